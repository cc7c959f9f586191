import type { PauseReason, PerformanceView } from "@karaverse/protocol";
import { skippedTo } from "@karaverse/singing";
import { nextLine, partOf, sharingOf } from "@karaverse/songs";
import clsx from "clsx";
import { type ReactNode, useState } from "react";
import { useWords } from "@/i18n/words";
import type { StageSession } from "../model/stage-session";
import type { StageView } from "../model/stage-view";
import { type StageCommand, StageControls } from "./controls";
import { GraphicsScreen } from "./graphics-screen";
import { useFrame } from "./use-frame";

/** Somebody performs, and it is not over. */
export type OnStage = Exclude<PerformanceView, { phase: "idle" | "scored" }>;

/** Pictures and videos run in the time of the song as written, at whatever pace it is sung. */
export function writtenPosition(stage: StageSession): number | null {
  const at = stage.position();
  const { performance } = stage.view();
  return at === null || performance.phase === "idle" ? null : (at * performance.tuning.tempo) / 100;
}

interface BodyProps {
  stage: StageSession;
  view: StageView;
  performance: OnStage;
  now: () => number;
  slim?: boolean;
  /** Notes and words of the song that is there. */
  children: (song: NonNullable<StageView["song"]>) => ReactNode;
}

/** What stands in the middle: why there is no song yet, its pictures, or its words. */
export function StageBody({ stage, view, performance, now, slim = false, children }: BodyProps) {
  const t = useWords();
  const { song } = view;
  const line = slim ? "py-1 text-center" : "py-4 text-center";
  if (view.loading === "failed") {
    return (
      <p role="alert" className={clsx(line, "text-coral")}>
        {t("stage.notLoaded")}
      </p>
    );
  }
  if (performance.phase === "preparing" || !song) {
    const waiting =
      performance.phase === "preparing" ? performance.performers.length - performance.ready.length : 0;
    const several =
      song && performance.performers.length > 1 ? t(`stage.sharing.${sharingOf(song.song)}`) : "";
    return (
      <p role="status" className={clsx(line, "text-bone/80")}>
        {several && <span className="block text-brass">{several}</span>}
        {waiting > 0 ? t("stage.gettingReady") : t("stage.loading")}
      </p>
    );
  }
  const isPictures = song.graphics && !song.song.tracks.some(({ phrases }) => phrases.length > 0);
  return (
    <>
      <CountDown now={now} view={view} slim={slim} />
      {isPictures && song.graphics ? (
        <GraphicsScreen graphics={song.graphics} position={() => writtenPosition(stage)} slim={slim} />
      ) : (
        children(song)
      )}
      {performance.phase === "paused" && <Paused why={performance.why} />}
    </>
  );
}

function Paused({ why }: { why: PauseReason }) {
  const t = useWords();
  return (
    <p role="status" className="mt-1 text-center text-sm text-brass">
      {why === "dropped" || why === "server" ? t("stage.pausedDropped") : t("stage.paused")}
    </p>
  );
}

/** 3, 2, 1 before the song's own beginning or its going on. */
function CountDown({ now, view, slim }: { now: () => number; view: StageView; slim: boolean }) {
  const [left, setLeft] = useState(0);
  const { performance } = view;
  useFrame(() => {
    const seconds =
      performance.phase === "counting-in"
        ? Math.ceil((performance.startsAt + performance.from - now()) / 1000)
        : 0;
    if (seconds !== left) setLeft(seconds);
  });
  if (performance.phase !== "counting-in" || left < 1) return null;
  return (
    <p
      role="timer"
      data-testid="count-in"
      className={clsx("text-center font-display text-brass", slim ? "text-2xl leading-none" : "text-5xl")}
    >
      {left}
    </p>
  );
}

interface ControlsProps {
  stage: StageSession;
  view: StageView;
  performing: boolean;
  onCommand: (command: StageCommand) => void;
}

/** With the way to the next line, while nobody sings for long. */
export function RunningControls({ stage, view, performing, onCommand }: ControlsProps) {
  const [mayAhead, setMayAhead] = useState(false);
  const { performance, song } = view;
  useFrame(() => {
    const at = performance.phase === "singing" ? stage.position() : null;
    const sung =
      at === null || !song || performance.phase === "idle"
        ? []
        : performance.performers.map(({ part }) => partOf(song.song, part));
    const isLong = at !== null && skippedTo(at, nextLine(sung, at)) !== null;
    if (isLong !== mayAhead) setMayAhead(isLong);
  });
  const mayLeave = performing && performance.phase !== "idle" && performance.performers.length > 1;
  return (
    <StageControls performance={performance} mayAhead={mayAhead} mayLeave={mayLeave} onCommand={onCommand} />
  );
}
