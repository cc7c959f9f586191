import { HOLDS, type Theme } from "@karaverse/protocol";
import type { Database } from "../database";

const HOUSE_ROOMS: readonly { slug: string; name: string; theme: Theme }[] = [
  { slug: "velvet-room", name: "The Velvet Room", theme: "lounge" },
  { slug: "box-no-4", name: "Box No. 4", theme: "box" },
  { slug: "after-dark", name: "After Dark", theme: "club" },
  { slug: "the-meadow", name: "The Meadow", theme: "open-air" },
  { slug: "grand-theatre", name: "The Grand Theatre", theme: "theatre" },
];

/** The rooms of the house, one for each theme; a room that was closed stays closed. */
export async function seedRooms(db: Database): Promise<void> {
  for (const room of HOUSE_ROOMS) {
    if (await db.rooms.bySlug(room.slug)) continue;
    await db.rooms.create({ ...room, capacity: HOLDS[room.theme], visibility: "public", ownerId: null });
  }
}
