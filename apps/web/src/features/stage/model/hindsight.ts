import type { Difficulty } from "@karaverse/protocol";
import { adjustmentFor, createScorer, type SungFrame, timingOf } from "@karaverse/singing";
import type { Track } from "@karaverse/songs";

/** What the singer's devices seem to have done to a song that is over. */
export interface Hindsight {
  /** The voice came later than the notes by this all through the song; negative: earlier. */
  readonly lateMs: number;
  readonly score: number;
  /** The same singing, in time. */
  readonly scoreThen: number;
}

/** Null: the voice sat where it should, or wandered. */
export function hindsightOf(
  track: Track,
  difficulty: Difficulty,
  frames: readonly SungFrame[],
  score: number,
): Hindsight | null {
  const lateMs = adjustmentFor(timingOf(track, frames));
  if (lateMs === null) return null;
  const scorer = createScorer(track, difficulty);
  for (const frame of frames) scorer.push({ ...frame, songTimeMs: frame.songTimeMs - lateMs });
  return { lateMs, score, scoreThen: scorer.snapshot().score };
}
