import clsx from "clsx";
import { useRef } from "react";
import { useWords } from "@/i18n/words";
import { savesData } from "../model/data-saver";
import { tuningWords } from "../model/key-words";
import type { StageView } from "../model/stage-view";
import { ownTrack } from "../model/take";
import { Ensemble, MainScore } from "./scores";
import { SongVideo } from "./song-video";
import { SoundSheet } from "./sound-sheet";
import { type OnStage, RunningControls, StageBody, writtenPosition } from "./stage-moments";
import type { StageProps } from "./stage-overlay";
import { UnheardLine } from "./unheard-line";
import { Words } from "./words";

interface Props extends StageProps {
  view: StageView;
  performance: OnStage;
  performing: boolean;
}

/** To sing by: notes and words as large as they fit into about a third of the window. */
export function StagePanel({ view, performance, performing, ...props }: Props) {
  const t = useWords();
  const { stage, me, preferences } = props;
  const isRunning = performance.phase === "counting-in" || performance.phase === "singing";
  const tuned = tuningWords(t, performance.tuning);
  const isShared = performance.performers.length > 1;
  const video = preferences.videos && !savesData() ? (view.song?.video ?? null) : null;
  const pace = performance.tuning.tempo / 100;
  const panel = useRef<HTMLDivElement>(null);
  return (
    <div
      ref={panel}
      className={clsx(
        "pointer-events-auto w-full max-w-3xl rounded-3xl border border-brass/12 bg-plum p-3 sm:px-4",
        video &&
          "over-video relative isolate flex min-h-[min(38dvh,27rem)] flex-col justify-between overflow-hidden",
      )}
    >
      {video && (
        <SongVideo key={video.url} video={video} pace={pace} position={() => writtenPosition(stage)} />
      )}
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
            beside={panel}
            side="bottom"
            preferences={preferences}
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
          {(performing || props.mayRun) && (
            <RunningControls stage={stage} view={view} performing={performing} onCommand={props.onCommand} />
          )}
          {!performing && props.join}
        </div>
      </header>
      {performing && isRunning && view.unheard && (
        <UnheardLine
          key={view.unheard}
          why={view.unheard}
          track={view.song ? ownTrack(view.song.song, performance.performers, me) : null}
          position={() => stage.position()}
          onOpen={props.onOpenMicrophone}
        />
      )}
      <Ensemble view={view} me={me} />
      <StageBody stage={stage} view={view} performance={performance} now={props.now}>
        {({ song }) => (
          <Words
            {...{ stage, view, me, song }}
            look="panel"
            hideNotes={performing && preferences.hideNotes}
            hideLyrics={performing && preferences.hideLyrics}
          />
        )}
      </StageBody>
    </div>
  );
}
