import type { History } from "./history";
import type { BlockTransform } from "./spectrum";

/** What a path is expected to weigh before anything was heard, squared, in each block and bin. */
const FIRST_GUESS = 0.008;
/** Share of the last block's in the power of what is left over. */
const POWER_KEPT = 0.8;
/** Blocks of paths that are kept from reaching round the end, each time. */
const TIDIED = 2;
const NOTHING = 1e-9;

/** A thing that is played, and how its path to the microphone behaves. */
export interface Source {
  readonly history: History;
  /** What a block keeps of the last one's path. */
  readonly stays: number;
}

/**
 * The ways from what was played to the microphone, as filters in blocks of the frequency domain that adapt by Kalman's
 * rule, each bin alone. How far a bin moves is its own doubt against what is left over there, so that a voice, which
 * is left over, holds the filters still where it sounds and nowhere else: nobody has to decide who sounds when.
 * (Enzner and Vary 2006; Kuech, Mabande and Enzner 2014.)
 */
export function createPaths(
  transform: BlockTransform,
  sources: readonly Source[],
  bins: number,
  blocks: number,
) {
  const width = 2 * bins;
  const weights = sources.map(() => new Float32Array(width * blocks));
  const doubts = sources.map(() => new Float32Array(bins * blocks).fill(FIRST_GUESS));
  /** Age of the block that each path begins at; null where there is none. */
  const offsets = sources.map((): number | null => null);
  const leftOver = new Float32Array(bins);
  const scale = new Float32Array(bins);
  let heardBefore = false;
  let tidyNext = 0;

  return {
    /** The spectrum that comes of what was played. */
    predict(into: Float32Array): void {
      into.fill(0);
      for (let c = 0; c < sources.length; c++) {
        const history = sources[c]?.history;
        const weight = weights[c];
        const offset = offsets[c];
        if (!history || !weight || offset == null) continue;
        const { spectra } = history;
        for (let p = 0; p < blocks; p++) {
          const x = history.at(offset + p);
          const w = width * p;
          for (let i = 0; i < width; i += 2) {
            const xr = spectra[x + i] ?? 0;
            const xi = spectra[x + i + 1] ?? 0;
            const wr = weight[w + i] ?? 0;
            const wi = weight[w + i + 1] ?? 0;
            into[i] = (into[i] ?? 0) + xr * wr - xi * wi;
            into[i + 1] = (into[i + 1] ?? 0) + xr * wi + xi * wr;
          }
        }
      }
    },

    /** @param error spectrum of what is left over of the newest block, with silence before it */
    adapt(error: Float32Array): void {
      for (let k = 0; k < bins; k++) {
        const er = error[2 * k] ?? 0;
        const ei = error[2 * k + 1] ?? 0;
        const power = er * er + ei * ei;
        leftOver[k] = heardBefore ? POWER_KEPT * (leftOver[k] ?? 0) + (1 - POWER_KEPT) * power : power;
        // The error is one block and silence, what was played two blocks: half of the power.
        scale[k] = 2 * (leftOver[k] ?? 0) + NOTHING;
      }
      heardBefore = true;
      for (let c = 0; c < sources.length; c++) {
        const history = sources[c]?.history;
        const doubt = doubts[c];
        const offset = offsets[c];
        if (!history || !doubt || offset == null) continue;
        const { spectra } = history;
        for (let p = 0; p < blocks; p++) {
          const x = history.at(offset + p);
          const d = bins * p;
          for (let k = 0; k < bins; k++) {
            const xr = spectra[x + 2 * k] ?? 0;
            const xi = spectra[x + 2 * k + 1] ?? 0;
            scale[k] = (scale[k] ?? 0) + (xr * xr + xi * xi) * (doubt[d + k] ?? 0);
          }
        }
      }
      for (let c = 0; c < sources.length; c++) {
        const { history, stays = 1 } = sources[c] ?? {};
        const doubt = doubts[c];
        const weight = weights[c];
        const offset = offsets[c];
        if (!history || !doubt || !weight || offset == null) continue;
        const { spectra } = history;
        for (let p = 0; p < blocks; p++) {
          const x = history.at(offset + p);
          const d = bins * p;
          const w = width * p;
          for (let k = 0; k < bins; k++) {
            const i = 2 * k;
            const xr = spectra[x + i] ?? 0;
            const xi = spectra[x + i + 1] ?? 0;
            const was = doubt[d + k] ?? 0;
            const gain = was / (scale[k] ?? 1);
            const er = error[i] ?? 0;
            const ei = error[i + 1] ?? 0;
            const wr = stays * ((weight[w + i] ?? 0) + 2 * gain * (xr * er + xi * ei));
            const wi = stays * ((weight[w + i + 1] ?? 0) + 2 * gain * (xr * ei - xi * er));
            weight[w + i] = wr;
            weight[w + i + 1] = wi;
            const sure = Math.max(0, 1 - gain * (xr * xr + xi * xi)) * was;
            doubt[d + k] = stays * stays * sure + (1 - stays * stays) * (wr * wr + wi * wi) + NOTHING;
          }
        }
      }
      for (let n = 0; n < TIDIED; n++) {
        const channel = Math.floor(tidyNext / blocks);
        const weight = weights[channel];
        if (weight && offsets[channel] !== null) transform.keepHead(weight, width * (tidyNext % blocks));
        tidyNext = (tidyNext + 1) % (sources.length * blocks);
      }
    },

    /** From now on the path begins at this age, or there is none: what was learned is of no use there. */
    move(channel: number, offset: number | null): void {
      offsets[channel] = offset;
      weights[channel]?.fill(0);
      doubts[channel]?.fill(FIRST_GUESS);
    },
    offsetOf: (channel: number): number | null => offsets[channel] ?? null,
  };
}
