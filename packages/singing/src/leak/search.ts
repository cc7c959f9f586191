import type { History } from "./history";

/** Voices and guides are alike or not here, Hz. */
const FROM_HZ = 100;
const TO_HZ = 1_500;
/** What a look keeps of the looks before: 4 s at one look in two blocks. */
const KEPT = 0.978;
/** Looks between two verdicts: half a second. */
const VERDICT_EVERY = 12;
/**
 * Share of the bins that can be told: above, it is the same sound again. A guide out of a telephone in a room has 0.2 to
 * 0.4; a voice that sings along with the guide has at most 0.06, a made one that sings it to the cent up to 0.2.
 */
const ALIKE = 0.18;
/** Below, it is not there any more. */
const LOST = 0.1;
/** By how much more it must be told from another age than from where it is looked for now. */
const CLEARER = 1.4;
/** What verdicts in a row are above this adds up ... */
const DOUBTFUL = 0.14;
/** ... to certainty: 1.5 s of a telephone beside the microphone, 3 s of one across the room, 5 s at the limit. */
const CERTAIN = 0.5;
/** Verdicts in a row after which what is not heard is given up. */
const GIVEN_UP = 6;
const NOTHING = 1e-12;

export type Verdict =
  /** It is where it is looked for, or not certain to be anywhere. */
  | { readonly kind: "waits" }
  /** It was played at this age. */
  | { readonly kind: "elsewhere"; readonly age: number }
  /** It is not heard where it is looked for. */
  | { readonly kind: "nowhere" };
const WAITS: Verdict = { kind: "waits" };
const NOWHERE: Verdict = { kind: "nowhere" };

/**
 * Where, in what was and will be played, the microphone's sound is: for each age, how much of its spectrum's bins can
 * be told from the block of this age by one factor a bin (coherence over seconds). Two voices that sing the same notes
 * drift apart in phase and stay far below the same sound heard again.
 */
export function createSearch(history: History, rate: number, block: number, ages: number) {
  const first = Math.ceil((FROM_HZ * 2 * block) / rate);
  const last = Math.floor((TO_HZ * 2 * block) / rate);
  const count = last - first + 1;
  const cross = new Float32Array(2 * count * ages);
  const playedPower = new Float32Array(count * ages);
  const heardPower = new Float32Array(count);
  let looks = 0;
  let candidate = -1;
  let evidence = 0;
  let missed = 0;
  const elsewhere = { kind: "elsewhere" as const, age: 0 };

  function likenessAt(age: number): number {
    let told = 0;
    for (let k = 0; k < count; k++) {
      const c = 2 * (age * count + k);
      const both = (playedPower[age * count + k] ?? 0) * (heardPower[k] ?? 0);
      if (both > NOTHING) told += ((cross[c] ?? 0) ** 2 + (cross[c + 1] ?? 0) ** 2) / both;
    }
    return told / count;
  }

  return {
    /** @param heard spectrum of the microphone's newest block, with silence before it */
    look(heard: Float32Array): void {
      for (let k = 0; k < count; k++) {
        const yr = heard[2 * (first + k)] ?? 0;
        const yi = heard[2 * (first + k) + 1] ?? 0;
        heardPower[k] = KEPT * (heardPower[k] ?? 0) + yr * yr + yi * yi;
      }
      const { spectra } = history;
      for (let age = 0; age < ages; age++) {
        const x = history.at(age) + 2 * first;
        const c = 2 * age * count;
        for (let k = 0; k < count; k++) {
          const xr = spectra[x + 2 * k] ?? 0;
          const xi = spectra[x + 2 * k + 1] ?? 0;
          const yr = heard[2 * (first + k)] ?? 0;
          const yi = heard[2 * (first + k) + 1] ?? 0;
          cross[c + 2 * k] = KEPT * (cross[c + 2 * k] ?? 0) + xr * yr + xi * yi;
          cross[c + 2 * k + 1] = KEPT * (cross[c + 2 * k + 1] ?? 0) + xr * yi - xi * yr;
          const p = age * count + k;
          playedPower[p] = KEPT * (playedPower[p] ?? 0) + xr * xr + xi * xi;
        }
      }
      looks++;
    },
    /** @param at the first of `length` ages between which it is looked for now; null where it is not */
    verdict(at: number | null, length: number): Verdict {
      if (looks % VERDICT_EVERY !== 0) return WAITS;
      let best = 0;
      let highest = 0;
      let here = 0;
      for (let age = 0; age < ages; age++) {
        const likeness = likenessAt(age);
        if (at !== null && age >= at && age < at + length) here = Math.max(here, likeness);
        if (likeness <= highest) continue;
        highest = likeness;
        best = age;
      }
      missed = here < LOST ? missed + 1 : 0;
      const isElsewhere = highest > Math.max(ALIKE, CLEARER * here);
      const known = isElsewhere && Math.abs(best - candidate) <= 1 ? evidence : 0;
      evidence = isElsewhere ? known + highest - DOUBTFUL : 0;
      candidate = best;
      if (evidence >= CERTAIN) {
        elsewhere.age = best;
        return elsewhere;
      }
      return missed >= GIVEN_UP ? NOWHERE : WAITS;
    },
  };
}
