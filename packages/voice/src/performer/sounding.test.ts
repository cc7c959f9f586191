import fc from "fast-check";
import { expect, test } from "vitest";
import { pointAt, sungAt, withStretch } from "./song-line";
import { BurstFinder, burst } from "./sounding";

function stream(length: number, at: number, noise: number, gain = 1): Float32Array {
  const out = new Float32Array(length);
  for (let i = 0; i < length; i++) out[i] = noise * Math.sin(i * i * 0.0137) * Math.sin(i * 0.01);
  burst(48000).forEach((x, i) => {
    out[at + i] = (out[at + i] ?? 0) + gain * x;
  });
  return out;
}

function find(sound: Float32Array, piece: number): number | null {
  const finder = new BurstFinder(48000);
  for (let i = 0; i < sound.length; i += piece) {
    const found = finder.push(sound.subarray(i, i + piece));
    if (found !== null) return found;
  }
  return null;
}

test("the burst is found to the sample wherever it falls between packets", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8000 }), fc.constantFrom(480, 960, 1920, 97), (at, piece) => {
      expect(find(stream(12000, at, 0.01), piece)).toBeCloseTo(at, 0);
    }),
    { numRuns: 25 },
  );
});

test("a faint burst is found, silence and noise alone are not taken for one", () => {
  expect(find(stream(9600, 5000, 0.001, 0.05), 960)).toBeCloseTo(5000, 0);
  expect(find(new Float32Array(48000), 960)).toBeNull();
  expect(find(stream(48000, 60000, 0.5), 960)).toBeNull();
  const voice = Float32Array.from({ length: 48000 }, (_, i) => {
    let x = 0;
    for (let h = 1; h < 20; h++)
      x += Math.sin((2 * Math.PI * 220 * h * i) / 48000 + 3 * Math.sin(i / 1500)) / h;
    return 0.3 * x;
  });
  expect(find(voice, 960)).toBeNull();
});

test("a singer's song line knows running, pausing and going on", () => {
  let line = withStretch([], { from: 10, positionMs: -3000, moving: true });
  expect(pointAt(line, 9.9)).toBeNull();
  expect(pointAt(line, 13)).toEqual({ positionMs: 0, moving: true });
  line = withStretch(line, { from: 20, positionMs: 7000, moving: false });
  line = withStretch(line, { from: 25, positionMs: 7000, moving: true });
  expect(pointAt(line, 19)).toEqual({ positionMs: 6000, moving: true });
  expect(pointAt(line, 22)).toEqual({ positionMs: 7000, moving: false });
  expect(pointAt(line, 26)).toEqual({ positionMs: 8000, moving: true });
  // A pause that comes while a later start was planned replaces the plan.
  line = withStretch(line, { from: 24, positionMs: 7000, moving: false });
  expect(pointAt(line, 26)).toEqual({ positionMs: 7000, moving: false });
});

test("what a singer with 150 ms of latency sings counts where they heard the music", () => {
  const stretches = [{ from: 0, positionMs: 0, moving: true }];
  expect(sungAt({ performance: 1, latencyMs: 150, stretches }, 1)?.positionMs).toBeCloseTo(850, 9);
});
