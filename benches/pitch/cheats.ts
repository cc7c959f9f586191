import type { Difficulty } from "@karaverse/protocol";
import { createPitchTracker, createScorer, type SungFrame } from "@karaverse/singing";
import { parseUltraStar, type Track } from "@karaverse/songs";
import { builtInSongs, chartText } from "./backing";

export interface Part {
  readonly song: string;
  readonly part: number;
  readonly track: Track;
}

/** Every part of every built-in song. */
export const builtInParts = (): Part[] =>
  builtInSongs().flatMap((song) =>
    (parseUltraStar(chartText(song)).song?.tracks ?? []).map((track, part) => ({ song, part, track })),
  );

/** What the tracker hears of a sound that begins with the song. */
export function heard(sound: Float32Array, sampleRate: number): SungFrame[] {
  const frames: SungFrame[] = [];
  createPitchTracker({ sampleRate }).push(sound, (sample, cents, clarity, level) =>
    frames.push({
      songTimeMs: (sample * 1000) / sampleRate,
      cents: Number.isNaN(cents) ? null : cents,
      clarity,
      level,
    }),
  );
  return frames;
}

export function scoreOf(track: Track, difficulty: Difficulty, frames: Iterable<SungFrame>): number {
  const scorer = createScorer(track, difficulty);
  for (const frame of frames) scorer.push(frame);
  return scorer.finish().score;
}
