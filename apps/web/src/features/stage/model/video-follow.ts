/** What a video is to do now, so that it shows what belongs to this moment of the song. */
export type Follow =
  | { readonly kind: "hide" }
  | { readonly kind: "stand" | "play"; readonly seekToMs: number | null; readonly rate: number };

export interface Moment {
  /** Where the video should be; before 0 it has not begun. */
  readonly wantedMs: number;
  readonly shownMs: number;
  /** Not a number until the browser knows. */
  readonly durationMs: number;
  readonly isMoving: boolean;
  /** 1: as written. */
  readonly pace: number;
  /** How long the last jump took, ms. */
  readonly jumpMs: number;
}

/** Where people begin to see that lips and words part. */
const FAR_MS = 80;
/** Half a frame: nearer than that nobody can be. */
const NEAR_MS = 20;
/** What is off is made up for in this time, by so much more or less speed at the most. */
const MADE_UP_IN_MS = 2_000;
const MOST = 0.06;

export function follow({ wantedMs, shownMs, durationMs, isMoving, pace, jumpMs }: Moment): Follow {
  if (wantedMs < 0 || wantedMs >= durationMs) return { kind: "hide" };
  const offMs = wantedMs - shownMs;
  const isFar = Math.abs(offMs) > FAR_MS;
  if (!isMoving) return { kind: "stand", seekToMs: isFar ? wantedMs : null, rate: pace };
  if (isFar) return { kind: "play", seekToMs: wantedMs + jumpMs * pace, rate: pace };
  const share = Math.abs(offMs) < NEAR_MS ? 0 : offMs / MADE_UP_IN_MS;
  return { kind: "play", seekToMs: null, rate: pace * (1 + Math.max(-MOST, Math.min(MOST, share))) };
}
