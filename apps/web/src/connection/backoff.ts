/** The first try is at once; then from 1 s up to 10 s. */
const FIRST_MS = 1_000;
const MOST_MS = 10_000;
const FACTOR = 1.7;
/** A server that comes back must not be met by everybody in the same instant. */
const JITTER = 0.3;

/**
 * How long to wait before a try, ms.
 *
 * @param attempt 0 for the first
 * @param luck 0 to 1, evenly
 */
export function backoffMs(attempt: number, luck: number): number {
  if (attempt === 0) return 150 + 250 * luck;
  const base = Math.min(MOST_MS, FIRST_MS * FACTOR ** (attempt - 1));
  return Math.min(MOST_MS, base * (1 + JITTER * (2 * luck - 1)));
}
