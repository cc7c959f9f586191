import { Autocorrelator } from "pitchy";

/** What one window of sound repeats at. Reused from window to window. */
export interface Periodicity {
  /** Period in samples, refined between samples; 0 when nothing repeats. */
  period: number;
  /** Height of the McLeod peak, 0 to 1: how alike one period is to the next. */
  clarity: number;
}

/** The first peak at least this share of the highest one is the period (constant k of McLeod and Wyvill). */
const FIRST_PEAK_SHARE = 0.9;
/** Less will do near what was sung a moment ago: in a rough voice two periods can be more alike than one. */
const FAMILIAR_PEAK_SHARE = 0.8;

/**
 * A low voice with strong even harmonics repeats almost as well at half its period: with harmonics of 1 : 5 : 0.5 : 2
 * the first peak over the share above was an octave too high in every window. A true period is about as good as its
 * multiples, a false one is worse than the true one by more than this.
 */
const MULTIPLE_IS_BETTER = 0.03;

/** The check is for low voices: above this (Hz) noise alone can make a multiple of the period look better. */
const LOW_VOICE_HZ = 240;
/** And below this nobody sings: a rough tenor's octave below would look like a bass. */
const LOWEST_VOICE_HZ = 76;

/** Near what was sung a moment ago a multiple needs to be better by this much more: voices glide, seldom leap. */
const CONTINUITY_BONUS = 0.06;
/** And a multiple near it needs a little less. More than this locked on to 110 Hz under a steady 440 Hz. */
const RETURN_BONUS = 0.01;
/** In an unclear voice peaks differ by chance: half of what is missing to a clear one is asked on top. */
const UNCLEAR_SHARE = 0.5;
/** A ratio of periods within this is "near": about three semitones. */
const NEAR_RATIO = 1.19;

const MOST_PEAKS = 96;

/**
 * The McLeod pitch method over pitchy's autocorrelation. Only the lags of a voice are looked at, peaks are kept in
 * fixed arrays (pitchy's own findPitch makes four arrays a call), and the choice among peaks knows low voices.
 */
