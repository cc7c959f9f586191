/** Seconds between attempts: quick at first, never slower than the last. */
const DELAYS_MS = [300, 1200, 2700, 4800, 7000] as const;

/**
 * @param attempt 0 for the first
 * @param random 0 to 1; spreads people who lost the same server by 25 % either way
 */
export function retryDelay(attempt: number, random: number): number {
  const delay = DELAYS_MS[Math.min(attempt, DELAYS_MS.length - 1)] ?? 7000;
  return delay * (0.75 + 0.5 * random);
}
