import { LIMITS, type Theme } from "@karaverse/protocol";
import type { Database } from "../database";

const HOUSE_ROOMS: readonly { slug: string; name: string; theme: Theme; capacity: number }[] = [
  { slug: "velvet-room", name: "The Velvet Room", theme: "lounge", capacity: LIMITS.capacityDefault },
  { slug: "box-no-4", name: "Box No. 4", theme: "box", capacity: 12 },
  { slug: "after-dark", name: "After Dark", theme: "club", capacity: 200 },
  { slug: "the-meadow", name: "The Meadow", theme: "open-air", capacity: 1_000 },
  { slug: "grand-theatre", name: "The Grand Theatre", theme: "theatre", capacity: 250 },
];

/** The rooms of the house, one for each theme; a room that was closed stays closed. */
export async function seedRooms(db: Database): Promise<void> {
  for (const room of HOUSE_ROOMS) {
    if (await db.rooms.bySlug(room.slug)) continue;
    await db.rooms.create({ ...room, visibility: "public", ownerId: null });
  }
}
