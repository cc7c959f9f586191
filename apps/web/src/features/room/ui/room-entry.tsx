"use client";
import dynamic from "next/dynamic";
import { useWords } from "@/i18n/words";

/** Sound, sockets and pictures are the browser's alone: nothing of the room is rendered on the server. */
export const RoomEntry = dynamic(() => import("./room-page").then(({ RoomPage }) => RoomPage), {
  ssr: false,
  loading: Arriving,
});

function Arriving() {
  const t = useWords();
  return (
    <p className="grid min-h-dvh place-items-center bg-[radial-gradient(50rem_30rem_at_50%_0,#5a123055,transparent)] font-display text-xl text-bone/70">
      {t("room.loading")}
    </p>
  );
}
