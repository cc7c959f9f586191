import { describe, expect, test } from "vitest";
import { seededRandom, synthesiseVoice, type VoiceOptions, vowels, whiteNoise } from "../../test/voice";
import { createPitchTracker, hzToCents } from ".";

interface Heard {
  atMs: number;
  cents: number;
  clarity: number;
  level: number;
}

function track(sound: Float32Array, sampleRate = 48_000, block = 128): Heard[] {
  const tracker = createPitchTracker({ sampleRate });
  const heard: Heard[] = [];
  for (let at = 0; at < sound.length; at += block) {
    tracker.push(sound.subarray(at, at + block), (sample, cents, clarity, level) => {
      heard.push({ atMs: (sample * 1000) / sampleRate, cents, clarity, level });
    });
  }
  return heard;
}

function errorsOf(hz: number, options: VoiceOptions, seeds = [1]) {
  const errors: number[] = [];
  let unvoiced = 0;
  const takes = seeds.flatMap((seed) => vowels.map((vowel) => ({ seed, vowel })));
  for (const take of takes) {
    const sound = synthesiseVoice(hz, { seconds: 0.6, ...options, ...take });
    for (const { atMs, cents } of track(sound, options.sampleRate)) {
      if (atMs < 120) continue;
      if (Number.isNaN(cents)) unvoiced++;
      else errors.push(Math.abs(cents - hzToCents(hz)));
    }
  }
  errors.sort((a, b) => a - b);
  const total = errors.length + unvoiced;
  return {
    median: errors[errors.length >> 1] ?? Number.POSITIVE_INFINITY,
    octaves: errors.filter((error) => error > 150).length / total,
    unvoiced: unvoiced / total,
  };
}

const VOICES = [80, 82.4, 98, 110, 147, 196, 262, 349, 466, 622, 831, 1000];

describe.each([48_000, 44_100])("voices at %d Hz", (sampleRate) => {
  test.each(VOICES)("a steady voice at %d Hz: median error under 5 cents, under 1 % octave errors", (hz) => {
    const { median, octaves, unvoiced } = errorsOf(hz, {
      sampleRate,
      jitter: 0.004,
      shimmer: 0.03,
      breathDb: 25,
    });
    expect(median).toBeLessThan(5);
    expect(octaves).toBeLessThan(0.01);
    expect(unvoiced).toBeLessThan(0.02);
  });
});

test.each(VOICES)("a rough and breathy voice at %d Hz keeps its octave", (hz) => {
  const rough = { jitter: 0.01, shimmer: 0.06, breathDb: 20 };
  // By how much the periods of one short take lie beside the pitch that was meant is chance.
  const { median, octaves, unvoiced } = errorsOf(hz, rough, [4, 5, 6, 7]);
  expect(median).toBeLessThan(10);
  expect(octaves).toBeLessThan(0.01);
  expect(unvoiced).toBeLessThan(0.06);
});

test.each([82, 92, 104, 110])(
  "a low voice at %d Hz with a second harmonic five times its first keeps its octave",
  (hz) => {
    for (const harmonics of [
      [1, 5, 0.5, 2, 0.2],
      [1, 6, 1, 3, 0.5],
      [0.3, 2, 1, 4, 1, 3],
    ]) {
      const random = seededRandom(hz);
      const sound = new Float32Array(24_000).map((_, i) => {
        const turn = (2 * Math.PI * hz * i) / 48_000;
        const voice = harmonics.reduce(
          (sum, strength, h) => sum + strength * Math.sin((h + 1) * turn + h * h),
          0,
        );
        return 0.02 * voice + 0.01 * (random() - 0.5);
      });
      const wrong = track(sound).filter(({ cents }) => !(Math.abs(cents - hzToCents(hz)) < 100));
      expect(wrong.length).toBeLessThanOrEqual(1);
    }
  },
);

test("vibrato is followed", () => {
  const heard = track(synthesiseVoice(220, { vibratoCents: 60, seconds: 1 }));
  const cents = heard.filter(({ atMs }) => atMs > 100).map((frame) => frame.cents - hzToCents(220));
  expect(Math.max(...cents)).toBeGreaterThan(45);
  expect(Math.max(...cents)).toBeLessThan(65);
  expect(Math.min(...cents)).toBeLessThan(-45);
});

test("silence, hiss and hum below the threshold have no pitch", () => {
  for (const sound of [new Float32Array(24_000), whiteNoise(0.5, -20), whiteNoise(0.5, -45)]) {
    expect(track(sound).every(({ cents }) => Number.isNaN(cents))).toBe(true);
  }
  const mains = new Float32Array(24_000).map((_, i) => 0.001 * Math.sin((2 * Math.PI * 100 * i) / 48_000));
  expect(track(mains).every(({ cents }) => Number.isNaN(cents))).toBe(true);
});

test("an offset of the converter changes neither pitch nor voicing", () => {
  const sound = synthesiseVoice(150, { seconds: 0.5 }).map((sample) => sample + 0.2);
  expect(
    track(sound)
      .slice(10)
      .every(({ cents }) => Math.abs(cents - hzToCents(150)) < 5),
  ).toBe(true);
});

test("frames come every 10 ms, stamped with the middle of what they heard, whatever the block size", () => {
  const silence = new Float32Array(24_000);
  const sound = new Float32Array(48_000);
  sound.set(silence);
  sound.set(synthesiseVoice(200, { seconds: 0.5 }), 24_000);
  const heard = track(sound);
  expect(track(sound, 48_000, 1_000)).toEqual(heard);
  heard.slice(1).forEach((frame, i) => {
    expect(frame.atMs - (heard[i]?.atMs ?? 0)).toBeCloseTo(10, 1);
  });
  const onset = heard.find(({ cents }) => !Number.isNaN(cents))?.atMs ?? 0;
  expect(Math.abs(onset - 500)).toBeLessThan(25);
});

test("a leap of a fifth arrives within 40 ms", () => {
  const sound = new Float32Array(48_000);
  sound.set(synthesiseVoice(200, { seconds: 0.5 }));
  sound.set(synthesiseVoice(300, { seconds: 0.5 }), 24_000);
  const landed = track(sound).find(({ cents }) => Math.abs(cents - hzToCents(300)) < 30)?.atMs ?? 0;
  expect(Math.abs(landed - 500)).toBeLessThan(40);
});

test("the level is the RMS in dBFS", () => {
  const frame = track(synthesiseVoice(200, { levelDb: -23, breathDb: 60 })).at(-1);
  expect(frame?.level).toBeCloseTo(-23, 0);
});

test("after a reset samples are counted from 0 and nothing is remembered", () => {
  const tracker = createPitchTracker({ sampleRate: 48_000 });
  const first: number[] = [];
  const again: number[] = [];
  const sound = synthesiseVoice(247, { seconds: 0.3 });
  tracker.push(sound, (...frame) => first.push(...frame));
  tracker.reset();
  tracker.push(sound, (...frame) => again.push(...frame));
  expect(again).toEqual(first);
});
