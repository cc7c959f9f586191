import type { EntryId, PersonId, Rotation, ServerTime } from "@karaverse/protocol";

/** An entry that waits for its turn. */
export interface WaitingEntry {
  readonly id: EntryId;
  readonly singers: readonly PersonId[];
  readonly arrivedAt: ServerTime;
  /** Rule Q14: since when its singers wait, where that is longer than since it came. */
  readonly since?: ReadonlyMap<PersonId, ServerTime>;
  /** Placed by hand: it keeps its place, counted from the front (Rule Q8). */
  readonly held: boolean;
}

/** A turn that was taken this evening. */
export interface Turn {
  readonly singers: readonly PersonId[];
  readonly at: ServerTime;
}

/** Why an entry stands where it stands. */
export type PlaceReason =
  | { readonly kind: "held" }
  | { readonly kind: "arrival" }
  /** Of all who wait it is this person's turn. */
  | { readonly kind: "turn"; readonly of: PersonId };

export interface Placed {
  readonly id: EntryId;
  readonly why: PlaceReason;
}

/** What a person has had so far, and for how long they have waited. */
interface Standing {
  songs: number;
  since: number;
}

/**
 * Rules Q2, Q6-Q8. The order in which the waiting entries are to be sung.
 *
 * The rest of the evening is played through: at each place stands the entry whose turn comes next, and whoever sings it
 * has had a turn from there on. So the order is the same whether it is asked for once or after every song.
 *
 * @param waiting in the order in which they stand now, new ones last
 * @param turns of this evening, in any order, with the one that is being sung
 */
export function rotate(
  waiting: readonly WaitingEntry[],
  turns: readonly Turn[],
  rotation: Rotation,
): Placed[] {
  const standings = standingsOf(waiting, turns);
  const free = waiting
    .filter(({ held }) => !held)
    .toSorted((a, b) => a.arrivedAt - b.arrivedAt || (a.id < b.id ? -1 : 1));
  const after = 1 + Math.max(0, ...[...standings.values()].map(({ since }) => since));
  return waiting.map((standing, place) => {
    const chosen = standing.held ? { entry: standing, why: HELD } : takeNext(free, standings, rotation);
    for (const person of chosen.entry.singers) {
      const songs = (standings.get(person)?.songs ?? 0) + 1;
      standings.set(person, { songs, since: after + place });
    }
    return { id: chosen.entry.id, why: chosen.why };
  });
}

const HELD: PlaceReason = { kind: "held" };
const ARRIVAL: PlaceReason = { kind: "arrival" };

/** Who has sung waits from then on; who has not, from the first of their entries that wait (Rule Q14). */
function standingsOf(waiting: readonly WaitingEntry[], turns: readonly Turn[]): Map<PersonId, Standing> {
  const standings = new Map<PersonId, Standing>();
  for (const { singers, arrivedAt, since } of waiting)
    for (const person of singers) {
      const began = Math.min(arrivedAt, since?.get(person) ?? arrivedAt);
      standings.set(person, { songs: 0, since: Math.min(began, standings.get(person)?.since ?? began) });
    }
  for (const { singers, at } of turns)
    for (const person of singers) {
      const { songs, since } = standings.get(person) ?? { songs: 0, since: at };
      standings.set(person, { songs: songs + 1, since: Math.max(since, at) });
    }
  return standings;
}

/** Takes the entry whose turn it is out of those that are free, which stand in the order of their arrival. */
function takeNext(
  free: WaitingEntry[],
  standings: ReadonlyMap<PersonId, Standing>,
  rotation: Rotation,
): { entry: WaitingEntry; why: PlaceReason } {
  const ranked = free.map((entry) => ({ entry, ...dueOf(entry, standings, rotation) }));
  const [first, ...others] = ranked;
  if (!first) throw new RangeError("more places than entries");
  const next =
    rotation === "first-come"
      ? first
      : others.reduce((best, one) => (isBefore(one, best) ? one : best), first);
  free.splice(free.indexOf(next.entry), 1);
  return {
    entry: next.entry,
    why: rotation === "first-come" || next.of === null ? ARRIVAL : { kind: "turn", of: next.of },
  };
}

interface Due extends Standing {
  of: PersonId | null;
}

/** Rule Q7: a duet is the turn of whoever of its singers is due first. */
function dueOf(
  { singers, arrivedAt }: WaitingEntry,
  standings: ReadonlyMap<PersonId, Standing>,
  rotation: Rotation,
): Due {
  const dues = singers.map((of) => {
    const { songs, since } = standings.get(of) ?? { songs: 0, since: arrivedAt };
    return { of, songs: rotation === "fewest-songs" ? songs : 0, since };
  });
  const [first, ...others] = dues;
  if (!first) return { of: null, songs: 0, since: arrivedAt };
  return others.reduce<Due>((best, one) => (isBefore(one, best) ? one : best), first);
}

const isBefore = (a: Standing, b: Standing): boolean =>
  a.songs !== b.songs ? a.songs < b.songs : a.since < b.since;
