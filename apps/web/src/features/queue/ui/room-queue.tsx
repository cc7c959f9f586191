"use client";
import { type CommandName, may, type RequestOf } from "@karaverse/protocol";
import { toast } from "@karaverse/ui";
import dynamic from "next/dynamic";
import { type RoomConnection, useMyRank, useRoom, useRoomView } from "../../../connection";
import { useDesk } from "../../voice";
import { QueueStrip } from "./queue-strip";

// The strip is there from the first second, the drawer when it is opened.
const QueueDrawer = dynamic(() => import("./queue-drawer").then((it) => it.QueueDrawer));

export async function tell<Name extends CommandName>(
  room: RoomConnection,
  name: Name,
  input: RequestOf<Name>,
): Promise<boolean> {
  const answer = await room.ask(name, input);
  if (!answer.ok) toast.error(answer.message);
  return answer.ok;
}

export function RoomQueueStrip({ onOpen }: { onOpen: () => void }) {
  const room = useRoom();
  const desk = useDesk();
  const queue = useRoomView((view) => view.queue);
  const performance = useRoomView((view) => view.performance);
  const sing = async (entry: string) => {
    // From this click the browser lets us sound and asks for the microphone.
    await desk.start();
    await tell(room, "take-microphone", { entry });
  };
  return (
    <QueueStrip
      queue={queue}
      performance={performance}
      me={room.me}
      onSing={(entry) => void sing(entry)}
      onOpen={onOpen}
    />
  );
}

export function RoomQueue() {
  const room = useRoom();
  const rank = useMyRank();
  const queue = useRoomView((view) => view.queue);
  const performance = useRoomView((view) => view.performance);
  return (
    <QueueDrawer
      queue={queue}
      performance={performance}
      me={room.me}
      mayManage={may(rank, "manage-queue")}
      onMove={(entry, before) => void tell(room, "move-entry", { entry, before })}
      onRemove={(entry) => void tell(room, "remove-entry", { entry })}
    />
  );
}
