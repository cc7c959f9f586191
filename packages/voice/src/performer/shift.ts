import FFT from "fft.js";

/** Samples of the packets that are laid beside the graph's, at 48 kHz: 0.47 s, in which most notes begin or end. */
export const COMPARED = 22_400;
/** How far the two are looked for apart, either way: 100 ms. */
export const REACH = 4_800;
/** COMPARED + 2 REACH fit, so that no lag wraps around. */
const SIZE = 32_768;

const RATE = 48_000;
/** What every Opus rate keeps of a voice. */
const FROM_BIN = Math.ceil((120 * SIZE) / RATE);
const TO_BIN = Math.floor((7_000 * SIZE) / RATE);
/** Correlation of a voice with its own packets: 0.95 and more at 32 kbit/s. */
const ALIKE = 0.8;
/** A held note is nearly alike at each of its periods: what is left over must be less than this share of elsewhere. */
const CLEARER = 0.5;
/** Differences under this are the window's edges, not the sound. */
const GRAIN = 0.001;
/** Samples around a peak that belong to it. */
const PEAK = 24;
/** Mean square of -54 dBFS: below, there is nothing to compare. */
const QUIET = 4e-6;

/**
 * How far the sound in a singer's own packets stands from where the microphone's graph had it: normalized
 * cross-correlation by Fourier transform. Owns its memory, so that looking allocates nothing.
 */
export class ShiftFinder {
  private readonly fft = new FFT(SIZE);
  private readonly padded = new Float64Array(SIZE);
  private readonly graph = new Float64Array(2 * SIZE);
  private readonly packets = new Float64Array(2 * SIZE);
  private readonly sound = new Float64Array(2 * SIZE);
  private readonly scores = new Float64Array(2 * REACH + 1);

  /**
   * @param graph COMPARED + 2 REACH samples, beginning REACH before where `packets` should lie
   * @param packets COMPARED samples
   * @returns samples by which the packets' sound is later in the graph than it should be, to a fraction; null when
   *   there is no sound, none alike, or it is alike in more than one place
   */
  find(graph: Float32Array, packets: Float32Array): number | null {
    if (power(packets) < QUIET || power(graph) < QUIET) return null;
    this.spectrum(graph, this.graph);
    this.spectrum(packets, this.packets);
    this.score();
    return this.peak();
  }

  /** Of the band, positive frequencies only: the real part of what comes back is half the sound. */
  private spectrum(samples: Float32Array, into: Float64Array): void {
    this.padded.fill(0);
    this.padded.set(samples);
    this.fft.realTransform(into, this.padded);
    into.fill(0, 0, 2 * FROM_BIN);
    into.fill(0, 2 * (TO_BIN + 1));
  }

  private score(): void {
    const { graph, packets, sound, scores, fft } = this;
    let energyOfPackets = 0;
    for (let i = 2 * FROM_BIN; i < 2 * (TO_BIN + 1); i++) energyOfPackets += (packets[i] ?? 0) ** 2;
    // Parseval, for the half of the spectrum whose real part is looked at.
    energyOfPackets /= 2 * SIZE;
    fft.inverseTransform(sound, graph);
    let energy = 0;
    for (let i = 0; i < COMPARED; i++) energy += (sound[2 * i] ?? 0) ** 2;
    for (let lag = 0; lag <= 2 * REACH; lag++) {
      scores[lag] = energy;
      energy += (sound[2 * (lag + COMPARED)] ?? 0) ** 2 - (sound[2 * lag] ?? 0) ** 2;
    }
    for (let i = 2 * FROM_BIN; i < 2 * (TO_BIN + 1); i += 2) {
      const [a = 0, b = 0, c = 0, d = 0] = [graph[i], graph[i + 1], packets[i], packets[i + 1]];
      graph[i] = a * c + b * d;
      graph[i + 1] = b * c - a * d;
    }
    fft.inverseTransform(sound, graph);
    for (let lag = 0; lag <= 2 * REACH; lag++) {
      const both = Math.sqrt((scores[lag] ?? 0) * energyOfPackets);
      // Half of each sound is in `scores` and in the energy, a half of their product here: a quarter against a half.
      scores[lag] = both > 0 ? (sound[2 * lag] ?? 0) / 2 / both : 0;
    }
  }

  private peak(): number | null {
    const { scores } = this;
    let best = 1;
    for (let lag = 1; lag < 2 * REACH; lag++) if ((scores[lag] ?? 0) > (scores[best] ?? 0)) best = lag;
    let next = 0;
    for (let lag = 0; lag <= 2 * REACH; lag++)
      if (Math.abs(lag - best) > PEAK) next = Math.max(next, scores[lag] ?? 0);
    const [left = 0, mid = 0, right = 0] = scores.subarray(best - 1, best + 2);
    if (mid < ALIKE || Math.max(GRAIN, 1 - mid) > CLEARER * (1 - next)) return null;
    const curve = left - 2 * mid + right;
    return best - REACH + (curve === 0 ? 0 : (left - right) / (2 * curve));
  }
}

function power(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return sum / samples.length;
}
