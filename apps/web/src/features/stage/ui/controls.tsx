import type { PerformanceView } from "@karaverse/protocol";
import { FastForward, LogOut, Pause, Play, RotateCcw, SkipForward } from "lucide-react";
import type { ReactNode } from "react";

export type StageCommand =
  | "pause-song"
  | "resume-song"
  | "restart-song"
  | "skip-ahead"
  | "skip-song"
  | "leave-stage";

interface Props {
  performance: PerformanceView;
  /** Rule P11: nobody sings for a while. */
  mayAhead: boolean;
  /** Rule P13: others sing on. */
  mayLeave: boolean;
  onCommand: (command: StageCommand) => void;
}

/** Rule P5: for the performer, and for who runs the stage. */
export function StageControls({ performance, mayAhead, mayLeave, onCommand }: Props) {
  const { phase } = performance;
  if (phase === "idle" || phase === "scored") return null;
  return (
    <fieldset className="flex items-center gap-1" aria-label="Performance">
      {phase === "paused" ? (
        <Control label="Resume" onPress={() => onCommand("resume-song")}>
          <Play size={18} />
        </Control>
      ) : (
        phase !== "preparing" && (
          <Control label="Pause" onPress={() => onCommand("pause-song")}>
            <Pause size={18} />
          </Control>
        )
      )}
      {phase !== "preparing" && (
        <Control label="Restart" onPress={() => onCommand("restart-song")}>
          <RotateCcw size={18} />
        </Control>
      )}
      {mayAhead && (
        <Control label="To the next line" onPress={() => onCommand("skip-ahead")}>
          <FastForward size={18} />
        </Control>
      )}
      {mayLeave && (
        <Control label="Step down" onPress={() => onCommand("leave-stage")}>
          <LogOut size={18} />
        </Control>
      )}
      <Control label="Skip" onPress={() => onCommand("skip-song")}>
        <SkipForward size={18} />
      </Control>
    </fieldset>
  );
}

function Control({ label, onPress, children }: { label: string; onPress: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={onPress}
      className="grid size-10 place-items-center rounded-full border border-brass/20 bg-plum text-bone/90 transition hover:border-brass/60 hover:text-brass focus-visible:outline-2 focus-visible:outline-brass"
    >
      {children}
    </button>
  );
}
