import { type Phrase, shownPhraseIndex, type Track } from "@karaverse/songs";

export interface LyricsMoment {
  /** Index of the line to show large; -1 before the first. */
  readonly line: number;
  /** Seconds until the line begins, while one waits for it; null while it is sung. */
  readonly in: number | null;
}

/** A pause longer than this is counted down. */
const WAIT_MS = 3_000;

const NO_LINES: ReadonlySet<Phrase> = new Set();

/** @param unsung lines that nobody sings (Rule P18): one waits through them, and not for them */
export function lyricsAt(track: Track, position: number, unsung = NO_LINES): LyricsMoment {
  const { phrases } = track;
  const line = shownPhraseIndex(track, position);
  const isSung = (phrase: Phrase) => !unsung.has(phrase);
  const upcoming = phrases.slice(Math.max(0, line), line + 2).find(isSung);
  const before = phrases.slice(0, Math.max(0, line)).findLast(isSung);
  return { line, in: waitFor(upcoming, before, position) };
}

function waitFor(
  upcoming: Phrase | null | undefined,
  before: Phrase | undefined,
  position: number,
): number | null {
  if (!upcoming || position >= upcoming.startMs) return null;
  const waited = upcoming.startMs - (before?.endMs ?? Number.NEGATIVE_INFINITY);
  return waited > WAIT_MS ? (upcoming.startMs - position) / 1000 : null;
}

/** How much of a note is sung, 0 to 1. */
export function sungShare(note: { startMs: number; lengthMs: number }, position: number): number {
  return Math.max(0, Math.min(1, (position - note.startMs) / Math.max(1, note.lengthMs)));
}

/** So long a line has gone on before it is said that nothing is heard of it. */
const BEGUN_MS = 1_500;

/** In the middle of a line: who is silent now is silent where they would sing. */
export function isToBeSung({ phrases }: Track, at: number): boolean {
  return phrases.some(({ startMs, endMs }) => at >= startMs + BEGUN_MS && at < endMs);
}

/** Before it, one reads; after it, the last word fades. */
const TURN_AROUND_MS = 1_500;

/** Whether it is this voice that sings, to who listens to several. */
export function isTurn({ phrases }: Track, at: number): boolean {
  return phrases.some(({ startMs, endMs }) => at >= startMs - TURN_AROUND_MS && at < endMs + TURN_AROUND_MS);
}
