import type { Database } from "../database";
import { type Credentials, seedAdmin } from "./admin";
import { seedRooms } from "./rooms";
import { type SongbookReport, seedSongbook } from "./songbook";

export interface SeedReport {
  songbook: SongbookReport;
  /** Only when an admin was made just now. */
  admin: Credentials | null;
}

/** Rooms, songbook and an admin. Safe to run on every start: what is there stays. */
export async function seed(db: Database, { songsDir }: { songsDir: string }): Promise<SeedReport> {
  await seedRooms(db);
  const songbook = await seedSongbook(db, songsDir);
  return { songbook, admin: await seedAdmin(db) };
}

export { ADMIN_EMAIL, type Credentials, resetAdmin } from "./admin";
export { type SongbookReport, seedSongbook } from "./songbook";
