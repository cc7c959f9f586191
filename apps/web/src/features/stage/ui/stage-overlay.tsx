"use client";
import type { PersonId } from "@karaverse/protocol";
import { type ReactNode, useRef, useSyncExternalStore } from "react";
import { useWords } from "@/i18n/words";
import { performs } from "@/lib/performs";
import type { SoundPreferences } from "../../voice/model/preferences";
import type { StageSession } from "../model/stage-session";
import type { StageCommand } from "./controls";
import { StageBand } from "./stage-band";
import { StagePanel } from "./stage-panel";
import { useFrame } from "./use-frame";

export interface StageProps {
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

interface Props extends StageProps {
  /** Behind it is the room itself, which who listens came to see. */
  isOverRoom: boolean;
}

/** What everybody sees of a performance: count-in, lyrics, notes, score. Nothing while nobody performs. */
export function StageOverlay({ isOverRoom, ...props }: Props) {
  const t = useWords();
  const { stage, me } = props;
  const view = useSyncExternalStore(stage.subscribe, stage.view, stage.view);
  const { performance } = view;
  if (performance.phase === "idle" || performance.phase === "scored") return null;
  const performing = performs(performance, me);
  return (
    <section
      aria-label={t("stage.label")}
      data-testid="stage"
      data-phase={performance.phase}
      data-performing={performing}
      data-marked={view.marked}
      className="pointer-events-none flex w-full flex-col items-center gap-2 px-2 sm:px-3"
    >
      <PositionProbe stage={stage} />
      {isOverRoom && !performing ? (
        <StageBand {...props} view={view} performance={performance} />
      ) : (
        <StagePanel {...props} view={view} performance={performance} performing={performing} />
      )}
    </section>
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
