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
 * 0.4, with the backing over it 0.16 to 0.28, a voice that sings along with the guide at most 0.06.
 */
const ALIKE = 0.12;
/** By how much more it must be told from another age than from where it is looked for now. */
const CLEARER = 1.4;
/** Verdicts in a row. */
const CERTAIN = 3;
const NOTHING = 1e-12;

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
  let agreed = 0;

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
    /**
     * The age at which the microphone's sound was played, once that is certain; null as long as it is not, or is well
     * told from the `length` ages from `at` on. A null `at`: it is looked for nowhere yet.
     */
    verdict(at: number | null, length: number): number | null {
      if (looks % VERDICT_EVERY !== 0) return null;
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
      if (highest < Math.max(ALIKE, CLEARER * here)) {
        agreed = 0;
        return null;
      }
      agreed = Math.abs(best - candidate) <= 1 ? agreed + 1 : 1;
      candidate = best;
      return agreed >= CERTAIN ? best : null;
    },
  };
}
