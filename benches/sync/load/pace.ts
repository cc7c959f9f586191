import { LIMITS } from "@karaverse/protocol";

/** Everybody's step is due at a moment of their own: twenty times a second, in ten groups. */
const GROUPS = 10;
const ROUND_MS = 1_000 / LIMITS.motionHz;
/** After a longer sleep (the process was stopped) the time in between has not been. */
const SLEPT_MS = 500;
/** A round begins sooner or later than it would by so much at most, to come to where the clients' rule wants it. */
const SLEWS_MS = 1;

/** When in the 50 ms people step. */
export interface Spread {
  /** From the first group to the last and on to the next, ms. */
  spanMs: number;
  /** How long from this moment (performance.now()) to the next one at which the last group should step; null: any. */
  toLast(now: number): number | null;
}

/** At any moment: each at their own. */
export const anyMoment: Spread = { spanMs: ROUND_MS, toLast: () => null };

/** Calls `step` for every person 20 times a second from now on, and says how late it is. */
export function createPace(
  step: (index: number, lateMs: number) => void,
  people: number,
  { spanMs, toLast }: Spread,
) {
  const groupMs = spanMs / GROUPS;
  let late: number[] = [];
  let round = performance.now();
  let group = 0;

  function nextRound(): number {
    const next = round + ROUND_MS;
    const wait = toLast(next);
    if (wait === null) return next;
    // Where this round's last group is, against where it should be: at most half a round either way.
    const off = (wait - (GROUPS - 1) * groupMs) % ROUND_MS;
    const way = off > ROUND_MS / 2 ? off - ROUND_MS : off < -ROUND_MS / 2 ? off + ROUND_MS : off;
    return next + Math.min(SLEWS_MS, Math.max(-SLEWS_MS, way));
  }

  function run(): void {
    let now = performance.now();
    let due = round + group * groupMs;
    if (now - due > SLEPT_MS) {
      round = now - group * groupMs;
      due = now;
    }
    while (due <= now) {
      const lateMs = now - due;
      late.push(lateMs);
      for (let index = group; index < people; index += GROUPS) step(index, lateMs);
      group = (group + 1) % GROUPS;
      if (group === 0) round = nextRound();
      due = round + group * groupMs;
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
