"use client";
import { may } from "@karaverse/protocol";
import dynamic from "next/dynamic";
import { PartBoundary } from "@/lib/part-boundary";
import { useMyRank, useRoom, useRoomView } from "../../../connection";
import { useDesk } from "../../voice";
import { rowsOf } from "../model/rows";
import { QueueStrip } from "./queue-strip";
import { takeMicrophone } from "./take-microphone";
import { tell } from "./tell";
import { useSeconds } from "./use-seconds";

// The strip is there from the first second, the drawer when it is opened.
const QueueDrawer = dynamic(() => import("./queue-drawer").then((it) => it.QueueDrawer), { ssr: false });
const TuneNext = dynamic(() => import("../../stage/ui/tune-next").then((it) => it.TuneNext), { ssr: false });
const TakeAlong = dynamic(() => import("../../keeping/ui/take-along").then((it) => it.TakeAlong), {
  ssr: false,
});

export function RoomQueueStrip({ onOpen, onPick }: { onOpen: () => void; onPick: () => void }) {
  const room = useRoom();
  const desk = useDesk();
  const queue = useRoomView((view) => view.queue);
  const performance = useRoomView((view) => view.performance);
  const sing = (entry: string) => takeMicrophone(room, desk, entry);
  return (
    <QueueStrip
      queue={queue}
      performance={performance}
      me={room.me}
      tuneFor={({ id, songId }) => (
        <PartBoundary place="aside">
          <TuneNext song={songId} />
          <TakeAlong key={id} entry={id} song={songId} />
        </PartBoundary>
      )}
      onSing={(entry) => void sing(entry)}
      onOpen={onOpen}
      onPick={onPick}
    />
  );
}

export function RoomQueue({ onPick }: { onPick: () => void }) {
  const room = useRoom();
  const rank = useMyRank();
  const { queue, performance, rotation } = useRoomView((view) => ({
    queue: view.queue,
    performance: view.performance,
    rotation: view.rotation,
  }));
  const now = useSeconds();
  const rows = rowsOf(queue, performance, { me: room.me, mayManage: may(rank, "manage-queue"), now });
  return (
    <QueueDrawer
      rows={rows}
      rotation={rotation}
      onPick={onPick}
      onMove={(entry, before) => tell(room, "move-entry", { entry, before })}
      onRemove={(entry) => void tell(room, "remove-entry", { entry })}
      onPass={(entry) => void tell(room, "pass-turn", { entry })}
      onDuet={({ entry, with: other }) => void tell(room, "make-duet", { entry, with: other })}
    />
  );
}
