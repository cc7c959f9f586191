import type { Difficulty } from "@karaverse/protocol";
import { createScorer, type Result, type SungFrame } from "@karaverse/singing";
import { type Note, parseUltraStar, type Track } from "@karaverse/songs";
import { builtInSongs, chartText } from "./backing";
import { type Playing, track } from "./track";

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

/** What the tracker hears, by the song's time where devices are late by `latencyMs`. */
export function heard(
  microphone: Float32Array,
  sampleRate: number,
  playing: Playing | null = null,
  latencyMs = 0,
): SungFrame[] {
  const frames: SungFrame[] = [];
  track(microphone, sampleRate, playing, (atMs, cents, clarity, level) =>
    frames.push({ songTimeMs: atMs - latencyMs, cents: Number.isNaN(cents) ? null : cents, clarity, level }),
  );
  return frames;
}

export function resultOf(track: Track, difficulty: Difficulty, frames: Iterable<SungFrame>): Result {
  const scorer = createScorer(track, difficulty);
  for (const frame of frames) scorer.push(frame);
  return scorer.finish();
}

export const scoreOf = (...sung: Parameters<typeof resultOf>): number => resultOf(...sung).score;

/** The lines of a part that are over before so much of the song is. */
export function beginningOf(track: Track, seconds: number): Track {
  const inTime = ({ startMs, lengthMs }: Note) => startMs + lengthMs < seconds * 1000;
  return { ...track, phrases: track.phrases.filter(({ notes }) => notes.every(inTime)) };
}
