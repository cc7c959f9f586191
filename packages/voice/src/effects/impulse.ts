import type { Reverb } from "./settings";

interface Space {
  /** Until it is 60 dB softer, seconds. */
  readonly decayS: number;
  readonly predelayS: number;
  /** First echoes off the walls: seconds and strength. */
  readonly echoes: readonly (readonly [number, number])[];
  /** Low pass of the tail at its beginning and at its end, Hz: air and walls take the treble first. */
  readonly brightHz: number;
  readonly darkHz: number;
}

/** Drawn up by us, by ear and textbook: sizes of a living room, a small concert hall, and a plate of steel. */
const SPACES: Readonly<Record<Exclude<Reverb, "none">, Space>> = {
  room: {
    decayS: 0.45,
    predelayS: 0.004,
    echoes: [
      [0.006, 0.5],
      [0.011, 0.38],
      [0.017, 0.3],
      [0.023, 0.22],
    ],
    brightHz: 7_000,
    darkHz: 2_500,
  },
  hall: {
    decayS: 1.9,
    predelayS: 0.022,
    echoes: [
      [0.026, 0.3],
      [0.037, 0.24],
      [0.053, 0.2],
      [0.071, 0.15],
    ],
    brightHz: 6_000,
    darkHz: 1_600,
  },
  plate: { decayS: 1.3, predelayS: 0.001, echoes: [], brightHz: 11_000, darkHz: 4_500 },
};

/** A seeded xorshift: everybody's hall is the same hall. */
function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 31 - 1;
  };
}

/** What a clap in this space sounds like; its energy is 1, so that each kind is as loud as the other. */
export function impulse(kind: Exclude<Reverb, "none">, sampleRate: number): Float32Array<ArrayBuffer> {
  const { decayS, predelayS, echoes, brightHz, darkHz } = SPACES[kind];
  const out = new Float32Array(Math.ceil((predelayS + decayS) * sampleRate));
  const from = Math.round(predelayS * sampleRate);
  const next = noise(0x5eed + kind.length);
  let low = 0;
  for (let i = from; i < out.length; i++) {
    const share = (i - from) / (out.length - from);
    const cutoff = brightHz * (darkHz / brightHz) ** share;
    low += (1 - Math.exp((-2 * Math.PI * cutoff) / sampleRate)) * (next() - low);
    // 60 dB over the decay; the first 8 ms swell, as a space does that fills.
    const swell = Math.min(1, (i - from) / (0.008 * sampleRate));
    out[i] = low * swell * 10 ** (-3 * share);
  }
  const loudest = out.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  for (const [at, strength] of echoes) {
    const index = Math.round(at * sampleRate);
    out[index] = (out[index] ?? 0) + 3 * strength * loudest;
  }
  const energy = Math.sqrt(out.reduce((sum, x) => sum + x * x, 0));
  return out.map((x) => x / energy);
}
