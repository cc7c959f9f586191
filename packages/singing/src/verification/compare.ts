import { foldCents, type SungFrame } from "../scoring";

/** What the voice that arrived says about the frames that a client claims to have sung. */
export type Verdict =
  | {
      kind: "verified" /** Of the claimed frames, those that the arrived voice bears out, 0 to 1. */;
      share: number;
    }
  | { kind: "other-pitch"; share: number }
  | { kind: "silent" }
  /** Too little of the same stretch of song is known of both. */
  | { kind: "too-little" };

/** How far apart the same moment may lie in the two: the latency that the client took off may be wrong by this, ms. */
const APART_MS = 60;
/** What a voice codec and a tracker change, octaves aside, cents. */
const ALIKE_CENTS = 60;
/** Two seconds of claimed voice. */
const FEWEST_FRAMES = 200;
/** An arrived voice is heard in at least this share of the frames in which one was claimed. */
const HEARD_SHARE = 0.5;
/** Of those that were heard. Another melody is alike in a third of them by chance. */
const ALIKE_SHARE = 0.7;

/**
 * Lays what a client claims beside what arrived at the media side; both ascending in song time, latency taken off.
 * Moments in which nothing is known of the arrived sound say nothing.
 */
export function compareVoices(claimed: readonly SungFrame[], arrived: readonly SungFrame[]): Verdict {
  let known = 0;
  let heard = 0;
  let alike = 0;
  let from = 0;
  for (const { songTimeMs, cents } of claimed) {
    if (cents === null) continue;
    while (from < arrived.length && (arrived[from]?.songTimeMs ?? 0) < songTimeMs - APART_MS) from++;
    const there = momentOf(arrived, from, songTimeMs + APART_MS, cents);
    if (there === "unknown") continue;
    known++;
    if (there === "still") continue;
    heard++;
    if (there === "alike") alike++;
  }
  if (known < FEWEST_FRAMES) return { kind: "too-little" };
  if (heard < HEARD_SHARE * known) return { kind: "silent" };
  const share = alike / heard;
  return { kind: share >= ALIKE_SHARE ? "verified" : "other-pitch", share };
}

/** What is there of an arrived voice up to `untilMs`, beside a claimed pitch. */
function momentOf(
  arrived: readonly SungFrame[],
  from: number,
  untilMs: number,
  claimed: number,
): "unknown" | "still" | "other" | "alike" {
  let best: "unknown" | "still" | "other" = "unknown";
  for (let i = from; i < arrived.length; i++) {
    const frame = arrived[i];
    if (!frame || frame.songTimeMs > untilMs) break;
    if (frame.cents === null) {
      if (best === "unknown") best = "still";
      continue;
    }
    if (Math.abs(foldCents(frame.cents - claimed, 0)) <= ALIKE_CENTS) return "alike";
    best = "other";
  }
  return best;
}
