import { z } from "zod";
import { LIMITS } from "./limits";

/** How a song is sung: the singer's key and pace, of which pace never changes the pitch (Rule P10). */
export const Tuning = z.object({
  /** Above the written key. */
  semitones: z.number().int().min(-LIMITS.keySemitonesMax).max(LIMITS.keySemitonesMax),
  /** Per cent of the written tempo. */
  tempo: z.number().int().min(LIMITS.tempoMin).max(LIMITS.tempoMax),
});
export type Tuning = z.infer<typeof Tuning>;

export const AS_WRITTEN: Tuning = { semitones: 0, tempo: 100 };

export const isAsWritten = ({ semitones, tempo }: Tuning): boolean => semitones === 0 && tempo === 100;

export const sameTuning = (a: Tuning, b: Tuning): boolean =>
  a.semitones === b.semitones && a.tempo === b.tempo;
