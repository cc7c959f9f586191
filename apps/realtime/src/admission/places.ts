import {
  type Hall,
  type JoinOptions,
  LIMITS,
  may,
  type PersonId,
  type PlaceInLine,
  type Rank,
  type ServerTime,
} from "@karaverse/protocol";
import { Rejected } from "./refusal";

export type Wish = Pick<JoinOptions, "overflow" | "crowd">;

interface Waiter {
  readonly person: PersonId;
  /** Every hall was full when they came: they take the first place in any. Else they wait for the first hall. */
  readonly takesAny: boolean;
  askedAt: ServerTime;
  /** A place that is kept for them. */
  held: { crowd: number; until: ServerTime } | null;
}

interface Surroundings {
  capacity(): number;
  members: ReadonlyMap<PersonId, { readonly crowd: number }>;
}

const CROWDS = Array.from({ length: LIMITS.crowdsMax }, (_, crowd) => crowd);
const LINE_MS = LIMITS.lineSeconds * 1_000;
const HOLD_MS = LIMITS.lineHoldSeconds * 1_000;

/** Which hall has a place, and whose it is (Rules J2, J6, J7, J8). */
export function createPlaces({ capacity, members }: Surroundings) {
  let line: Waiter[] = [];

  function halls(): Hall[] {
    const found = CROWDS.map(() => ({ people: 0, held: 0 }));
    for (const { crowd } of members.values()) count(crowd, "people");
    for (const { held } of line) if (held) count(held.crowd, "held");
    return found.map(({ people, held }) => ({ people, free: Math.max(0, capacity() - people - held) }));

    function count(crowd: number, what: "people" | "held"): void {
      const hall = found[crowd];
      if (hall) hall[what]++;
    }
  }

  const hasRoom = (hall: Hall | undefined): boolean => (hall?.free ?? 0) > 0;
  const firstWithRoom = (all: readonly Hall[], takesAny: boolean): number =>
    (takesAny ? all : all.slice(0, 1)).findIndex(hasRoom);

  /** Nobody in the line has to do anything for it to move on: it is put right whenever somebody looks at it. */
  function settle(now: ServerTime): Hall[] {
    line = line.filter(
      ({ person, askedAt, held }) =>
        !members.has(person) && (held ? now < held.until : now - askedAt < LINE_MS),
    );
    const all = halls();
    for (const waiter of line) {
      const crowd = waiter.held ? -1 : firstWithRoom(all, waiter.takesAny);
      const hall = all[crowd];
      if (!hall) continue;
      waiter.held = { crowd, until: now + HOLD_MS };
      hall.free--;
    }
    return all;
  }

  const hasTwin = (all: readonly Hall[]): boolean => all.slice(1).some(hasRoom);

  function look(now: ServerTime): { halls: Hall[]; twin: boolean; waiting: number } {
    const all = settle(now);
    const last = all.findLastIndex(({ people }) => people > 0);
    const waiting = line.filter(({ held }) => !held).length;
    return { halls: all.slice(0, Math.max(1, last + 1)), twin: hasTwin(all), waiting };
  }

  return {
    look,
    /** The crowd in which somebody new is put. @throws Rejected */
    placeFor(person: PersonId, rank: Rank, { overflow, crowd }: Wish, now: ServerTime): number {
      const all = settle(now);
      const kept = line.find((waiter) => waiter.person === person)?.held;
      if (kept) return kept.crowd;
      const wished = crowd === undefined ? undefined : all[crowd];
      // A link to a hall that everybody has left leads nobody away from the others.
      const isThere = wished !== undefined && (wished.people > 0 || overflow === "twin");
      if (crowd !== undefined && isThere && hasRoom(wished)) return crowd;
      const free = firstWithRoom(all, overflow === "twin");
      if (free >= 0) return free;
      if (!may(rank, "enter-full")) throw new Rejected("room-full");
      return crowd !== undefined && isThere ? crowd : 0;
    },
    /** Gets somebody in line, or keeps them there; null for who is not in it and does not want to be. */
    ask({ person, join }: { person: PersonId; join: boolean }, now: ServerTime): PlaceInLine | null {
      if (members.has(person)) return { turn: "now" };
      const all = settle(now);
      const known = line.find((waiter) => waiter.person === person);
      if (known) known.askedAt = now;
      else if (join) line.push({ person, takesAny: !hasTwin(all), askedAt: now, held: null });
      const { twin, waiting } = look(now);
      const mine = line.find((waiter) => waiter.person === person);
      if (!mine) return null;
      if (mine.held) return { turn: "now" };
      const ahead = line.slice(0, line.indexOf(mine)).filter(({ held }) => !held).length;
      return { turn: "later", position: ahead + 1, waiting, twin };
    },
    giveUp(person: PersonId): void {
      line = line.filter((waiter) => waiter.person !== person);
    },
  };
}

export type Places = ReturnType<typeof createPlaces>;
