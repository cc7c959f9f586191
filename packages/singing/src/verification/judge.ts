import type { SungFrame } from "../scoring";
import { alignVoices } from "./align";
import { compareVoices, type Verdict, type WrittenNote } from "./compare";
import type { Start, VoiceRecorder } from "./recorder";

/**
 * Rule C13, of what a client claims in ascending song time. Who listened in pieces may have missed what speaks for a
 * singer, so then nothing is said against anybody.
 */
export function judgeVoice(
  claimed: readonly SungFrame[],
  recorder: Pick<VoiceRecorder, "heard" | "wasSteady">,
  starts: readonly Start[],
  written: readonly WrittenNote[],
): Verdict {
  const verdict = compareVoices(claimed, alignVoices(claimed, recorder.heard(starts)), written);
  return verdict.kind === "verified" || recorder.wasSteady() ? verdict : { kind: "too-little" };
}
