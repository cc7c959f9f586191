"use client";
import { type Events, may, type PersonId } from "@karaverse/protocol";
import type { Song } from "@karaverse/songs";
import { toast } from "@karaverse/ui";
import type { Unheard } from "@karaverse/voice";
import dynamic from "next/dynamic";
import { useEffect, useRef, useState } from "react";
import { useWords } from "@/i18n/words";
import { useMyRank, useRoom, useRoomView } from "../../../connection";
import { consent } from "../../keeping/model/consent";
import type { Hindsight } from "../model/hindsight";
import { useRoomSound, useStageView } from "./room-stage";

const Results = dynamic(() => import("./results").then((it) => it.Results), { ssr: false });
const ResultsLine = dynamic(() => import("./results-line").then((it) => it.ResultsLine), { ssr: false });

interface Props {
  isOverRoom: boolean;
  /** The drawer beside the room; on a phone it comes from below, to where the results are. */
  drawer: { isOpen: boolean; close: () => void; openSinging: () => void };
}

/** What became of the song that is over: a card, or a line of it, until it is closed or the next song begins. */
export function RoomResults({ isOverRoom, drawer }: Props) {
  const t = useWords();
  const room = useRoom();
  const rank = useMyRank();
  const everybody = useRoomView((view) => view.participants);
  const [outcome, close] = useOutcome();
  const [isFolded, setFolded] = useState(false);
  const shown = useRef<Outcome | null>(null);
  const sang = outcome?.result.performers.some(({ person }) => person === room.me) ?? false;
  useEffect(() => {
    if (outcome && outcome !== shown.current) setFolded(isBelow(SMALL_REM) && !sang);
    shown.current = outcome;
  }, [outcome, sang]);
  useEffect(() => {
    if (drawer.isOpen && isBelow(DRAWER_BELOW_REM)) setFolded(true);
  }, [drawer.isOpen]);
  if (!outcome) return null;
  const { result } = outcome;
  const again = async (): Promise<boolean> => {
    const present = new Set<PersonId>(
      everybody.flatMap(({ personId, connected }) => (connected ? personId : [])),
    );
    const mates = result.performers.flatMap(({ person }) =>
      person !== room.me && present.has(person) ? person : [],
    );
    const { song, difficulty } = result;
    const answer = await room.ask("queue-song", { song, difficulty, with: mates });
    if (answer.ok) toast.success(t(mates.length > 0 ? "songbook.queuedWith" : "songbook.queued"));
    else toast.error(answer.message);
    return answer.ok;
  };
  if (isFolded)
    return (
      <ResultsLine
        {...outcome}
        isOverRoom={isOverRoom && !drawer.isOpen}
        onOpen={() => {
          if (isBelow(DRAWER_BELOW_REM)) drawer.close();
          setFolded(false);
        }}
        onClose={close}
      />
    );
  return (
    <Results
      {...outcome}
      room={room.slug}
      onFold={() => setFolded(true)}
      onClose={close}
      onAgain={sang && may(rank, "queue") ? again : null}
      onHear={sang && consent.getState().state === "given" ? drawer.openSinging : null}
    />
  );
}

/** Who listens on a screen as narrow as this came to see the room, and opens the results if they want them. */
const SMALL_REM = 40;
/** Narrower, a drawer comes from below. */
const DRAWER_BELOW_REM = 48;
const isBelow = (rem: number): boolean => matchMedia(`(width < ${rem}rem)`).matches;

export interface Outcome {
  result: Events["result"];
  song: Song | null;
  title: string;
  hindsight: Hindsight | null;
  unheard: Unheard | null;
}

/** The last result, until it is closed or the next song begins. */
function useOutcome(): [Outcome | null, () => void] {
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
  return [outcome, () => setOutcome(null)];
}
