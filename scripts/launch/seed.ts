import type { Credentials } from "@karaverse/database";
import type { Say } from "./steps";

export interface Seeded {
  note: string;
  /** Only when one was made just now. */
  admin: Credentials | undefined;
}

/** Rooms, songbook and an admin, as far as they are not there. */
export async function seedEverything(databaseUrl: string, songsDir: string, say: Say): Promise<Seeded> {
  say("filling in rooms and songs");
  // Not before now: on a fresh clone the client it stands on was drawn a moment ago.
  const { createDatabase, seed } = await import("@karaverse/database");
  const database = createDatabase(databaseUrl);
  try {
    const { songbook, admin } = await seed(database, { songsDir });
    const problems = songbook.problems.length ? `; left out: ${songbook.problems.join(" ")}` : "";
    return { note: `${songbook.songs} songs${problems}`, admin: admin ?? undefined };
  } finally {
    await database.close();
  }
}
