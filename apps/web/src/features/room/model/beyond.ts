import type { LobbyRoom } from "@/lib/api-types";

/** More are looked for in the lobby. */
const MOST = 4;

/** The rooms that one may walk into from the lobby's door: open to all, with a place, the liveliest first. */
export const roomsBeyond = (rooms: readonly LobbyRoom[], here: string): LobbyRoom[] =>
  rooms
    .filter((room) => room.slug !== here && room.visibility === "public" && !room.locked && !room.full)
    .toSorted((a, b) => b.people - a.people)
    .slice(0, MOST);
