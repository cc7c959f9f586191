"use client";
import { Button, Dialog } from "@karaverse/ui";
import { Users } from "lucide-react";
import { useEffect, useState } from "react";
import { useWords } from "@/i18n/words";
import { api } from "@/lib/api";
import type { LobbyAnswer, LobbyRoom } from "@/lib/api-types";
import { roomsBeyond } from "../model/beyond";

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
      {beyond.length > 0 ? (
        <section aria-labelledby="beyond" className="mt-5">
          <h3 id="beyond" className="mb-2 text-sm text-bone/70">
            {t("room.straightOn")}
          </h3>
          <ul className="flex flex-col gap-2">
            {beyond.map(({ slug, name, people }) => (
              <li key={slug}>
                <Button className="w-full justify-between gap-3" onClick={() => onGo(slug)}>
                  <span dir="auto" className="truncate">
                    {name}
                  </span>
                  <span className="flex shrink-0 items-center gap-1 text-sm text-bone/70">
                    <Users aria-hidden className="size-4" />
                    <span className="sr-only">{t("room.peopleHere")}</span> {people}
                  </span>
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </Dialog>
  );
}

function useRoomsBeyond(to: DoorTo, here: string): LobbyRoom[] {
  const [rooms, setRooms] = useState<LobbyRoom[]>([]);
  useEffect(() => {
    if (to.room !== "") return;
    let isOver = false;
    // Without an answer the door leads to the lobby, as ever.
    api<LobbyAnswer>("GET", "rooms").then(
      (answer) => isOver || setRooms(roomsBeyond(answer.rooms, here)),
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [to, here]);
  return rooms;
}
