import { LIMITS } from "@karaverse/protocol";

/** Everybody's step is due at a moment of their own: twenty times a second, in ten groups of 5 ms. */
const GROUPS = 10;
const GROUP_MS = 1_000 / LIMITS.motionHz / GROUPS;
/** After a longer sleep (the process was stopped) the time in between has not been. */
const SLEPT_MS = 500;

/** Calls `step` for every person 20 times a second from now on, and says how late it is. */
export function createPace(step: (index: number, lateMs: number) => void, people: number) {
  let late: number[] = [];
  let due = performance.now();
  let group = 0;

  function run(): void {
    let now = performance.now();
    if (now - due > SLEPT_MS) due = now;
    while (due <= now) {
      const lateMs = now - due;
      late.push(lateMs);
      for (let index = group; index < people; index += GROUPS) step(index, lateMs);
      group = (group + 1) % GROUPS;
      due += GROUP_MS;
      now = performance.now();
      // What came in meanwhile is to be read before it is old.
      if (due <= now) break;
    }
    if (due <= now) setImmediate(run);
    else setTimeout(run, due - now);
  }
  run();

  return {
    /** Of each group since the last `forget`, ms. */
    late: (): readonly number[] => late,
    forget(): void {
      late = [];
    },
  };
}
