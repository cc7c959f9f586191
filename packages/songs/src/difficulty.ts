import { isPitched, type Song, type Track } from "./model";
import { notesOf } from "./song-time";

export type Difficulty = 1 | 2 | 3 | 4 | 5;

/** Lowest and highest pitched note, in semitones above C4; null where nothing is pitched. */
export function rangeOf(track: Track): { low: number; high: number } | null {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const { notes } of track.phrases) {
    for (const note of notes) {
      if (!isPitched(note)) continue;
      low = Math.min(low, note.pitch);
      high = Math.max(high, note.pitch);
    }
  }
  return low <= high ? { low, high } : null;
}

/** Shorter notes need a trained tongue. */
const QUICK_MS = 200;
/** Semitones that anybody has; what is spoken counts as if it needed so many. */
const SPAN = 8;

function strain(track: Track): number {
  const notes = notesOf(track);
  const range = rangeOf(track);
  const sungMs = track.phrases.reduce((sum, phrase) => sum + phrase.endMs - phrase.startMs, 0);
  const rate = notes.length / Math.max(1, sungMs / 1000);
  const quick = notes.filter((note) => note.lengthMs < QUICK_MS).length / Math.max(1, notes.length);
  let leaps = 0;
  let steps = 0;
  for (const phrase of track.phrases) {
    const pitched = phrase.notes.filter(isPitched);
    for (let i = 1; i < pitched.length; i++) {
      leaps += Math.abs(pitched[i]!.pitch - pitched[i - 1]!.pitch);
      steps++;
    }
  }
  const meanLeap = steps === 0 ? 0 : leaps / steps;
  const span = range ? range.high - range.low : SPAN;
  // Weights fitted on the songbook: Amazing Grace 1.3, Frère Jacques 1.9, La cucaracha 2.5, La donna è mobile 3.1.
  return (span - SPAN) * 0.12 + rate * 0.55 + meanLeap * 0.2 + quick * 8 - 0.4;
}

/** 1 anyone to 5 brave, from range, notes a second and leaps; a duet is as hard as its harder part. */
export function difficultyOf(song: Pick<Song, "tracks">): Difficulty {
  const hardest = song.tracks.reduce((most, track) => Math.max(most, strain(track)), 0);
  return Math.min(5, Math.max(1, Math.round(hardest))) as Difficulty;
}
