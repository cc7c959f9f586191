"use client";
import { GESTURES, type PersonId } from "@karaverse/protocol";
import clsx from "clsx";
import { Lock, Users } from "lucide-react";
import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { useStore } from "zustand/react";
import { RoomProvider, useMe, useRoom, useRoomView } from "@/connection";
import { useDiagnosticsWindow } from "@/features/diagnostics";
import { FaceCorner, RoomFacesContext, useExpressionKeys } from "@/features/faces";
import { RoomQueueStrip } from "@/features/queue";
import { SightPanel, type SightWatch } from "@/features/sight";
import { RoomResults, RoomSoundContext, RoomStage } from "@/features/stage";
import { useDesk } from "@/features/voice";
import { useWords } from "@/i18n/words";
import { linkInto } from "@/lib/halls";
import { PartBoundary } from "@/lib/part-boundary";
import { performs, singsIn } from "@/lib/performs";
import type { Inside } from "../model/evening";
import type { PanelsModel } from "../model/panels";
import { Bar } from "./bar";
import { Drawers } from "./drawers";
import { emote, nextDance } from "./emote";
import { FirstSteps } from "./first-steps";
import { Notices } from "./notices";

const LeaveQuestion = dynamic(() => import("./leave-question").then((it) => it.LeaveQuestion), {
  ssr: false,
});
const Reactions = dynamic(() => import("./reactions").then((it) => it.Reactions), { ssr: false });
const UnseenHouse = dynamic(() => import("./unseen-house").then((it) => it.UnseenHouse), { ssr: false });
const ListView = dynamic(() => import("./list-view").then((it) => it.ListView), { ssr: false });

interface Props {
  inside: Inside;
  panels: PanelsModel;
  sight: SightWatch | null;
  asList: boolean;
  onLeave: () => void;
}

export function InsideRoom({ inside, ...rest }: Props) {
  return (
    <RoomProvider room={inside.room}>
      <RoomSoundContext value={inside.sound}>
        <RoomFacesContext value={inside.faces}>
          <Interface inside={inside} {...rest} />
        </RoomFacesContext>
      </RoomSoundContext>
    </RoomProvider>
  );
}

/** Everything around the room: queue above, stage in the middle, the bar below, one drawer at the side. */
function Interface({ inside, panels, sight, asList, onLeave }: Props) {
  const { open, reacting } = useStore(panels.store);
  useKeys(panels);
  useExpressionKeys(inside.faces.own, isTyping);
  const { me } = inside.room;
  const isCalled = useRoomView(
    ({ performance }) => performance.phase === "preparing" && performs(performance, me),
  );
  const sings = useRoomView(({ performance }) => singsIn(performance, me));
  const isSinging = sings !== null;
  const [isLeaving, setLeaving] = useState(false);
  // Who is called to the stage has no use for a drawer.
  useEffect(() => {
    if (isCalled) panels.close();
  }, [isCalled, panels]);
  useDiagnosticsWindow();
  const crowd = useMe()?.crowd ?? 0;
  // Rule J8: the address bar is a link like any other, and a reload comes back here.
  useEffect(() => history.replaceState(history.state, "", linkInto(location.href, crowd)), [crowd]);
  return (
    <div
      data-room={inside.room.slug}
      data-view={asList ? "list" : "world"}
      className={clsx(
        // How one walks can wait for who reads their results.
        "absolute inset-0 flex flex-col has-[[data-testid=results]]:[&_[data-testid=first-steps]]:hidden",
        !asList && "pointer-events-none",
        asList && "overflow-hidden",
      )}
    >
      <header
        className={clsx(
          "flex flex-wrap items-center justify-between gap-x-4 gap-y-2 p-2.5 sm:p-4",
          open && "md:pe-[26.5rem]",
        )}
      >
        <RoomName />
        <div className="pointer-events-auto max-w-full min-w-0">
          <RoomQueueStrip onOpen={() => panels.toggle("queue")} onPick={() => panels.toggle("songs")} />
        </div>
      </header>
      <div className={clsx(open && "md:pe-[26.5rem]")}>
        <Notices />
        {/* Not beside what one has opened, and not while one sings. */}
        {asList || open || reacting || isSinging || sight ? null : <FirstSteps />}
      </div>
      <main
        // The list can be longer than the window, and keys must scroll it.
        tabIndex={asList ? 0 : undefined}
        className={clsx(
          "flex min-h-0 flex-1 flex-col items-center gap-3 pt-2 pb-2 sm:pb-4",
          // On a phone the drawer comes from below: the lyrics stay above it.
          asList && "overflow-y-auto",
          // The audience looks over its words at the stage; who sings sees themselves under theirs.
          !asList && !isSinging && (open ? "md:justify-end" : "justify-end"),
          open && "md:pe-[26.5rem]",
        )}
      >
        <div className="flex w-full flex-col items-center gap-3">
          <PartBoundary place="room">
            <RoomStage isOverRoom={!asList} />
            <RoomResults
              isOverRoom={!asList}
              drawer={{
                isOpen: open !== null,
                close: panels.close,
                openSinging: () => panels.show("singing"),
              }}
            />
          </PartBoundary>
        </div>
        {asList ? (
          <PartBoundary place="room">
            <ListView chat={inside.chat} />
            <UnseenHouse inside={inside} />
          </PartBoundary>
        ) : null}
      </main>
      {sight ? (
        <PartBoundary place="room">
          <SightPanel watch={sight} onClose={panels.toggleSight} />
        </PartBoundary>
      ) : null}
      <FaceCorner faces={inside.faces} isBesideDrawer={open !== null} />
      {reacting ? (
        <div className="absolute inset-x-0 bottom-[calc(var(--above-bar)+0.5rem)] z-20 flex justify-center px-2">
          <PartBoundary place="room">
            <Reactions panels={panels} />
          </PartBoundary>
        </div>
      ) : null}
      <Bar
        panels={panels}
        chat={inside.chat}
        asList={asList}
        onLeave={() => (sings ? setLeaving(true) : onLeave())}
      />
      {isLeaving && sings ? (
        <LeaveQuestion sings={sings} onStay={() => setLeaving(false)} onLeave={onLeave} />
      ) : null}
      <Drawers panels={panels} chat={inside.chat} asList={asList} />
    </div>
  );
}

