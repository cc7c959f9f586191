import { useRef } from "react";
import { useWords } from "@/i18n/words";
import { namesOf } from "../../queue/model/rows";
import { savesData } from "../model/data-saver";
import { tuningWords } from "../model/key-words";
import type { StageView } from "../model/stage-view";
import { Ensemble, MainScore } from "./scores";
import { SongVideo } from "./song-video";
import { SoundSheet } from "./sound-sheet";
import { type OnStage, RunningControls, StageBody, writtenPosition } from "./stage-moments";
import type { StageProps } from "./stage-overlay";
import { useBandHeight } from "./use-band-height";
import { Words } from "./words";

interface Props extends StageProps {
  view: StageView;
  performance: OnStage;
}

/** For who listens in the room: the words in a narrow band, so that one sees the stage, oneself and the others. */
export function StageBand({ view, performance, ...props }: Props) {
  const t = useWords();
  const { stage, me, preferences } = props;
  const band = useBandHeight();
  const words = useRef<HTMLDivElement>(null);
  const tuned = tuningWords(t, performance.tuning);
  const names = namesOf(t, { singers: performance.performers });
  const video = preferences.videos && !savesData() ? (view.song?.video ?? null) : null;
  return (
    <div
      ref={band}
      className="@container pointer-events-auto w-full max-w-5xl rounded-2xl border border-brass/12 bg-plum px-3 py-2 sm:px-4"
    >
      <div
        ref={words}
        className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 @3xl:grid-cols-[minmax(0,1fr)_minmax(0,32rem)_minmax(0,1fr)]"
      >
        <div className="flex min-w-0 items-center gap-3">
          {video && (
            <span className="over-video relative isolate hidden aspect-video w-24 shrink-0 overflow-hidden rounded-lg @3xl:block">
              <SongVideo
                key={video.url}
                video={video}
                pace={performance.tuning.tempo / 100}
                position={() => writtenPosition(stage)}
              />
            </span>
          )}
          <div className="min-w-0">
            <p className="truncate font-display text-sm text-brass">{props.title}</p>
            <p className="truncate text-bone/70 text-xs">{[names, tuned].filter(Boolean).join(" · ")}</p>
          </div>
        </div>
        <div className="flex items-center justify-end gap-1 @3xl:order-3">
          <span className="me-1 @3xl:me-2">
            <MainScore view={view} me={me} slim />
          </span>
          <SoundSheet
            beside={words}
            side="top"
            preferences={preferences}
            onPrefer={props.onPrefer}
            singing={null}
          />
          {props.mayRun && (
            <RunningControls stage={stage} view={view} performing={false} onCommand={props.onCommand} />
          )}
          {props.join}
        </div>
        <div className="col-span-full min-w-0 @3xl:order-2 @3xl:col-span-1">
          {performance.performers.length > 2 && <Ensemble view={view} me={me} />}
          <StageBody stage={stage} view={view} performance={performance} now={props.now} slim>
            {({ song }) => <Words {...{ stage, view, me, song }} look="band" hideNotes hideLyrics={false} />}
          </StageBody>
        </div>
      </div>
    </div>
  );
}
