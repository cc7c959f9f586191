/** Ticks come 20 times a second: beyond this they leave too little of the 50 ms for joining, singing and the queue, ms. */
const TOO_LONG_MS = 30;
/** Telling all costs at most twice what telling half of them does: below this there is room again, ms. */
const SHORT_MS = 14;
/** Of the average, what the last tick counts: about half a second decides, and no single pause for collecting memory. */
const LAST = 0.1;

/** Rule S10: whether a room tells one half of its people at a time, by how long its ticks take. */
export function createPace() {
  let averageMs = 0;
  let isThin = false;
  return {
    /** After each tick. */
    took(ms: number): void {
      averageMs += (ms - averageMs) * LAST;
      if (averageMs > TOO_LONG_MS) isThin = true;
      else if (averageMs < SHORT_MS) isThin = false;
    },
    isThin: (): boolean => isThin,
  };
}
