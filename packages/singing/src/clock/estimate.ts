import type { ServerTime } from "@karaverse/protocol";

/** Milliseconds of this machine's own steady clock (performance.now()). */
export type LocalTime = number;

/** One question about the time: t0 asked (here), t1 heard (there), t2 answered (there), t3 heard (here). */
export interface Exchange {
  t0: LocalTime;
  t1: ServerTime;
  t2: ServerTime;
  t3: LocalTime;
}

export interface Estimate {
  /** Server time less local time at `at`, ms. */
  offset: number;
  /** Local time that `offset` belongs to. */
  at: LocalTime;
  /** How much faster the server's clock runs: 1e-6 is one part per million. */
  drift: number;
  /** Lowest round trip among the exchanges used, ms; the offset cannot be wrong by more than half of it. */
  roundTrip: number;
  exchanges: number;
}

interface Sample {
  at: LocalTime;
  offset: number;
  roundTrip: number;
}

/** Exchanges kept: at one in 5 s, the last five minutes. */
const KEPT = 64;
/** Below this span (ms) jitter looks like drift. */
const DRIFT_SPAN_MS = 60_000;
/** Quartz is within 100 parts per million; more than this is a mistake. */
const MOST_DRIFT = 300e-6;
/** Slower exchanges than this over the quickest are judged by their delay, ms. */
const FREE_DELAY_MS = 0.5;
/** Both clocks being steady, an exchange is wrong by at most half its round trip; this much more is a leap, ms. */
const LEAP_MS = 20;
const LEAPS_TO_BELIEVE = 2;
/** Clocks count in steps of up to a millisecond, so a quick round trip can come out below nothing. */
const CLOCK_STEP_MS = 2;

/**
 * Estimates the server's clock over a jittery connection. A delayed exchange is delayed one way, so its offset errs
 * by up to half the delay: the quickest exchanges win, each weighted by the square of its delay over the quickest,
 * and a line through them gives the drift. After a leap (a laptop that slept, a server that came back) it starts anew.
 */
export function createClockEstimator() {
  let samples: Sample[] = [];
  let leaps = 0;
  let estimate: Estimate | null = null;

  function leapt(sample: Sample): boolean {
    if (!estimate) return false;
    const expected = estimate.offset + estimate.drift * (sample.at - estimate.at);
    const bound = sample.roundTrip / 2 + estimate.roundTrip / 2 + LEAP_MS;
    const drifted = MOST_DRIFT * Math.abs(sample.at - estimate.at);
    return Math.abs(sample.offset - expected) > bound + drifted;
  }

  return {
    /** Takes an exchange; returns the estimate after it. Nonsense (a negative round trip) changes nothing. */
    add({ t0, t1, t2, t3 }: Exchange): Estimate | null {
      const measured = t3 - t0 - (t2 - t1);
      const offset = (t1 - t0 + (t2 - t3)) / 2;
      if (!(measured >= -CLOCK_STEP_MS && t2 >= t1) || !Number.isFinite(offset)) return estimate;
      const sample = { at: (t0 + t3) / 2, offset, roundTrip: Math.max(0, measured) };
      leaps = leapt(sample) ? leaps + 1 : 0;
      if (leaps >= LEAPS_TO_BELIEVE) {
        samples = samples.slice(samples.length - (LEAPS_TO_BELIEVE - 1));
        leaps = 0;
      }
      samples.push(sample);
      if (samples.length > KEPT) samples.shift();
      if (leaps === 0) estimate = fit(samples);
      return estimate;
    },
    estimate: (): Estimate | null => estimate,
  };
}

export type ClockEstimator = ReturnType<typeof createClockEstimator>;

/** Weighted line through the offsets. */
function fit(samples: readonly Sample[]): Estimate | null {
  const newest = samples.at(-1);
  const oldest = samples[0];
  if (!newest || !oldest) return null;
  const quickest = Math.min(...samples.map((sample) => sample.roundTrip));
  const weightOf = ({ roundTrip }: Sample) => 1 / (roundTrip - quickest + FREE_DELAY_MS) ** 2;
  let weights = 0;
  let meanAt = 0;
  let meanOffset = 0;
  for (const sample of samples) {
    const weight = weightOf(sample);
    weights += weight;
    meanAt += weight * (sample.at - newest.at);
    meanOffset += weight * (sample.offset - newest.offset);
  }
  meanAt /= weights;
  meanOffset /= weights;
  let spread = 0;
  let slope = 0;
  for (const sample of samples) {
    const at = sample.at - newest.at - meanAt;
    const weight = weightOf(sample);
    spread += weight * at * at;
    slope += weight * at * (sample.offset - newest.offset - meanOffset);
  }
  // The few quick samples may lie close together while the slow ones span minutes: what counts is their own span.
  const span = Math.sqrt(spread / weights) * Math.sqrt(12);
  const isLong = newest.at - oldest.at >= DRIFT_SPAN_MS && span >= DRIFT_SPAN_MS / 2;
  const drift = isLong ? Math.max(-MOST_DRIFT, Math.min(MOST_DRIFT, slope / spread)) : 0;
  return {
    offset: newest.offset + meanOffset - drift * meanAt,
    at: newest.at,
    drift,
    roundTrip: quickest,
    exchanges: samples.length,
  };
}

/** How long to wait before the next exchange, ms: eight quick ones, then a few, then one in five seconds. */
export function exchangeDelayMs(exchanges: number): number {
  if (exchanges < 8) return 100;
  return exchanges < 16 ? 1_000 : 5_000;
}
