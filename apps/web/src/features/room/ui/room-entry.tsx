"use client";
import dynamic from "next/dynamic";
import { Arriving, AT_DOOR } from "./arriving";

/** Sound, sockets and pictures are the browser's alone: nothing of the room is rendered on the server. */
export const RoomEntry = dynamic(() => import("./room-page").then(({ RoomPage }) => RoomPage), {
  ssr: false,
  // The card that comes next, where it will stand: nothing jumps between the link and the door.
  loading: () => (
    <div className="fixed inset-0 bg-[radial-gradient(50rem_30rem_at_50%_0,#5a123055,transparent)]">
      <main className={AT_DOOR}>
        <Arriving />
      </main>
    </div>
  ),
});
