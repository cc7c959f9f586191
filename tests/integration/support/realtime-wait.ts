import { setTimeout as pause } from "node:timers/promises";

const LONG_ENOUGH_MS = 20_000;
const LOOK_EVERY_MS = 10;

type Answer<T> = Exclude<T, false | null | undefined | "">;

/** Looks until the answer is something, and gives it; a failure tells what was waited for. */
export async function eventually<T>(
  what: string,
  question: () => T | Promise<T>,
  withinMs = LONG_ENOUGH_MS,
): Promise<Answer<T>> {
  const end = performance.now() + withinMs;
  for (;;) {
    const answer = await question();
    if (answer) return answer as Answer<T>;
    if (performance.now() > end) throw new Error(`in ${withinMs / 1_000} s it did not happen: ${what}`);
    await pause(LOOK_EVERY_MS);
  }
}

/** For what must not happen: watches for a while. */
export async function never(what: string, happened: () => boolean, forMs: number): Promise<void> {
  const end = performance.now() + forMs;
  while (performance.now() < end) {
    if (happened()) throw new Error(`it happened: ${what}`);
    await pause(LOOK_EVERY_MS);
  }
}
