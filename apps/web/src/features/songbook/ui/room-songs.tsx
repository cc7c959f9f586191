"use client";
import { toast } from "@karaverse/ui";
import { useMyRank, useRoom, useRoomView } from "../../../connection";
import { takeAway } from "../model/taking-away";
import { SongsDrawer } from "./songs-drawer";

export function RoomSongs({ onQueued }: { onQueued?: () => void }) {
  const room = useRoom();
  const rank = useMyRank();
  const people = useRoomView((view) => view.participants);
  return (
    <SongsDrawer
      people={people}
      me={room.me}
      onQueue={(request) =>
        void room.ask("queue-song", request).then((answer) => {
          if (!answer.ok) return toast.error(answer.message);
          toast.success("In the queue. “Sing” appears when it is your turn.");
          return onQueued?.();
        })
      }
      mayRemove={({ broughtBy }) => broughtBy !== null && (rank === "admin" || broughtBy === room.me)}
      onRemove={(song, then) => {
        if (!confirm(`Take “${song.title}” and its scores out of the songbook?`)) return;
        takeAway(song).then(
          () => then(),
          (error: unknown) => toast.error(error instanceof Error ? error.message : String(error)),
        );
      }}
    />
  );
}
