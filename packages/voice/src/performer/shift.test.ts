import { describe, expect, test } from "vitest";
import { COMPARED, REACH, ShiftFinder } from "./shift";

const RATE = 48_000;
const finder = new ShiftFinder();

/** A deterministic noise, -1 to 1. */
function noise(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}

/** A buzz that glides through three notes, as a voice does within half a second. */
function sung(length: number): Float32Array {
  const out = new Float32Array(length);
  let phase = 0;
  for (let i = 0; i < length; i++) {
    const t = i / RATE;
    phase += ((t < 0.35 ? 220 : t < 0.55 ? 247 : 294) * (1 + 0.01 * Math.sin(2 * Math.PI * 5 * t))) / RATE;
    for (let h = 1; h <= 12; h++) out[i] = (out[i] ?? 0) + (0.1 / h) * Math.sin(2 * Math.PI * h * phase);
  }
  return out;
}

/** As if through a codec: softer, and with a noise of -24 dB below it. */
function coded(sound: Float32Array): Float32Array {
  const next = noise(7);
  return sound.map((sample) => 0.7 * sample + 0.01 * next());
}

const graph = sung(COMPARED + 2 * REACH);

describe("a singer's packets beside what entered the graph", () => {
  test.each([0, 128, 512, -512, 4_000, -4_000])("%i samples apart are found to the sample", (apart) => {
    const packets = coded(graph.subarray(REACH + apart, REACH + apart + COMPARED));
    expect(finder.find(graph, packets)).toBeCloseTo(apart, 0);
  });

  test("what does not change for half a second fits at each of its periods, and is not judged", () => {
    const held = Float32Array.from(graph, (_, i) => 0.3 * Math.sin((2 * Math.PI * 240 * i) / RATE));
    expect(finder.find(held, held.slice(REACH, REACH + COMPARED))).toBeNull();
  });

  test("silence, and sound that has nothing to do with it, are not judged", () => {
    const next = noise(3);
    expect(finder.find(graph, new Float32Array(COMPARED))).toBeNull();
    expect(
      finder.find(
        graph,
        Float32Array.from({ length: COMPARED }, () => 0.3 * next()),
      ),
    ).toBeNull();
  });
});
