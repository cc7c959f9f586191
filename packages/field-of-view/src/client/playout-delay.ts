/** How far behind the server's time others are shown, ms (design: 100, more only on a jittery connection). */
export const LEAST_DELAY_MS = 100;
export const MOST_DELAY_MS = 250;
/** A frame comes every 50 ms, so even without jitter the next one is this late, ms. */
const TICK_MS = 50;
const KEPT = 100;
/** Of the last five seconds' frames this share should have come in time. */
const IN_TIME = 0.97;
/** More delay comes at once, less slowly: 10 ms a second, so that nobody is seen to hurry. */
const SHRINK_PER_MS = 0.01;

/**
 * One delay for all that a connection brings. Grows to what the lateness of frames asks for, between 100 and 250 ms.
 */
export function createPlayoutDelay() {
  const lateness = new Float64Array(KEPT);
  let count = 0;
  let delay = LEAST_DELAY_MS;
  let updatedAt = Number.NaN;

  function wanted(): number {
    const length = Math.min(count, KEPT);
    if (length === 0) return LEAST_DELAY_MS;
    const sorted = Float64Array.from(lateness.subarray(0, length)).sort();
    const late = sorted[Math.min(length - 1, Math.floor(length * IN_TIME))] ?? 0;
    return Math.max(LEAST_DELAY_MS, Math.min(MOST_DELAY_MS, late + TICK_MS));
  }

  return {
    /** A frame stamped `stamp` came when our estimate of the server's clock showed `now`. */
    arrived(stamp: number, now: number): void {
      lateness[count % KEPT] = now - stamp;
      count++;
      const target = wanted();
      const passed = Number.isNaN(updatedAt) ? 0 : Math.max(0, now - updatedAt);
      updatedAt = now;
      delay = target > delay ? target : Math.max(target, delay - passed * SHRINK_PER_MS);
    },
    delayMs: (): number => delay,
    /** What the slowest of the last frames took beyond the fastest, ms. */
    jitterMs(): number {
      const known = lateness.subarray(0, Math.min(count, KEPT));
      return known.length === 0 ? 0 : Math.max(...known) - Math.min(...known);
    },
  };
}

export type PlayoutDelay = ReturnType<typeof createPlayoutDelay>;
