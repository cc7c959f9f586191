import type { Track } from "@karaverse/songs";
import { expect, test } from "vitest";
import { createPitchTracker, createScorer, quantise } from "../src";
import { centsToHz } from "../src/pitch";
import { trackOf } from "./charts";
import { synthesiseVoice, vowels, whiteNoise } from "./voice";

const SAMPLE_RATE = 48_000;

/** A tune in the range of a low man, a woman or a child, of quarters, halves and a few quick notes. */
function tune(transpose: number): Track {
  const line = (pitches: readonly number[], beats: readonly number[]) =>
    pitches.map((pitch, i) => ({ pitch: pitch + transpose, beats: beats[i] ?? 4, rest: i === 0 ? 4 : 0 }));
  return trackOf(
    [
      line([0, 0, 7, 7, 9, 9, 7], [4, 4, 4, 4, 4, 4, 8]),
      line([5, 5, 4, 4, 2, 2, 0], [4, 4, 4, 4, 4, 4, 8]),
      line([7, 5, 4, 2, 0, 4, 7, 12], [2, 2, 2, 2, 2, 2, 2, 8]),
    ],
    110,
  );
}

/** Sings the track `off` cents beside the notes and `lateMs` behind them. */
function singAloud(track: Track, off: number, lateMs: number): Float32Array {
  const notes = track.phrases.flatMap((phrase) => phrase.notes);
  const end = notes.reduce((most, note) => Math.max(most, note.startMs + note.lengthMs), 0);
  const sound = whiteNoise((end + 500) / 1_000, -60, SAMPLE_RATE);
  notes.forEach((note, index) => {
    const vowel = vowels[index % vowels.length] ?? "a";
    // A consonant of 50 ms at the head of each syllable, a short breath at its end.
    const seconds = (note.lengthMs - 70) / 1_000;
    const hz = centsToHz(note.pitch * 100 + off);
    const voice = synthesiseVoice(hz, {
      seconds,
      vowel,
      vibratoCents: 20,
      jitter: 0.004,
      breathDb: 25,
      seed: index,
    });
    const start = Math.round(((note.startMs + 50 + lateMs) * SAMPLE_RATE) / 1_000);
    voice.forEach((sample, i) => {
      const fade = Math.min(1, i / 400, (voice.length - i) / 400);
      if (start + i < sound.length) sound[start + i] = (sound[start + i] ?? 0) + sample * fade;
    });
  });
  return sound;
}

function scoreOf(track: Track, sound: Float32Array, latencyMs = 0): number {
  const tracker = createPitchTracker({ sampleRate: SAMPLE_RATE });
  const scorer = createScorer(track, "medium");
  for (let at = 0; at < sound.length; at += 128) {
    tracker.push(sound.subarray(at, at + 128), (sample, cents, clarity, level) => {
      const songTimeMs = (sample * 1_000) / SAMPLE_RATE - latencyMs;
      scorer.push(quantise({ songTimeMs, cents: Number.isNaN(cents) ? null : cents, clarity, level }));
    });
  }
  return scorer.finish().score;
}

test.each([-20, -8, 4])(
  "a melody transposed by %d semitones, sung well, gets at least 9,000 points",
  (transpose) => {
    const track = tune(transpose);
    expect(scoreOf(track, singAloud(track, 15, 0))).toBeGreaterThan(9_000);
  },
);

test("every note four semitones off gets less than 500, silence nothing", () => {
  const track = tune(-8);
  expect(scoreOf(track, singAloud(track, 400, 0))).toBeLessThan(500);
  expect(scoreOf(track, new Float32Array(SAMPLE_RATE * 15))).toBe(0);
  expect(scoreOf(track, whiteNoise(15, -30))).toBe(0);
});

test("C5 what comes 180 ms late through the devices scores as well once the latency is known", () => {
  const track = tune(-8);
  const late = singAloud(track, 0, 180);
  expect(scoreOf(track, late, 180)).toBeGreaterThan(9_000);
  expect(scoreOf(track, late)).toBeLessThan(8_000);
});
