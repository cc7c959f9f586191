import type { Contender } from "./contenders";
import { INTRO_SECONDS, SAMPLE_RATE, type Take } from "./material";

export interface Measured {
  /** Of the distance from the truth, cents. */
  median: number;
  p95: number;
  /** Shares of the frames in which a pitch was sung and one was heard, %. */
  octave: number;
  /** Sung and not heard, % of what was sung. */
  missed: number;
  /** Heard and not sung, % of the rest, the intro left out. */
  invented: number;
  /** Milliseconds of a core a second of sound. */
  cpu: number;
}

/** The folds move, or are still, for this long to both sides of the frame, ms: what lies between is neither. */
const SURELY_SUNG = 12;
const SURELY_STILL = 30;

export function measure(contender: Contender, takes: readonly Take[]): Measured {
  const errors: number[] = [];
  let sung = 0;
  let missed = 0;
  let still = 0;
  let invented = 0;
  let octaves = 0;
  let ms = 0;
  let seconds = 0;
  for (const take of takes) {
    const heard: [number, number][] = [];
    const before = process.cpuUsage();
    contender(take, (atMs, cents) => heard.push([atMs, cents]));
    const { user, system } = process.cpuUsage(before);
    ms += (user + system) / 1000;
    seconds += take.microphone.length / SAMPLE_RATE;
    for (const [atMs, cents] of heard) {
      if (atMs < INTRO_SECONDS * 1000) continue;
      const truth = meant(take.truth, atMs);
      if (every(take.truth, atMs, SURELY_SUNG, (value) => !Number.isNaN(value))) {
        sung++;
        if (Number.isNaN(cents)) missed++;
        else {
          errors.push(Math.abs(cents - truth));
          if (Math.abs(cents - truth) > 600) octaves++;
        }
      } else if (every(take.truth, atMs, SURELY_STILL, Number.isNaN)) {
        still++;
        if (!Number.isNaN(cents)) invented++;
      }
    }
  }
  errors.sort((a, b) => a - b);
  const at = (share: number) => errors[Math.floor(share * (errors.length - 1))] ?? Number.NaN;
  return {
    median: at(0.5),
    p95: at(0.95),
    octave: (100 * octaves) / Math.max(1, errors.length),
    missed: (100 * missed) / Math.max(1, sung),
    invented: (100 * invented) / Math.max(1, still),
    cpu: ms / seconds,
  };
}

/** Between two milliseconds of the truth. */
function meant(truth: Float64Array, atMs: number): number {
  const from = Math.floor(atMs);
  const [a = Number.NaN, b = Number.NaN] = [truth[from], truth[from + 1]];
  return Number.isNaN(b) ? a : a + (b - a) * (atMs - from);
}

function every(truth: Float64Array, atMs: number, around: number, is: (value: number) => boolean): boolean {
  for (let ms = Math.round(atMs) - around; ms <= atMs + around; ms++) {
    if (!is(truth[ms] ?? Number.NaN)) return false;
  }
  return true;
}
