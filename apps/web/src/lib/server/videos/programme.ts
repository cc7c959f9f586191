/** One video of the folder. */
export interface Film {
  readonly name: string;
  readonly durationMs: number;
}

/** When it begins, ms since 1970. */
export interface Showing extends Film {
  readonly startsAt: number;
}

export interface Programme {
  readonly now: Showing;
  readonly next: Showing;
}

/** So long before a film ends it is settled what comes after: screens load it meanwhile, and all the same one, ms. */
const SETTLED_MS = 20_000;

const endOf = ({ startsAt, durationMs }: Showing): number => startsAt + durationMs;

/** In the order of their names, and after the last the first again; also after one that is not there any more. */
function after(films: readonly Film[], name: string): Film | undefined {
  return films.find((film) => film.name > name) ?? films[0];
}

/** Rule P15. What is shown at this moment, after what was: no gaps, and nobody asked anew who is in the middle. */
export function advance(films: readonly Film[], before: Programme | null, at: number): Programme | null {
  const sorted = films.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const isThere = ({ name, durationMs }: Film) =>
    sorted.some((film) => film.name === name && film.durationMs === durationMs);
  const first = sorted[0];
  if (!first) return null;
  let now = before?.now;
  let next = before?.next;
  if (!now || !isThere(now)) now = { ...first, startsAt: at };
  const round = sorted.reduce((sum, { durationMs }) => sum + durationMs, 0);
  // After hours in which nobody looked whole rounds are passed over.
  const rounds = Math.floor((at - endOf(now)) / round);
  if (rounds > 0) now = { ...now, startsAt: now.startsAt + rounds * round };
  for (;;) {
    const isSettled = next && next.startsAt === endOf(now) && isThere(next) && endOf(now) - at < SETTLED_MS;
    if (!next || !isSettled) next = { ...(after(sorted, now.name) ?? first), startsAt: endOf(now) };
    if (endOf(now) > at) return { now, next };
    now = next;
  }
}
