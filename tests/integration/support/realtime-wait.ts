import { setTimeout as pause } from "node:timers/promises";

/** What takes 0.1 s alone on a machine took 10 s on one with much other work. */
const LONG_ENOUGH_MS = 60_000;
const LOOK_EVERY_MS = 10;
/** When the time is over: a process that stood still till then has not looked since. */
const LAST_LOOKS = 3;

type Answer<T> = Exclude<T, false | null | undefined | "">;

/** Looks until the answer is something, and gives it; a failure tells what was waited for. */
export async function eventually<T>(
  what: string,
  question: () => T | Promise<T>,
  withinMs = LONG_ENOUGH_MS,
): Promise<Answer<T>> {
  const end = performance.now() + withinMs;
  for (let lastLooks = 0; ; ) {
    const answer = await question();
    if (answer) return answer as Answer<T>;
    if (performance.now() > end && ++lastLooks > LAST_LOOKS)
      throw new Error(`in ${withinMs / 1_000} s it did not happen: ${what}`);
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
