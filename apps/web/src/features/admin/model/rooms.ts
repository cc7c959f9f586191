import type { RoomDetail } from "@karaverse/protocol";
import type { AdminRoom } from "@/lib/api-types";
import { everyWord } from "@/lib/every-word";

/** Which rooms are looked for. */
export const SHOWS = ["all", "people", "singing", "waiting", "locked", "empty"] as const;
export type Shows = (typeof SHOWS)[number];

export const ORDERS = ["fullest", "newest", "name", "slowest"] as const;
export type Order = (typeof ORDERS)[number];

export interface RoomSearch {
  text: string;
  shows: Shows;
  order: Order;
}

/** A room as the house keeps it, and what goes on in it if anybody is there. */
export interface FoundRoom {
  room: AdminRoom;
  inside: RoomDetail | undefined;
}

const isShown: Record<Shows, (found: FoundRoom) => boolean> = {
  all: () => true,
  people: ({ inside }) => (inside?.people ?? 0) > 0,
  singing: ({ inside }) => Boolean(inside?.singing),
  waiting: ({ inside }) => (inside?.waiting ?? 0) > 0,
  locked: ({ room, inside }) => inside?.locked ?? room.locked,
  empty: ({ inside }) => (inside?.people ?? 0) === 0,
};

const byName = (a: FoundRoom, b: FoundRoom) => a.room.name.localeCompare(b.room.name);
const byAge = (a: FoundRoom, b: FoundRoom) => b.room.createdAt.localeCompare(a.room.createdAt);
const compare: Record<Order, (a: FoundRoom, b: FoundRoom) => number> = {
  fullest: (a, b) => (b.inside?.people ?? 0) - (a.inside?.people ?? 0) || byAge(a, b),
  newest: byAge,
  name: byName,
  slowest: (a, b) => (b.inside?.tickMs.p99 ?? -1) - (a.inside?.tickMs.p99 ?? -1) || byName(a, b),
};

/** What an operator knows of a room: its name, whose it is, the code in its link, who is or sings there. */
function wordsOf({ room, inside }: FoundRoom) {
  const people = inside?.participants.map(({ name }) => name) ?? [];
  return [room.name, room.owner, room.slug, inside?.singing?.title, ...people];
}

export function findRooms(
  rooms: readonly AdminRoom[],
  insides: readonly RoomDetail[],
  { text, shows, order }: RoomSearch,
): FoundRoom[] {
  const live = new Map(insides.map((inside) => [inside.roomId, inside]));
  const isMeant = everyWord(text);
  return rooms
    .map((room): FoundRoom => ({ room, inside: live.get(room.id) }))
    .filter((found) => isShown[shows](found) && isMeant(wordsOf(found)))
    .sort(compare[order]);
}

/** As they stood, whatever their figures say by now; what came since stands behind. */
export function asTheyStood(found: readonly FoundRoom[], order: readonly string[]): FoundRoom[] {
  const places = new Map(order.map((id, place) => [id, place]));
  const placeOf = ({ room }: FoundRoom) => places.get(room.id) ?? order.length;
  return [...found].sort((a, b) => placeOf(a) - placeOf(b));
}

/** So many at a time: a house that closes hundreds of rooms does not ask for all of them in one breath. */
const AT_ONCE = 4;

/** Does one thing to many rooms; answers for which it could not be done, and why the first of them. */
export async function toEach(
  ids: readonly string[],
  act: (id: string) => Promise<unknown>,
  onDone: (count: number) => void,
): Promise<{ failed: string[]; why: string }> {
  const failed: string[] = [];
  let why = "";
  let done = 0;
  const left = [...ids];
  const work = async () => {
    for (let id = left.shift(); id !== undefined; id = left.shift()) {
      try {
        await act(id);
      } catch (error) {
        failed.push(id);
        why ||= error instanceof Error ? error.message : String(error);
      }
      onDone(++done);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { failed, why };
}
