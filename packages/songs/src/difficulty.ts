import { isPitched, type Song, type Track } from "./model";
import { notesOf } from "./song-time";

export type Difficulty = 1 | 2 | 3 | 4 | 5;

/** Lowest and highest pitched note, in semitones above C4; null where nothing is pitched. */
export function rangeOf(track: Track): { low: number; high: number } | null {
  const pitches = notesOf(track)
    .filter(isPitched)
    .map((note) => note.pitch);
  if (pitches.length === 0) return null;
  return {
    low: pitches.reduce((least, pitch) => Math.min(least, pitch)),
    high: pitches.reduce((most, pitch) => Math.max(most, pitch)),
  };
}

function strain(track: Track): number {
  const notes = notesOf(track);
  const range = rangeOf(track);
  const sungMs = track.phrases.reduce((sum, phrase) => sum + phrase.endMs - phrase.startMs, 0);
  const rate = notes.length / Math.max(1, sungMs / 1000);
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
  // Weights fitted by ear: a nursery round (8 semitones, 2 notes/s, leaps of 2) comes to about 1.5, a pop song
  // (15, 3.5, 2.5) to about 3, an aria (20, 3, 4) to about 4.5.
  return (range ? range.high - range.low : 0) * 0.1 + rate * 0.35 + meanLeap * 0.4 - 0.6;
}

/** 1 anyone to 5 brave, from range, notes a second and leaps; a duet is as hard as its harder part. */
export function difficultyOf(song: Pick<Song, "tracks">): Difficulty {
  const hardest = song.tracks.reduce((most, track) => Math.max(most, strain(track)), 0);
  return Math.min(5, Math.max(1, Math.round(hardest))) as Difficulty;
}
