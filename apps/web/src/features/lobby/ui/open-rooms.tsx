"use client";
import { Button, Empty, FIELD } from "@karaverse/ui";
import { useDeferredValue, useState } from "react";
import { useWords } from "@/i18n/words";
import type { LobbyRoom } from "@/lib/api-types";
import { roomsLike } from "../model/lobby";
import { RoomCard } from "./room-card";

/** Fewer than that are seen at a glance. */
const MANY = 12;
const PAGE = 120;

/** The doors that are open: some at once, and a way to find the one that is meant where there are many. */
export function OpenRooms({ rooms }: { rooms: readonly LobbyRoom[] }) {
  const t = useWords();
  const [text, setText] = useState("");
  const [page, setPage] = useState(PAGE);
  const found = roomsLike(rooms, useDeferredValue(text));
  return (
    <>
      {rooms.length > MANY || text ? (
        <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2">
          <input
            type="search"
            aria-label={t("lobby.find")}
            placeholder={t("lobby.find")}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setPage(PAGE);
            }}
            className={`${FIELD} sm:max-w-sm`}
          />
          <p role="status" className="text-sm text-bone/65 tabular-nums">
            {t("lobby.found", { count: found.length })}
          </p>
        </div>
      ) : null}
      {found.length === 0 ? (
        <div className="flex flex-col items-center">
          <Empty>{t("lobby.noneFound")}</Empty>
          <Button onClick={() => setText("")}>{t("lobby.showAll")}</Button>
        </div>
      ) : null}
      <ul aria-label={t("lobby.rooms")} className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {found.slice(0, page).map((room) => (
          <RoomCard key={room.id} room={room} />
        ))}
      </ul>
      {found.length > page ? (
        <div className="mt-6 flex justify-center">
          <Button onClick={() => setPage(page + PAGE)}>
            {t("lobby.more", { count: Math.min(PAGE, found.length - page) })}
          </Button>
        </div>
      ) : null}
    </>
  );
}
