import { describe, expect, test } from "vitest";
import { SHAPER_LATENCY } from "./grains";
import { type MelodyNote, Shaper, type ShaperSettings } from "./shaper";

const RATE = 48_000;
const C4_HZ = 440 * 2 ** (-9 / 12);
const hz = (cents: number) => C4_HZ * 2 ** (cents / 1200);

/** A sung vowel: a glottal pulse train through two resonances, with vibrato and a little breath. */
function vowel(cents: number, seconds: number, vibratoCents = 0): Float32Array {
  const out = new Float32Array(seconds * RATE);
  let phase = 0;
  const memory = [0, 0, 0, 0];
  for (let i = 0; i < out.length; i++) {
    const t = i / RATE;
    phase += hz(cents + vibratoCents * Math.sin(2 * Math.PI * 5.5 * t)) / RATE;
    if (phase >= 1) phase -= 1;
    let x = phase < 0.4 ? 0.5 - 0.5 * Math.cos((2 * Math.PI * phase) / 0.4) : 0;
    x += 0.004 * Math.sin(i * i * 0.0137);
    [700, 1_200].forEach((formant, n) => {
      const r = Math.exp((-Math.PI * 90) / RATE);
      const [a, b] = [memory[2 * n] ?? 0, memory[2 * n + 1] ?? 0];
      const y = (1 - r) * x * 3 + 2 * r * Math.cos((2 * Math.PI * formant) / RATE) * a - r * r * b;
      memory[2 * n + 1] = a;
      memory[2 * n] = y;
      x = y;
    });
    out[i] = 0.2 * x;
  }
  const most = out.reduce((loudest, x) => Math.max(loudest, Math.abs(x)), 0);
  return out.map((x) => (0.5 * x) / most);
}

function shaped(sound: Float32Array, settings: ShaperSettings, melody: readonly MelodyNote[] = []) {
  const shaper = new Shaper(RATE);
  shaper.set(settings);
  shaper.setMelody(melody);
  const out = new Float32Array(sound.length);
  for (let i = 0; i + 128 <= sound.length; i += 128)
    shaper.process(sound.subarray(i, i + 128), out.subarray(i, i + 128), i / RATE);
  return out;
}

/** Cents from C4, by the strongest likeness of the sound with itself. */
function centsOf(sound: Float32Array, fromS: number, toS: number, lowestHz = 70): number {
  const [from, to] = [Math.round(fromS * RATE), Math.round(toS * RATE)];
  const scores: number[] = [];
  for (let lag = 30; lag < RATE / lowestHz; lag++) {
    let both = 0;
    let energy = 1e-9;
    for (let i = from; i < to; i += 2) {
      both += (sound[i] ?? 0) * (sound[i + lag] ?? 0);
      energy += (sound[i + lag] ?? 0) ** 2;
    }
    scores[lag] = both / Math.sqrt(energy);
  }
  const most = Math.max(...scores.filter((score) => score !== undefined));
  let lag = 30;
  // The first peak that is nearly the highest: later ones are octaves below.
  while (
    !(
      (scores[lag] ?? 0) > 0.92 * most &&
      (scores[lag] ?? 0) >= (scores[lag + 1] ?? 0) &&
      (scores[lag] ?? 0) >= (scores[lag - 1] ?? 0)
    )
  )
    lag++;
  const [left = 0, mid = 0, right = 0] = scores.slice(lag - 1, lag + 2);
  const period = lag + (left - right) / (2 * (left - 2 * mid + right));
  return 1200 * Math.log2(RATE / period / C4_HZ);
}

describe("a voice that is shaped", () => {
  test("comes out as it went in, later by what is said, where nothing is to be done", () => {
    for (const cents of [-1_500, 400]) {
      const sound = vowel(cents, 0.512);
      const out = shaped(sound, { correction: 0, character: "own" });
      let error = 0;
      let power = 0;
      for (let i = SHAPER_LATENCY + 4_800; i < out.length; i++) {
        error += ((out[i] ?? 0) - (sound[i - SHAPER_LATENCY] ?? 0)) ** 2;
        power += (out[i] ?? 0) ** 2;
      }
      expect(10 * Math.log10(error / power)).toBeLessThan(-40);
    }
  });

  test.each([-1_400, -300, 1_200])(
    "is drawn to the written note, in the octave that is sung (%s cents)",
    (written) => {
      const melody = [{ from: 0, to: 2, cents: written + 1_200 }];
      const out = shaped(vowel(written + 80, 1.5), { correction: 1, character: "own" }, melody);
      expect(Math.abs(centsOf(out, 0.8, 1.3) - written)).toBeLessThan(12);
    },
  );

  test("keeps half of its way at half the strength, and keeps its vibrato at little", () => {
    const melody = [{ from: 0, to: 2, cents: 0 }];
    const half = shaped(vowel(100, 1.5), { correction: 0.5, character: "own" }, melody);
    expect(Math.abs(centsOf(half, 0.8, 1.3) - 50)).toBeLessThan(12);
    const little = shaped(vowel(0, 1.5, 60), { correction: 0.3, character: "own" }, melody);
    const pitches = Array.from({ length: 12 }, (_, i) =>
      centsOf(little, 0.7 + i * 0.03, 0.72 + i * 0.03, 150),
    );
    expect(Math.max(...pitches) - Math.min(...pitches)).toBeGreaterThan(50);
  });

  test("is left alone where another note is sung, and where none is written", () => {
    const melody = [{ from: 0, to: 2, cents: 600 }];
    const away = shaped(vowel(100, 1.5), { correction: 1, character: "own" }, melody);
    expect(Math.abs(centsOf(away, 0.8, 1.3) - 100)).toBeLessThan(8);
    const free = shaped(vowel(130, 1.5), { correction: 1, character: "own" });
    expect(Math.abs(centsOf(free, 0.8, 1.3) - 130)).toBeLessThan(8);
  });

  test("as a giant is an octave lower, as helium one higher, as a robot on the very tone", () => {
    const cents = (character: ShaperSettings["character"]) =>
      centsOf(shaped(vowel(240, 1.5), { correction: 0, character }), 0.8, 1.3);
    expect(Math.abs(cents("giant") - (240 - 1_200))).toBeLessThan(15);
    expect(Math.abs(cents("helium") - (240 + 1_200))).toBeLessThan(15);
    expect(Math.abs(cents("robot") - 200)).toBeLessThan(15);
  });
});
