"use client";
import { may } from "@karaverse/protocol";
import { toast } from "@karaverse/ui";
import dynamic from "next/dynamic";
import { createContext, useContext, useEffect, useSyncExternalStore } from "react";
import { useWords } from "@/i18n/words";
import { useMyRank, useRoom, useRoomView } from "../../../connection";
import { KeepMark } from "../../keeping/ui/keep-mark";
import { useDesk, useDeskView } from "../../voice";
import type { RoomSound } from "../model/room-sound";
import type { StageView } from "../model/stage-view";
import type { StageCommand } from "./controls";
import { SingAlong } from "./sing-along";

// Fetched when somebody has queued a song, not on the way into the room.
const fetchOverlay = () => import("./stage-overlay").then((it) => it.StageOverlay);
const StageOverlay = dynamic(fetchOverlay, { ssr: false });

export const RoomSoundContext = createContext<RoomSound | null>(null);

export function useRoomSound(): RoomSound {
  const sound = useContext(RoomSoundContext);
  if (!sound) throw new Error("useRoomSound outside of a room");
  return sound;
}

export function useStageView(): StageView {
  const { stage } = useRoomSound();
  return useSyncExternalStore(stage.subscribe, stage.view, stage.view);
}

/** The stage of the room one is in, while somebody performs. */
export function RoomStage({ isOverRoom }: { isOverRoom: boolean }) {
  const t = useWords();
  const room = useRoom();
  const { stage, keeper } = useRoomSound();
  const desk = useDesk();
  const { preferences } = useDeskView();
  const rank = useMyRank();
  const queue = useRoomView((view) => view.queue);
  const { performance, song } = useStageView();
  const entry = performance.phase === "idle" ? undefined : queue.find(({ id }) => id === performance.entry);
  const isWanted = queue.length > 0;
  useEffect(() => {
    if (isWanted) void fetchOverlay();
  }, [isWanted]);
  useEffect(
    () => room.on("not-ready", (entry) => toast.error(t("stage.notReady", { title: entry.title }))),
    [room, t],
  );
  const title = song?.song.title ?? entry?.title ?? "";

  const command = async (name: StageCommand) => {
    const answer = await room.ask(name, {});
    if (!answer.ok) toast.error(answer.message);
  };
  return (
    <>
      {performance.phase === "idle" ? null : (
        <StageOverlay
          isOverRoom={isOverRoom}
          stage={stage}
          me={room.me}
          now={() => room.now()}
          title={title}
          mayRun={may(rank, "run-stage")}
          preferences={preferences}
          onPrefer={(change) => desk.prefer(change)}
          monitorDelay={() => desk.monitorDelay()}
          onCommand={(name) => void command(name)}
          onOpenMicrophone={() => void desk.setSpeaking(true)}
          join={<SingAlong />}
        />
      )}
      <KeepMark keeper={keeper} />
    </>
  );
}
