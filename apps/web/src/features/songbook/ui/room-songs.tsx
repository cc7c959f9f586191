"use client";
import { toast } from "@karaverse/ui";
import { useRoom, useRoomView } from "../../../connection";
import { SongsDrawer } from "./songs-drawer";

export function RoomSongs({ onQueued }: { onQueued?: () => void }) {
  const room = useRoom();
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
    />
  );
}