export function createPeriodFinder(
  windowLength: number,
  sampleRate: number,
  lowestHz: number,
  highestHz: number,
) {
  const shortest = sampleRate / highestHz;
  const longest = sampleRate / lowestHz;
  const lowVoice = sampleRate / LOW_VOICE_HZ;
  const lowestVoice = sampleRate / LOWEST_VOICE_HZ;
  const correlator = Autocorrelator.forFloat32Array(windowLength);
  const nsdf = new Float32Array(windowLength);
  const peakAt = new Float64Array(MOST_PEAKS);
  const peakHeight = new Float64Array(MOST_PEAKS);
  const found: Periodicity = { period: 0, clarity: 0 };
  const lastLag = Math.min(windowLength - 2, Math.ceil(longest * 1.02));

  function normalise(window: Float32Array): void {
    correlator.autocorrelate(window, nsdf);
    let energy = 2 * (nsdf[0] ?? 0);
    for (let lag = 0; lag <= lastLag + 1; lag++) {
      const correlation = nsdf[lag] ?? 0;
      const head = window[lag] ?? 0;
      const tail = window[windowLength - lag - 1] ?? 0;
      nsdf[lag] = energy > 1e-12 ? (2 * correlation) / energy : 0;
      energy -= head * head + tail * tail;
    }
  }

  /** Writes the refined position of the peak at `lag` into slot `index`: the top of a parabola through three. */
  function keep(index: number, lag: number): void {
    const before = nsdf[lag - 1] ?? 0;
    const top = nsdf[lag] ?? 0;
    const after = nsdf[lag + 1] ?? 0;
    const bend = before - 2 * top + after;
    const shift = bend < 0 ? (0.5 * (before - after)) / bend : 0;
    peakAt[index] = lag + shift;
    peakHeight[index] = top - 0.25 * (before - after) * shift;
  }

  /** One peak between each rise through zero and the fall after it; returns how many. */
  function collect(): number {
    let count = 0;
    let lag = 1;
    while (lag <= lastLag && (nsdf[lag] ?? 0) > 0) lag++;
    let best = -1;
    for (; lag <= lastLag; lag++) {
      const height = nsdf[lag] ?? 0;
      if (height <= 0) {
        if (best > 0 && count < MOST_PEAKS) keep(count++, best);
        best = -1;
      } else if (best < 0 || height > (nsdf[best] ?? 0)) best = lag;
    }
    if (best > 0 && best < lastLag && count < MOST_PEAKS) keep(count++, best);
    return count;
  }

  function nearestPeak(count: number, lag: number, within: number): number {
    let nearest = -1;
    let distance = within;
    for (let i = 0; i < count; i++) {
      const away = Math.abs((peakAt[i] ?? 0) - lag);
      if (away < distance) {
        nearest = i;
        distance = away;
      }
    }
    return nearest;
  }

  function choose(count: number, previousPeriod: number): number {
    let highest = 0;
    for (let i = 0; i < count; i++) {
      if ((peakAt[i] ?? 0) >= shortest) highest = Math.max(highest, peakHeight[i] ?? 0);
    }
    let chosen = -1;
    for (let i = 0; i < count && chosen < 0; i++) {
      const at = peakAt[i] ?? 0;
      const share = isNear(at, previousPeriod) ? FAMILIAR_PEAK_SHARE : FIRST_PEAK_SHARE;
      if (at >= shortest && (peakHeight[i] ?? 0) >= share * highest) chosen = i;
    }
    if (chosen < 0) return -1;
    const first = peakAt[chosen] ?? 0;
    const firstHeight = peakHeight[chosen] ?? 0;
    const needed =
      MULTIPLE_IS_BETTER +
      UNCLEAR_SHARE * (1 - firstHeight) +
      (isNear(first, previousPeriod) ? CONTINUITY_BONUS : 0);
    let result = chosen;
    let bestGain = 0;
    for (let multiple = 2; multiple <= 4; multiple++) {
      const lag = first * multiple;
      if (lag > lowestVoice) break;
      if (lag < lowVoice) continue;
      const peak = nearestPeak(count, lag, first * 0.2);
      if (peak < 0) continue;
      const bonus = isNear(peakAt[peak] ?? 0, previousPeriod) ? RETURN_BONUS : 0;
      const gain = (peakHeight[peak] ?? 0) + bonus - firstHeight;
      if (gain > needed && gain > bestGain + 0.01) {
        bestGain = gain;
        result = peak;
      }
    }
    return result;
  }

  /** At 1 kHz a period is 48 samples and a parabola errs by cents: measure over several periods instead. */
  function refine(chosen: number, count: number): number {
    const period = peakAt[chosen] ?? 0;
    let refined = period;
    for (let multiple = 2; multiple * period <= longest && multiple <= 8; multiple++) {
      const peak = nearestPeak(count, refined * multiple, period * 0.1);
      if (peak < 0 || (peakHeight[peak] ?? 0) < 0.9 * (peakHeight[chosen] ?? 0)) break;
      refined = (peakAt[peak] ?? 0) / multiple;
    }
    return refined;
  }

  return {
    /** `previousPeriod` in samples, 0 when nothing was sung a moment ago. The answer is overwritten next time. */
    find(window: Float32Array, previousPeriod: number): Readonly<Periodicity> {
      normalise(window);
      const count = collect();
      const chosen = choose(count, previousPeriod);
      if (chosen < 0) {
        found.period = 0;
        found.clarity = 0;
        return found;
      }
      found.period = refine(chosen, count);
      found.clarity = Math.min(1, Math.max(0, peakHeight[chosen] ?? 0));
      return found;
    },
  };
}

function isNear(period: number, previous: number): boolean {
  if (previous <= 0) return false;
  const ratio = period / previous;
  return ratio < NEAR_RATIO && ratio > 1 / NEAR_RATIO;
}
