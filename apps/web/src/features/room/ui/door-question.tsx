"use client";
import { Button, Dialog } from "@karaverse/ui";
import { Users } from "lucide-react";
import { useEffect, useState } from "react";
import { namesWords } from "@/i18n/names-words";
import { useWords } from "@/i18n/words";
import { api } from "@/lib/api";
import type { LobbyAnswer, LobbyRoom } from "@/lib/api-types";
import { type Beyond, roomsBeyond } from "../model/beyond";

/** Where a door leads to: a room of the house by the last part of its address, or with none the lobby. */
export interface DoorTo {
  room: string;
  label: string;
}

interface Props {
  to: DoorTo;
  /** The room that one is in. */
  here: string;
  /** Rule P16: with whom one sings at the moment, as far as somebody does. */
  sings: "alone" | "with-others" | null;
  onStay(): void;
  /** @param room empty for the lobby */
  onGo(room: string): void;
}

/** Asked before somebody goes: a door is easily clicked, and walked into. The lobby's is the way to every open room. */
export function DoorQuestion({ to, here, sings, onStay, onGo }: Props) {
  const t = useWords();
  const note = [
    t("room.throughDoor"),
    ...(sings === "alone" ? [t("room.songEndsHere")] : []),
    ...(sings === "with-others" ? [t("room.othersSingOn")] : []),
  ];
  const beyond = useRoomsBeyond(to, here);
  return (
    <Dialog open onOpenChange={(open) => open || onStay()} title={to.label} note={note.join(" ")}>
      <div className="flex flex-wrap gap-3">
        <Button tone="main" onClick={() => onGo(to.room)}>
          {t("room.goThere")}
        </Button>
        <Button onClick={onStay}>{t("room.stay")}</Button>
      </div>
      {beyond.rooms.length > 0 ? (
        <section aria-labelledby="beyond" className="mt-5">
          <h3 id="beyond" className="mb-2 text-sm text-bone/70">
            {t("room.straightOn")}
          </h3>
          {/* As high as some and a half: that there are more is seen. */}
          <ul className="flex max-h-[min(19rem,45dvh)] flex-col gap-2 overflow-y-auto overscroll-contain p-1">
            {beyond.rooms.map((room) => (
              <li key={room.slug}>
                <RoomBeyond room={room} onGo={() => onGo(room.slug)} />
              </li>
            ))}
          </ul>
          {beyond.more > 0 ? (
            <p className="mt-2 text-sm text-bone/70">{t("room.moreInLobby", { count: beyond.more })}</p>
          ) : null}
        </section>
      ) : null}
    </Dialog>
  );
}

function RoomBeyond({ room: { name, people, singing }, onGo }: { room: LobbyRoom; onGo(): void }) {
  const t = useWords();
  return (
    <Button className="w-full gap-3" onClick={onGo}>
      <span className="min-w-0 flex-1 text-start">
        <span dir="auto" className="block truncate">
          {name}
        </span>
        {singing ? (
          <span dir="auto" className="block truncate text-sm text-brass">
            {singing.title} · {namesWords(t, singing.singers)}
          </span>
        ) : null}
      </span>
      <span className="flex shrink-0 items-center gap-1 text-sm text-bone/70">
        <Users aria-hidden className="size-4" />
        <span className="sr-only">{t("room.peopleHere")}</span> {people}
      </span>
    </Button>
  );
}

const NOWHERE: Beyond = { rooms: [], more: 0 };

function useRoomsBeyond(to: DoorTo, here: string): Beyond {
  const [beyond, setBeyond] = useState(NOWHERE);
  useEffect(() => {
    if (to.room !== "") return;
    let isOver = false;
    // Without an answer the door leads to the lobby, as ever.
    api<LobbyAnswer>("GET", "rooms").then(
      (answer) => isOver || setBeyond(roomsBeyond(answer.rooms, here)),
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [to, here]);
  return beyond;
}
