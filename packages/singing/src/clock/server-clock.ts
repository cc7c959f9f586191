import type { ServerTime } from "@karaverse/protocol";
import { createClockEstimator, type Estimate, type Exchange, type LocalTime } from "./estimate";

/** Corrections up to this are made by running faster or slower, ms; larger ones at once. */
const SLEW_MS = 50;
/** How much faster or slower: 50 ms are gone in 2.5 s, and nobody sees lyrics run 2 % faster. */
const SLEW_RATE = 0.02;

/**
 * The server's clock as this machine knows it. Between corrections it is steady, it never runs backwards except
 * after a leap, and small corrections are spread over time so that nothing that follows it twitches.
 */
export function createServerClock() {
  const estimator = createClockEstimator();
  /** Shown offset less estimated offset at `shownAt`; goes to zero. */
  let error = 0;
  let shownAt: LocalTime = 0;
  let current: Estimate | null = null;

  const estimated = (local: LocalTime, estimate: Estimate) =>
    estimate.offset + estimate.drift * (local - estimate.at);

  function errorAt(local: LocalTime): number {
    const gone = Math.max(0, local - shownAt) * SLEW_RATE;
    return Math.sign(error) * Math.max(0, Math.abs(error) - gone);
  }

  return {
    add(exchange: Exchange): void {
      const before = current;
      const next = estimator.add(exchange);
      if (!next || next === before) return;
      const local = exchange.t3;
      const shown = before ? estimated(local, before) + errorAt(local) : estimated(local, next);
      const change = shown - estimated(local, next);
      // Before eight exchanges nothing follows the clock yet: take the better estimate at once.
      error = Math.abs(change) > SLEW_MS || next.exchanges <= 8 ? 0 : change;
      shownAt = local;
      current = next;
    },
    /** null until the first exchange. */
    toServer(local: LocalTime): ServerTime | null {
      return current ? local + estimated(local, current) + errorAt(local) : null;
    },
    /** When the local clock will show that the server's shows `server`; null until the first exchange. */
    toLocal(server: ServerTime): LocalTime | null {
      if (!current) return null;
      let local = server - current.offset;
      // Offset and slew change by parts in a hundred at most: three rounds are exact to a microsecond.
      for (let i = 0; i < 3; i++) local = server - estimated(local, current) - errorAt(local);
      return local;
    },
    estimate: estimator.estimate,
  };
}

export type ServerClock = ReturnType<typeof createServerClock>;
