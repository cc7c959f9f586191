/** Whoever wants notes further away than this made a typing slip; scoring refuses charts of more than three hours. */
export const EARLIEST_MS = -10 * 60_000;
export const LATEST_MS = 2.5 * 3_600_000;

/** Whether all of it lies within reach; false for what is no number, too. */
export const isNear = (startMs: number, endMs: number): boolean =>
  startMs >= EARLIEST_MS && endMs <= LATEST_MS && endMs >= startMs;