function RoomName() {
  const t = useWords();
  const { name, locked, capacity, everybody } = useRoomView((view) => ({
    name: view.name,
    locked: view.locked,
    capacity: view.capacity,
    everybody: view.participants.length,
  }));
  const crowd = useMe()?.crowd ?? 0;
  const people = useRoomView((view) => view.participants.filter((one) => one.crowd === crowd).length);
  return (
    <div className="pointer-events-auto flex min-w-0 items-center gap-3 rounded-full border border-brass/12 bg-plum/95 px-4 py-1.5">
      <h1 dir="auto" className="truncate font-display text-lg font-semibold">
        {name}
      </h1>
      {locked ? (
        <Lock role="img" aria-label={t("room.isLocked")} className="size-4 shrink-0 text-coral" />
      ) : null}
      <span data-people={people} className="flex shrink-0 items-center gap-1 text-sm text-bone/70">
        <Users aria-hidden className="size-4" />
        <span className="sr-only">{t("room.peopleHere")}</span> {people}
        <span className="hidden sm:inline">{t("room.ofCapacity", { capacity })}</span>
        {crowd > 0 || everybody > people ? (
          <span className="hidden whitespace-nowrap sm:inline">· {t("common.hall", { crowd })}</span>
        ) : null}
      </span>
    </div>
  );
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('input, textarea, select, [contenteditable], [role="menu"], [role="dialog"]') !== null;

/** V looks from elsewhere, M opens and closes the microphone, 1 to 7 are the emotes, 4 the next dance, with Shift 1 to 6 are faces, F2 shows what one is sent. */
function useKeys(panels: PanelsModel): void {
  const room = useRoom();
  const desk = useDesk();
  const muted = useRoomView((view) => view.byId.get(room.me as PersonId)?.muted ?? false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.code === "F2" && !event.repeat) {
        event.preventDefault();
        panels.toggleSight();
      }
      const { repeat, shiftKey, ctrlKey, metaKey, altKey } = event;
      if (repeat || ctrlKey || metaKey || altKey || isTyping(event.target)) return;
      const gesture =
        !shiftKey && /^Digit[1-7]$/.test(event.code) ? GESTURES[Number(event.code.slice(5))] : undefined;
      if (gesture) void emote(room, gesture === "dance" ? nextDance(room) : gesture);
      else if (event.code === "KeyV") panels.nextCamera();
      else if (event.code === "KeyM" && !muted) void desk.setSpeaking(!desk.view().speaking);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [room, desk, panels, muted]);
}
