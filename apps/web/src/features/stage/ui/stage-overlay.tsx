"use client";
import type { PauseReason, PersonId } from "@karaverse/protocol";
import { skippedTo } from "@karaverse/singing";
import { nextLine, partOf, sharingOf } from "@karaverse/songs";
import { type ReactNode, useRef, useState, useSyncExternalStore } from "react";
import { useWords } from "@/i18n/words";
import type { SoundPreferences } from "../../voice/model/preferences";
import { savesData } from "../model/data-saver";
import { tuningWords } from "../model/key-words";
import type { StageSession, StageView } from "../model/stage-session";
import { type StageCommand, StageControls } from "./controls";
import { GraphicsScreen } from "./graphics-screen";
import { Ensemble, MainScore } from "./scores";
import { SongVideo } from "./song-video";
import { SoundSheet } from "./sound-sheet";
import { UnheardLine } from "./unheard-line";
import { useFrame } from "./use-frame";
import { Words } from "./words";

interface Props {
  stage: StageSession;
  me: PersonId;
  now: () => number;
  /** Title of the song on stage. */
  title: string;
  mayRun: boolean;
  preferences: SoundPreferences;
  onPrefer: (change: Partial<SoundPreferences>) => void;
  /** How late one hears oneself. */
  monitorDelay: () => { ms: number; measured: boolean };
  onCommand: (command: StageCommand) => void;
  /** For a singer whose microphone is off. */
  onOpenMicrophone: () => void;
  /** Beside the controls, for who listens. */
  join: ReactNode;
}

/** What everybody sees of a performance: count-in, lyrics, notes, score. Nothing while nobody performs. */
export function StageOverlay(props: Props) {
  const t = useWords();
  const { stage, me, mayRun } = props;
  const view = useSyncExternalStore(stage.subscribe, stage.view, stage.view);
  const { performance } = view;
  if (performance.phase === "idle" || performance.phase === "scored") return null;
  const performing = performance.performers.some(({ person }) => person === me);
  const isRunning = performance.phase === "counting-in" || performance.phase === "singing";
  const tuned = tuningWords(t, performance.tuning);
  const isShared = performance.performers.length > 1;
  const video = props.preferences.videos && !savesData() ? (view.song?.video ?? null) : null;
  const pace = performance.tuning.tempo / 100;
  const written = () => writtenPosition(stage);
  return (
    <section
      aria-label={t("stage.label")}
      data-testid="stage"
      data-phase={performance.phase}
      data-performing={performing}
      data-marked={view.marked}
      className="pointer-events-none flex w-full flex-col items-center gap-2 px-3"
    >
      <PositionProbe stage={stage} />
      <div
        className={`stage-panel pointer-events-auto w-full max-w-3xl rounded-3xl border border-brass/12 bg-ink/85 p-3 sm:p-4 ${video ? "over-video relative isolate flex min-h-[min(44dvh,27rem)] flex-col justify-between overflow-hidden" : ""}`}
      >
        {video && <SongVideo key={video.url} video={video} pace={pace} position={written} />}
        <header className="mb-1 flex flex-wrap items-center justify-between gap-x-3 gap-y-1 sm:flex-nowrap">
          <div
            className={`min-w-0 ${isShared ? "flex basis-full items-baseline gap-2 sm:block sm:basis-auto" : ""}`}
          >
            <p className="truncate font-display text-sm text-brass">{props.title}</p>
            <p className="truncate text-bone/70 text-xs">
              {/* Several are named below, with their colours. */}
              {isShared ? "" : performance.performers.map(({ name }) => name).join(" & ")}
              {tuned && (
                <span className="text-bone/55">
                  {isShared ? "" : " · "}
                  {tuned}
                </span>
              )}
            </p>
          </div>
          <MainScore view={view} me={me} />
          <div className="flex items-center gap-1">
            <SoundSheet
              preferences={props.preferences}
              onPrefer={props.onPrefer}
              singing={
                performing
                  ? {
                      song: performance.song,
                      tuning: performance.tuning,
                      monitorDelay: props.monitorDelay,
                      chain: performance.performers.map(({ person, name }) =>
                        person === me ? t("stage.youInChain") : name,
                      ),
                      onTune: (tuning) => stage.tune(performance.song, tuning),
                    }
                  : null
              }
            />
            {(performing || mayRun) && (
              <RunningControls
                stage={stage}
                view={view}
                performing={performing}
                onCommand={props.onCommand}
              />
            )}
            {!performing && props.join}
          </div>
        </header>
        {performing && isRunning && view.unheard && (
          <UnheardLine why={view.unheard} onOpen={props.onOpenMicrophone} />
        )}
        <Ensemble view={view} me={me} />
        <Body {...props} view={view} performing={performing} />
      </div>
    </section>
  );
}

/** Pictures and videos run in the time of the song as written, at whatever pace it is sung. */
function writtenPosition(stage: StageSession): number | null {
  const at = stage.position();
  const { performance } = stage.view();
  return at === null || performance.phase === "idle" ? null : (at * performance.tuning.tempo) / 100;
}

function Body({
  stage,
  me,
  now,
  view,
  performing,
  preferences,
}: Props & { view: StageView; performing: boolean }) {
  const t = useWords();
  const { performance, song } = view;
  if (performance.phase === "idle" || performance.phase === "scored") return null;
  if (view.loading === "failed") {
    return (
      <p role="alert" className="py-4 text-center text-coral">
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
      <p role="status" className="py-4 text-center text-bone/80">
        {several && <span className="block text-brass">{several}</span>}
        {waiting > 0 ? t("stage.gettingReady") : t("stage.loading")}
      </p>
    );
  }
  if (song.graphics && !song.song.tracks.some(({ phrases }) => phrases.length > 0)) {
    return (
      <>
        <CountDown now={now} view={view} />
        <GraphicsScreen graphics={song.graphics} position={() => writtenPosition(stage)} />
        {performance.phase === "paused" && <Paused why={performance.why} />}
      </>
    );
  }
  return (
    <>
      <CountDown now={now} view={view} />
      <Words
        {...{ stage, view, me }}
        song={song.song}
        hideNotes={performing && preferences.hideNotes}
        hideLyrics={performing && preferences.hideLyrics}
      />
      {performance.phase === "paused" && <Paused why={performance.why} />}
    </>
  );
}

function Paused({ why }: { why: PauseReason }) {
  const t = useWords();
  return (
    <p role="status" className="mt-2 text-center text-sm text-brass">
      {why === "dropped" || why === "server" ? t("stage.pausedDropped") : t("stage.paused")}
    </p>
  );
}

/** 3, 2, 1 before the song's own beginning or its going on. */
function CountDown({ now, view }: { now: () => number; view: StageView }) {
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
    <p role="timer" data-testid="count-in" className="text-center font-display text-5xl text-brass">
      {left}
    </p>
  );
}

/** With the way to the next line, while nobody sings for long. */
function RunningControls({
  stage,
  view,
  performing,
  onCommand,
}: Pick<Props, "stage" | "onCommand"> & { view: StageView; performing: boolean }) {
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

/** Where the song stands here, for tests and for whoever looks with the browser's tools. */
function PositionProbe({ stage }: { stage: StageSession }) {
  const probe = useRef<HTMLSpanElement>(null);
  useFrame(() => {
    const position = stage.position();
    if (probe.current)
      probe.current.dataset.positionMs = position === null ? "" : String(Math.round(position));
  });
  return <span ref={probe} data-testid="position" hidden />;
}
