import { createDryer } from "./dry";
import { createHarmonics } from "./harmonics";

/** What one window of sound may repeat at, the likeliest first. Reused from window to window. */
export interface Periodicity {
  count: number;
  /** Periods in samples, refined between samples. */
  readonly periods: Float64Array;
  /** How much speaks for each: its clarity, less what a long period has to make up for. */
  readonly strengths: Float64Array;
  /** Height of each one's McLeod peak, 0 to 1: how alike one period is to the next. */
  readonly clarities: Float64Array;
}

/** More than this are never near the best. */
export const MOST_CANDIDATES = 6;

/**
 * Whatever repeats after one period does so after two: each octave down must be clearer by this. A low voice with
 * strong even harmonics repeats almost as well at half its period, and is clearer at the whole by more.
 */
const OCTAVE_COST = 0.035;
/** What the harmonics say for a tone beside its clarity, against what a sung vowel has. */
const HARMONICITY_WEIGHT = 0.3;
const USUAL_HARMONICITY = 0.5;
/**
 * In an unclear window clarities differ by chance, and a voice over music shares its undertones with it: this share of
 * what is missing to a clear one is asked for each octave on top. Without it 6 % of frames were an octave or two too low
 * with the backing at -12 dB in the microphone, with it none.
 */
const UNCLEAR_COST = 0.4;

/**
 * What is left of hiss when its room is taken out is alike by chance, and was worth 375 points in a song: the sound as it
 * came must be alike at that lag too. Hiss and breath reach 0.4.
 */
const LEAST_LIKENESS = 0.45;

const MOST_PEAKS = 96;

/**
 * The McLeod pitch method on what is left of a window without its room. Only the lags of a voice are looked at, peaks
 * are kept in fixed arrays, and which of them was sung is left to the path through many windows.
 */
export function createPeriodFinder(
  windowLength: number,
  sampleRate: number,
  lowestHz: number,
  highestHz: number,
  hopMs: number,
) {
  const shortest = sampleRate / highestHz;
  const longest = sampleRate / lowestHz;
  const dryer = createDryer(windowLength, sampleRate, hopMs);
  const harmonics = createHarmonics(windowLength, sampleRate);
  const dry = new Float32Array(windowLength);
  const nsdf = new Float32Array(windowLength);
  const peakAt = new Float64Array(MOST_PEAKS);
  const peakHeight = new Float64Array(MOST_PEAKS);
  const found: Periodicity = {
    count: 0,
    periods: new Float64Array(MOST_CANDIDATES),
    strengths: new Float64Array(MOST_CANDIDATES),
    clarities: new Float64Array(MOST_CANDIDATES),
  };
  /** Clarity of the clearest peak of this window without its room, and of the window as it came at that lag. */
  let highest = 0;
  let clearest = 0;
  const lastLag = Math.min(windowLength - 2, Math.ceil(longest * 1.02));

  function normalise(): void {
    dryer.write(dry, nsdf);
    let energy = 2 * (nsdf[0] ?? 0);
    for (let lag = 0; lag <= lastLag + 1; lag++) {
      const correlation = nsdf[lag] ?? 0;
      const head = dry[lag] ?? 0;
      const tail = dry[windowLength - lag - 1] ?? 0;
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

  /** Puts a peak among the best of this window, in order of strength. */
  function enter(peak: number): void {
    const period = peakAt[peak] ?? 0;
    const clarity = Math.min(1, peakHeight[peak] ?? 0);
    const cost = OCTAVE_COST + UNCLEAR_COST * (1 - highest);
    const harmonicity = dryer.harmonicity(sampleRate / period) - USUAL_HARMONICITY;
    const strength = clarity - cost * Math.log2(period / shortest) + HARMONICITY_WEIGHT * harmonicity;
    let place = found.count;
    if (place === MOST_CANDIDATES) {
      if (strength <= (found.strengths[place - 1] ?? 0)) return;
      place--;
    } else found.count++;
    while (place > 0 && (found.strengths[place - 1] ?? 0) < strength) {
      found.strengths[place] = found.strengths[place - 1] ?? 0;
      found.periods[place] = found.periods[place - 1] ?? 0;
      found.clarities[place] = found.clarities[place - 1] ?? 0;
      place--;
    }
    found.strengths[place] = strength;
    found.periods[place] = peak;
    found.clarities[place] = clarity;
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

  /** How alike one period is to the next in the window as it came, and not only in what was left of it. */
  function likeness(window: Float32Array, period: number): number {
    const lag = Math.round(period);
    let both = 0;
    let energy = 0;
    for (let i = lag; i < windowLength; i++) {
      const now = window[i] ?? 0;
      const then = window[i - lag] ?? 0;
      both += now * then;
      energy += now * now + then * then;
    }
    return energy > 1e-12 ? (2 * both) / energy : 0;
  }

  return {
    /** Every window is heard, in turn, whether anything is to be found in it or not. */
    hear: dryer.hear,
    /**
     * In the window heard last; only what is at least as clear as `leastClarity`. The answer is overwritten next time.
     */
    find(window: Float32Array, leastClarity: number): Readonly<Periodicity> {
      normalise();
      const count = collect();
      found.count = 0;
      highest = 0;
      let period = 0;
      for (let peak = 0; peak < count; peak++) {
        if ((peakAt[peak] ?? 0) < shortest || (peakHeight[peak] ?? 0) <= highest) continue;
        highest = Math.min(1, peakHeight[peak] ?? 0);
        period = peakAt[peak] ?? 0;
      }
      clearest = period > 0 ? Math.max(0, likeness(window, period)) : 0;
      if (clearest < LEAST_LIKENESS) return found;
      for (let peak = 0; peak < count; peak++) {
        if ((peakAt[peak] ?? 0) >= shortest && (peakHeight[peak] ?? 0) >= leastClarity) enter(peak);
      }
      // Until here places hold which peak it is.
      if (found.count > 0) harmonics.hear(window);
      for (let i = 0; i < found.count; i++) {
        found.periods[i] = harmonics.refine(refine(found.periods[i] ?? 0, count));
      }
      return found;
    },
    /** How clear the clearest pitch of the last window is in the sound as it came, voiced or not. */
    clearest: (): number => clearest,
    clear: dryer.clear,
  };
}
