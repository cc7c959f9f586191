import type { PerformanceView } from "@karaverse/protocol";
import { RoundButton } from "@karaverse/ui";
import { FastForward, LogOut, Pause, Play, RotateCcw, SkipForward } from "lucide-react";
import { useWords } from "@/i18n/words";

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
  const t = useWords();
  const { phase } = performance;
  if (phase === "idle" || phase === "scored") return null;
  return (
    <fieldset className="flex items-center gap-1" aria-label={t("stage.performance")}>
      {phase === "paused" ? (
        <RoundButton label={t("stage.resume")} onClick={() => onCommand("resume-song")}>
          <Play size={18} />
        </RoundButton>
      ) : (
        phase !== "preparing" && (
          <RoundButton label={t("stage.pause")} onClick={() => onCommand("pause-song")}>
            <Pause size={18} />
          </RoundButton>
        )
      )}
      {phase !== "preparing" && (
        <RoundButton label={t("stage.restart")} onClick={() => onCommand("restart-song")}>
          <RotateCcw size={18} />
        </RoundButton>
      )}
      {mayAhead && (
        <RoundButton label={t("stage.ahead")} onClick={() => onCommand("skip-ahead")}>
          <FastForward size={18} />
        </RoundButton>
      )}
      {mayLeave && (
        <RoundButton label={t("stage.stepDown")} onClick={() => onCommand("leave-stage")}>
          <LogOut size={18} />
        </RoundButton>
      )}
      <RoundButton label={t("stage.skip")} onClick={() => onCommand("skip-song")}>
        <SkipForward size={18} />
      </RoundButton>
    </fieldset>
  );
}
