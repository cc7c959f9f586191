import { expect, test } from "vitest";
import { stretched } from "./stretch";

const RATE = 48_000;
const SECONDS = 2;

/** A click a second, decaying over 0.8 ms. */
function clicks(): Float32Array {
  const out = new Float32Array(SECONDS * RATE);
  for (let second = 1; second < SECONDS; second++)
    for (let i = 0; i < 240; i++)
      out[second * RATE + i] = Math.exp(-i / 40) * Math.sin((2 * Math.PI * 2_000 * i) / RATE);
  return out;
}

/** Where the energy around a sample is, samples from it. */
function centre(sound: Float32Array, at: number, reach: number): number {
  let weighted = 0;
  let total = 0;
  for (let i = -reach; i < reach; i++) {
    const energy = (sound[Math.round(at) + i] ?? 0) ** 2;
    weighted += i * energy;
    total += energy;
  }
  return weighted / total;
}

function tone(hz: number): Float32Array {
  return Float32Array.from(
    { length: SECONDS * RATE },
    (_, i) => 0.4 * Math.sin((2 * Math.PI * hz * i) / RATE),
  );
}

/** By its crossings of zero, in the middle. */
function pitchOf(sound: Float32Array): number {
  const [from, to] = [sound.length / 4, (sound.length * 3) / 4].map(Math.round) as [number, number];
  let crossings = 0;
  for (let i = from; i < to; i++) if ((sound[i - 1] ?? 0) < 0 && (sound[i] ?? 0) >= 0) crossings++;
  return (crossings * RATE) / (to - from);
}

test.each([
  { semitones: -6, tempo: 100, withinMs: 0.05 },
  { semitones: 0, tempo: 70, withinMs: 0.5 },
  { semitones: 0, tempo: 130, withinMs: 0.5 },
  { semitones: 2, tempo: 85, withinMs: 0.5 },
])("P10 in key $semitones at $tempo % every sound stays at its place in the song", async (settings) => {
  const [out] = await stretched([clicks()], RATE, settings);
  if (!out) throw new Error("nothing came out");
  expect(out.length).toBe(Math.round((SECONDS * RATE * 100) / settings.tempo));
  const away = centre(clicks(), RATE, 4_000);
  for (let second = 1; second < SECONDS; second++) {
    const errorMs = (centre(out, (second * RATE * 100) / settings.tempo, 4_000) - away) / (RATE / 1000);
    expect(Math.abs(errorMs)).toBeLessThan(settings.withinMs);
  }
});

test("P10 the pace does not change the pitch, and the key changes it by its semitones", async () => {
  for (const [semitones, tempo] of [
    [0, 70],
    [4, 115],
  ] as const) {
    const [left, right] = await stretched([tone(440), tone(220)], RATE, { semitones, tempo });
    const cents = (heard: Float32Array | undefined, hz: number) =>
      1200 * Math.log2(pitchOf(heard ?? tone(0)) / hz) - 100 * semitones;
    expect(Math.abs(cents(left, 440))).toBeLessThan(15);
    expect(Math.abs(cents(right, 220))).toBeLessThan(15);
  }
});
