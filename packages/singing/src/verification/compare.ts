import { foldCents, type SungFrame } from "../scoring";

/** What the voice that arrived says about the frames that a client claims to have sung (Rule C13). */
export type Verdict =
  | {
      kind: "verified" /** Of the claimed frames, those that the arrived voice bears out, 0 to 1. */;
      share: number;
    }
  /** A voice arrived, and it sang something else. */
  | { kind: "different"; share: number }
  | { kind: "silent" }
  /** Too little of the same stretch of song is known of both, or it says neither yes nor no. */
  | { kind: "too-little" };

/** A note of the chart, where a voice that is drawn to the written notes may have been drawn to; ascending. */
export interface WrittenNote {
  readonly startMs: number;
  readonly endMs: number;
  /** From C4. */
  readonly cents: number;
}

/** How far apart the same moment may lie in the two after their lag was taken off, ms. */
const APART_MS = 60;
/** What a voice codec and a tracker change, octaves aside, cents. */
const ALIKE_CENTS = 60;
/** A voice is drawn to a note from at most this far, cents: a little more than packages/voice does. */
const MOST_DRAWN_CENTS = 400;
/** Two seconds of claimed voice. */
const FEWEST_FRAMES = 200;
/** Of the claimed voice, what must be known on both sides. */
const KNOWN_SHARE = 0.5;
/** An arrived voice is heard in at least this share of the frames in which one was claimed. */
const HEARD_SHARE = 0.5;
/** Below this nobody sang. Between the two the sound was too broken to say. */
const SILENT_SHARE = 0.25;
/** Of those that were heard. An honest voice through a codec reaches 0.9, with a hall around it 0.8. */
const VERIFIED_SHARE = 0.7;
/** Another melody in the same key and rhythm is alike in 0.2 to 0.4 by chance. Between the two nothing is said. */
const DIFFERENT_SHARE = 0.5;

/**
 * Lays what a client claims beside what arrived at the media side; both ascending in song time, lag taken off.
 * Moments in which nothing is known of the arrived sound say nothing. A tone between the claimed one and the written
 * note is alike: singers may have their voice drawn to the chart before it is sent, and claim what they really sang.
 */
export function compareVoices(
  claimed: readonly SungFrame[],
  arrived: readonly SungFrame[],
  written: readonly WrittenNote[] = [],
): Verdict {
  let voiced = 0;
  let known = 0;
  let heard = 0;
  let alike = 0;
  let from = 0;
  let note = 0;
  for (const { songTimeMs, cents } of claimed) {
    if (cents === null) continue;
    voiced++;
    while (from < arrived.length && (arrived[from]?.songTimeMs ?? 0) < songTimeMs - APART_MS) from++;
    while (note < written.length && (written[note]?.endMs ?? 0) <= songTimeMs) note++;
    const there = momentOf(arrived, from, songTimeMs + APART_MS, reachOf(cents, songTimeMs, written[note]));
    if (there === "unknown") continue;
    known++;
    if (there === "still") continue;
    heard++;
    if (there === "alike") alike++;
  }
  if (known < Math.max(FEWEST_FRAMES, KNOWN_SHARE * voiced)) return { kind: "too-little" };
  if (heard < SILENT_SHARE * known) return { kind: "silent" };
  if (heard < HEARD_SHARE * known) return { kind: "too-little" };
  const share = alike / heard;
  if (share >= VERIFIED_SHARE) return { kind: "verified", share };
  return share < DIFFERENT_SHARE ? { kind: "different", share } : { kind: "too-little" };
}

/** Which tones bear a claimed one out: cents from `cents`, octaves aside. */
interface Reach {
  readonly cents: number;
  readonly below: number;
  readonly above: number;
}

function reachOf(cents: number, songTimeMs: number, note: WrittenNote | undefined): Reach {
  const away = note && note.startMs <= songTimeMs ? foldCents(note.cents - cents, 0) : 0;
  const drawn = Math.abs(away) <= MOST_DRAWN_CENTS ? away : 0;
  return { cents, below: Math.min(0, drawn) - ALIKE_CENTS, above: Math.max(0, drawn) + ALIKE_CENTS };
}

/** What is there of an arrived voice up to `untilMs`, beside a claimed tone. */
function momentOf(
  arrived: readonly SungFrame[],
  from: number,
  untilMs: number,
  { cents, below, above }: Reach,
): "unknown" | "still" | "other" | "alike" {
  let best: "unknown" | "still" | "other" = "unknown";
  for (let i = from; i < arrived.length; i++) {
    const frame = arrived[i];
    if (!frame || frame.songTimeMs > untilMs) break;
    if (frame.cents === null) {
      if (best === "unknown") best = "still";
      continue;
    }
    const away = foldCents(frame.cents - cents, 0);
    if (away >= below && away <= above) return "alike";
    best = "other";
  }
  return best;
}
