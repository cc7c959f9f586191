"use client";
import type { HumanRecipe } from "@karaverse/avatars/recipe";
import { Button } from "@karaverse/ui";
import clsx from "clsx";
import { useRouter } from "next/navigation";
import {
  type ComponentProps,
  type ReactNode,
  type RefCallback,
  useCallback,
  useEffect,
  useMemo,
  useState,
} from "react";
import { useStore } from "zustand/react";
import { EntranceCard } from "@/features/entrance";
import { hasWebGl, settings } from "@/features/settings";
import { useSightWatch } from "@/features/sight";
import { VoiceDeskContext } from "@/features/voice";
import { useWords } from "@/i18n/words";
import type { Newcomer } from "@/world";
import { Evening, type Visit } from "../model/evening";
import { createPanels } from "../model/panels";
import { ALONE, Arriving, AT_DOOR } from "./arriving";
import { Hall } from "./hall";
import { InsideRoom } from "./inside-room";
import { useClearPart } from "./use-clear-part";
import { useHouseSounds } from "./use-house-sounds";

/** One room's page, from the link to the way home. */
export function RoomPage({ slug }: { slug: string }) {
  const [evening] = useState(() => new Evening(slug));
  const [panels] = useState(() => createPanels(isAskedFor("debug")));
  const [canDraw] = useState(hasWebGl);
  const { view } = useStore(settings);
  const visit = useStore(evening.visit);
  const router = useRouter();
  const [look, setLook] = useState<Pick<Newcomer, "recipe" | "file"> | null>(null);
  const onLook = useCallback((recipe: HumanRecipe, file: string | null) => setLook({ recipe, file }), []);
  const { clear, card } = useClearPart();
  const isAtDoor = visit.phase === "door";
  const newcomer = useMemo(
    () => (look && isAtDoor ? { ...look, clear, level: () => evening.desk.ownLevel() } : null),
    [look, isAtDoor, clear, evening],
  );
  const asList = view === "list" || !canDraw;
  useEffect(() => {
    void evening.arrive();
    return () => evening.close();
  }, [evening]);
  const hasLeft = visit.phase === "over" && visit.why === "left";
  useEffect(() => {
    if (hasLeft) router.push("/");
  }, [hasLeft, router]);
  const inside = visit.phase === "inside" ? visit.inside : null;
  const sight = useSightWatch(inside?.room ?? null, useStore(panels.store).sight);
  // Also where nothing is drawn: who reads the room as a list hears who comes, walks and claps.
  useHouseSounds(inside, evening.source);
  return (
    <VoiceDeskContext value={evening.desk}>
      <div
        data-visit={visit.phase}
        className="fixed inset-0 overflow-hidden bg-[radial-gradient(50rem_30rem_at_50%_0,#5a123055,transparent)]"
      >
        {asList || !("door" in visit) || hasLeft ? null : (
          <Hall
            evening={evening}
            door={visit.door}
            inside={inside}
            newcomer={newcomer}
            panels={panels}
            sight={sight}
          />
        )}
        {visit.phase === "inside" ? (
          <InsideRoom
            inside={visit.inside}
            panels={panels}
            sight={sight}
            asList={asList}
            onLeave={() => evening.leave()}
          />
        ) : (
          <Door visit={visit} evening={evening} isInRoom={!asList} card={card} onLook={onLook} />
        )}
      </div>
    </VoiceDeskContext>
  );
}

type EntranceProps = ComponentProps<typeof EntranceCard>;

const isAskedFor = (name: string): boolean =>
  typeof window !== "undefined" && new URLSearchParams(window.location.search).has(name);

interface DoorProps {
  visit: Exclude<Visit, { phase: "inside" }>;
  evening: Evening;
  /** The room is drawn behind the card, with the chosen body in it. */
  isInRoom: boolean;
  card: RefCallback<HTMLElement>;
  onLook: (recipe: HumanRecipe, file: string | null) => void;
}

/** Everything that is one card over the room. */
function Door({ visit, evening, isInRoom, card, onLook }: DoorProps) {
  const t = useWords();
  const router = useRouter();
  const onRevise = useCallback<EntranceProps["onRevise"]>((as) => evening.revise(as), [evening]);
  return (
    <main className={clsx("pointer-events-none", visit.phase === "nowhere" ? ALONE : AT_DOOR)}>
      {visit.phase === "door" ? (
        <EntranceCard
          room={visit.door.room}
          voice={visit.door.voice}
          role={visit.door.role}
          me={visit.me}
          busy={visit.busy}
          trouble={visit.trouble}
          offer={visit.offer}
          ref={card}
          isInRoom={isInRoom}
          onLook={onLook}
          onEnter={(entering, way) => {
            if (way === "line") evening.wait(entering);
            else void evening.enter(entering, way === "twin" ? "twin" : "refuse");
          }}
          onRevise={onRevise}
          onStopWaiting={() => evening.stopWaiting()}
        />
      ) : visit.phase === "nowhere" ? (
        <Word title={t("room.doorClosed")} text={visit.message}>
          {visit.isFinal ? null : (
            <Button tone="main" onClick={() => void evening.arrive()}>
              {t("common.tryAgain")}
            </Button>
          )}
          <Button tone={visit.isFinal ? "main" : "plain"} onClick={() => router.push("/")}>
            {t("common.toLobby")}
          </Button>
        </Word>
      ) : visit.phase === "over" && visit.why !== "left" ? (
        <Word title={t(`room.over.${visit.why}`)} text={visit.message}>
          {visit.why === "closed" || visit.why === "banned" ? null : (
            <Button onClick={() => void evening.arrive()}>{t("room.comeAgain")}</Button>
          )}
          <Button tone="main" onClick={() => router.push("/")}>
            {t("common.toLobby")}
          </Button>
        </Word>
      ) : visit.phase === "arriving" ? (
        <Arriving />
      ) : null}
    </main>
  );
}

function Word({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <section
      aria-labelledby="word"
      role="alertdialog"
      className="rise pointer-events-auto w-full max-w-md rounded-2xl border border-brass/15 bg-plum p-6 shadow-2xl shadow-black/60"
    >
      <h1 id="word" className="font-display text-2xl font-bold">
        {title}
      </h1>
      <p className="mt-2 text-bone/80">{text}</p>
      <div className="mt-5 flex flex-wrap gap-2">{children}</div>
    </section>
  );
}
