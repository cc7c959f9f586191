import type { SungFrame } from "../scoring";
import { alignVoices } from "./align";
import { compareVoices, type Verdict, type WrittenNote } from "./compare";

/** Rule C13. Both ascending in song time; `arrived` as a recorder heard it, late by the way it took. */
export const judgeVoice = (
  claimed: readonly SungFrame[],
  arrived: readonly SungFrame[],
  written: readonly WrittenNote[],
): Verdict => compareVoices(claimed, alignVoices(claimed, arrived), written);
