import type { Note, Phrase, Song, SongMs, TempoChange, Track } from "./model";

export interface Grid {
  readonly gapMs: SongMs;
  readonly beatMs: number;
  readonly bpm: number;
  readonly tempoChanges?: readonly TempoChange[];
}

/** Microseconds are kept: finer than a sample, and short in JSON. Adding zero makes zero of -0, which JSON would. */
export const tidy = (ms: number): number => Math.round(ms * 1000) / 1000 + 0;

interface Stretch {
  readonly beat: number;
  readonly ms: SongMs;
  readonly beatMs: number;
}

/** Where each tempo begins; the first one also holds for what comes before it. */
function stretchesOf(grid: Grid): Stretch[] {
  const stretches: Stretch[] = [{ beat: 0, ms: grid.gapMs, beatMs: grid.beatMs }];
  for (const { beat, bpm } of grid.tempoChanges ?? []) {
    const last = stretches[stretches.length - 1]!;
    stretches.push({
      beat,
      ms: last.ms + (beat - last.beat) * last.beatMs,
      beatMs: (grid.beatMs * grid.bpm) / bpm,
    });
  }
  return stretches;
}

/** The last one that begins before `value`, else the first. */
function stretchBefore(stretches: readonly Stretch[], unit: "beat" | "ms", value: number): Stretch {
  let low = 1;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stretches[middle]![unit] < value) low = middle + 1;
    else high = middle;
  }
  return stretches[low - 1]!;
}

/** For many beats of one song: a live recording can have a tempo for each of its notes. */
export function beatClock(grid: Grid): (beat: number) => SongMs {
  const stretches = stretchesOf(grid);
  return (beat) => {
    const from = stretchBefore(stretches, "beat", beat);
    return tidy(from.ms + (beat - from.beat) * from.beatMs);
  };
}

export const beatToMs = (grid: Grid, beat: number): SongMs => beatClock(grid)(beat);

export function msClock(grid: Grid): (ms: SongMs) => number {
  const stretches = stretchesOf(grid);
  return (ms) => {
    const from = stretchBefore(stretches, "ms", ms);
    return from.beat + (ms - from.ms) / from.beatMs;
  };
}

export const msToBeat = (grid: Grid, ms: SongMs): number => msClock(grid)(ms);

export const endOf = (note: Note): SongMs => note.startMs + note.lengthMs;

export function notesOf(track: Track): Note[] {
  return track.phrases.flatMap((phrase) => phrase.notes);
}

/** From the first sung note of any singer to the end of the last. */
export function songExtent(song: Pick<Song, "tracks">): { startMs: SongMs; endMs: SongMs } {
  const phrases = song.tracks.flatMap((track) => track.phrases);
  if (phrases.length === 0) return { startMs: 0, endMs: 0 };
  return {
    startMs: phrases.reduce((least, phrase) => Math.min(least, phrase.startMs), Number.POSITIVE_INFINITY),
    endMs: phrases.reduce((most, phrase) => Math.max(most, phrase.endMs), 0),
  };
}

/** Index of the last element that starts at or before ms, or -1. */
function lastStarted(list: readonly { readonly startMs: SongMs }[], ms: SongMs): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]!.startMs <= ms) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The phrase being sung at ms; null in the gaps. */
export function phraseAt(track: Track, ms: SongMs): Phrase | null {
  const phrase = track.phrases[lastStarted(track.phrases, ms)];
  return phrase && ms < phrase.endMs ? phrase : null;
}

export function noteAt(track: Track, ms: SongMs): Note | null {
  const phrase = phraseAt(track, ms);
  const note = phrase?.notes[lastStarted(phrase.notes, ms)];
  return note && ms < endOf(note) ? note : null;
}

/** Words are on the screen this long before they are sung, if the line before leaves them the place. */
const SHOWN_AHEAD_MS = 2_500;

/** When the words of phrase `i` take the screen from the line before. */
export function shownFrom(phrases: readonly Phrase[], i: number): SongMs {
  const start = phrases[i]?.startMs ?? Number.POSITIVE_INFINITY;
  return Math.max(phrases[i - 1]?.endMs ?? Number.NEGATIVE_INFINITY, start - SHOWN_AHEAD_MS);
}

/**
 * Index of the phrase whose words belong on the screen at ms. Before the song it is 0; after the last note it stays
 * the last; -1 without any.
 */
export function shownPhraseIndex({ phrases }: Track, ms: SongMs): number {
  let index = Math.max(Math.min(0, phrases.length - 1), lastStarted(phrases, ms));
  if (ms >= shownFrom(phrases, index + 1)) index++;
  return index;
}
