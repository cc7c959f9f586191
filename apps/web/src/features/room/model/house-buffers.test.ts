import { beforeAll, expect, test, vi } from "vitest";
import { clapSound, jingleSound } from "./house-buffers";

/** As the browser's, one channel of it. */
class Samples {
  readonly length: number;
  readonly sampleRate: number;
  readonly #data: Float32Array;

  constructor({ length, sampleRate }: { length: number; sampleRate: number }) {
    this.length = length;
    this.sampleRate = sampleRate;
    this.#data = new Float32Array(length);
  }

  getChannelData = (): Float32Array => this.#data;
}

beforeAll(() => vi.stubGlobal("AudioBuffer", Samples));

/** The power between two pitches, Hz. */
function power(buffer: AudioBuffer, from: number, to: number): number {
  const samples = buffer.getChannelData(0);
  let sum = 0;
  for (let hertz = from; hertz < to; hertz += 100) {
    let [re, im] = [0, 0];
    samples.forEach((sample, n) => {
      const turn = (2 * Math.PI * hertz * n) / buffer.sampleRate;
      re += sample * Math.cos(turn);
      im += sample * Math.sin(turn);
    });
    sum += re * re + im * im;
  }
  return sum;
}

const peak = (buffer: AudioBuffer) => Math.max(...buffer.getChannelData(0).map(Math.abs));

test.each([17, 18, 19])("M8 a tambourine rings high above hands, and about as loud (%i)", (seed) => {
  const [jingle, clap] = [jingleSound(seed), clapSound(seed)];
  expect(power(jingle, 3_000, 10_000)).toBeGreaterThan(10 * power(jingle, 300, 2_500));
  expect(power(clap, 300, 2_500)).toBeGreaterThan(power(clap, 3_000, 10_000));
  expect(peak(jingle) / peak(clap)).toBeGreaterThan(0.4);
  expect(peak(jingle) / peak(clap)).toBeLessThan(2.5);
});

test("what was struck dies away", () => {
  const samples = jingleSound(17).getChannelData(0);
  const loudest = (part: Float32Array) => Math.max(...part.map(Math.abs));
  expect(loudest(samples.slice(-600))).toBeLessThan(0.05 * loudest(samples));
});
