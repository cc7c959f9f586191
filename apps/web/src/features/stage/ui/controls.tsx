import type { PerformanceView } from "@karaverse/protocol";
import { RoundButton } from "@karaverse/ui";
import { FastForward, LogOut, Pause, Play, RotateCcw, SkipForward } from "lucide-react";

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
        <RoundButton label="Resume" onClick={() => onCommand("resume-song")}>
          <Play size={18} />
        </RoundButton>
      ) : (
        phase !== "preparing" && (
          <RoundButton label="Pause" onClick={() => onCommand("pause-song")}>
            <Pause size={18} />
          </RoundButton>
        )
      )}
      {phase !== "preparing" && (
        <RoundButton label="Restart" onClick={() => onCommand("restart-song")}>
          <RotateCcw size={18} />
        </RoundButton>
      )}
      {mayAhead && (
        <RoundButton label="To the next line" onClick={() => onCommand("skip-ahead")}>
          <FastForward size={18} />
        </RoundButton>
      )}
      {mayLeave && (
        <RoundButton label="Step down" onClick={() => onCommand("leave-stage")}>
          <LogOut size={18} />
        </RoundButton>
      )}
      <RoundButton label="Skip" onClick={() => onCommand("skip-song")}>
        <SkipForward size={18} />
      </RoundButton>
    </fieldset>
  );
}
