import type { LobbyRoom } from "@/lib/api-types";

/** As many are looked through in a doorway; the others are looked for in the lobby. */
const MOST = 24;

export interface Beyond {
  rooms: readonly LobbyRoom[];
  /** How many more there are. */
  more: number;
}

/** The rooms that one may walk into from the lobby's door: open to all, with a place, the liveliest first. */
export function roomsBeyond(rooms: readonly LobbyRoom[], here: string): Beyond {
  const open = rooms.filter(
    ({ slug, visibility, locked, full, twin }) =>
      slug !== here && visibility === "public" && !locked && (!full || twin),
  );
  const liveliest = open.toSorted((a, b) => b.people - a.people);
  return { rooms: liveliest.slice(0, MOST), more: Math.max(0, open.length - MOST) };
}
