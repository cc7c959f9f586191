"use client";
import type { Events } from "@karaverse/protocol";
import { may } from "@karaverse/protocol";
import type { Song } from "@karaverse/songs";
import { toast } from "@karaverse/ui";
import type { Unheard } from "@karaverse/voice";
import dynamic from "next/dynamic";
import { createContext, useContext, useEffect, useState, useSyncExternalStore } from "react";
import { useMyRank, useRoom, useRoomView } from "../../../connection";
import { KeepMark } from "../../keeping/ui/keep-mark";
import { useDesk, useDeskView } from "../../voice";
import type { Hindsight } from "../model/hindsight";
import type { RoomSound } from "../model/room-sound";
import type { StageView } from "../model/stage-session";
import type { StageCommand } from "./controls";
import { SingAlong } from "./sing-along";

// Fetched when somebody has queued a song, not on the way into the room.
const fetchOverlay = () => import("./stage-overlay").then((it) => it.StageOverlay);
const StageOverlay = dynamic(fetchOverlay, { ssr: false });
const Results = dynamic(() => import("./results").then((it) => it.Results), { ssr: false });

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

/** The stage of the room one is in: the performance while it lasts, the results after it. */
export function RoomStage({ isOverRoom }: { isOverRoom: boolean }) {
  const room = useRoom();
  const { stage, keeper } = useRoomSound();
  const desk = useDesk();
  const { preferences } = useDeskView();
  const rank = useMyRank();
  const queue = useRoomView((view) => view.queue);
  const [outcome, setOutcome] = useOutcome();
  const { performance, song } = useStageView();
  const entry = performance.phase === "idle" ? undefined : queue.find(({ id }) => id === performance.entry);
  const isWanted = queue.length > 0;
  useEffect(() => {
    if (isWanted) void fetchOverlay();
  }, [isWanted]);
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
      {outcome && (
        <Results
          result={outcome.result}
          song={outcome.song}
          title={outcome.title}
          hindsight={outcome.hindsight}
          unheard={outcome.unheard}
          room={room.slug}
          onClose={() => setOutcome(null)}
        />
      )}
    </>
  );
}

interface Outcome {
  result: Events["result"];
  song: Song | null;
  title: string;
  hindsight: Hindsight | null;
  unheard: Unheard | null;
}

/** The last result, until it is closed or the next song begins. */
function useOutcome(): [Outcome | null, (outcome: Outcome | null) => void] {
  const room = useRoom();
  const { stage } = useRoomSound();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const { phase } = useStageView().performance;
  useEffect(
    () =>
      room.on("result", (result) => {
        const loaded = stage.view().song;
        const song = loaded?.id === result.song ? loaded.song : null;
        const hindsight = stage.hindsight(result.performance);
        const unheard = stage.unheardIn(result.performance);
        setOutcome({ result, song, title: song?.title ?? "", hindsight, unheard });
      }),
    [room, stage],
  );
  useEffect(() => {
    if (phase === "preparing" || phase === "counting-in") setOutcome(null);
  }, [phase]);
  return [outcome, setOutcome];
}
