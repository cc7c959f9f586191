"use client";
import dynamic from "next/dynamic";

/** Sound, sockets and pictures are the browser's alone: nothing of the room is rendered on the server. */
export const RoomEntry = dynamic(() => import("./room-page").then(({ RoomPage }) => RoomPage), {
  ssr: false,
  loading: () => (
    <p className="grid min-h-dvh place-items-center bg-[radial-gradient(50rem_30rem_at_50%_0,#5a123055,transparent)] font-display text-xl text-bone/70">
      The doorman looks for your name …
    </p>
  ),
});
