import { BANDS } from "./ear";
import { BIASES_IN, BIASES_OUT, WEIGHTS_IN, WEIGHTS_OUT } from "./vowel-weights";

/** What a mouth can be heard to do, by VRM's names; `closed` hums through the nose. */
export const HEARD = ["aa", "ih", "ou", "ee", "oh", "closed"] as const;
export type Heard = (typeof HEARD)[number];

export const HIDDEN = 20;
/** The bands, and how high the voice is: a child's u has a man's o's resonances. */
export const INPUTS = BANDS + 1;

/** Octaves from 220 Hz. */
export function heightOf(hz: number): number {
  return hz > 0 ? Math.log2(hz / 220) : 0;
}

const biasesIn = Float64Array.from(BIASES_IN);
const weightsIn = Float64Array.from(WEIGHTS_IN);
const biasesOut = Float64Array.from(BIASES_OUT);
const weightsOut = Float64Array.from(WEIGHTS_OUT);

/** A net of one hidden layer, trained by `npm run avatars -- vowels`. */
export class VowelNet {
  /** How likely each of HEARD is; together 1. */
  readonly likely = new Float32Array(HEARD.length);
  readonly #hidden = new Float32Array(HIDDEN);

  listen(bands: Float32Array, hz: number): void {
    const height = heightOf(hz);
    const hidden = this.#hidden;
    for (let h = 0; h < HIDDEN; h++) {
      let sum = (biasesIn[h] as number) + (weightsIn[h * INPUTS + BANDS] as number) * height;
      for (let b = 0; b < BANDS; b++) sum += (weightsIn[h * INPUTS + b] as number) * (bands[b] as number);
      hidden[h] = Math.tanh(sum);
    }
    const likely = this.likely;
    let all = 0;
    for (let n = 0; n < likely.length; n++) {
      let sum = biasesOut[n] as number;
      for (let h = 0; h < HIDDEN; h++) sum += (weightsOut[n * HIDDEN + h] as number) * (hidden[h] as number);
      likely[n] = Math.exp(sum);
      all += likely[n] as number;
    }
    for (let n = 0; n < likely.length; n++) likely[n] = (likely[n] as number) / all;
  }
}
