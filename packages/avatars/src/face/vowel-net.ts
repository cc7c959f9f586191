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

/** A net of one hidden layer, trained by `npm run avatars -- vowels`. */
export class VowelNet {
  /** How likely each of HEARD is; together 1. */
  readonly likely = new Float32Array(HEARD.length);
  readonly #hidden = new Float32Array(HIDDEN);

  listen(bands: Float32Array, hz: number): void {
    const height = heightOf(hz);
    for (let h = 0; h < HIDDEN; h++) {
      let sum = (BIASES_IN[h] as number) + (WEIGHTS_IN[h * INPUTS + BANDS] as number) * height;
      for (let b = 0; b < BANDS; b++) sum += (WEIGHTS_IN[h * INPUTS + b] as number) * (bands[b] as number);
      this.#hidden[h] = Math.tanh(sum);
    }
    const likely = this.likely;
    let all = 0;
    for (let n = 0; n < likely.length; n++) {
      let sum = BIASES_OUT[n] as number;
      for (let h = 0; h < HIDDEN; h++)
        sum += (WEIGHTS_OUT[n * HIDDEN + h] as number) * (this.#hidden[h] as number);
      likely[n] = Math.exp(sum);
      all += likely[n] as number;
    }
    for (let n = 0; n < likely.length; n++) likely[n] = (likely[n] as number) / all;
  }
}
