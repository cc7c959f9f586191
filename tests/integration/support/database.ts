import { createDatabase, type Database, type NewSong } from "@karaverse/database";
import { anyPostgres, type TestPostgres } from "../../support/postgres";

/** One database for all that is tested of it: each test makes people, rooms and songs of its own. */
export let postgres: TestPostgres;
export let db: Database;

export async function openDatabase(): Promise<void> {
  postgres = await anyPostgres();
  db = createDatabase(postgres.url);
}

export async function closeDatabase(): Promise<void> {
  await db?.close();
  await postgres?.stop();
}

let counter = 0;
export const fresh = (word: string) => `${word}-${++counter}`;

export const aPerson = (name = "Ada") => db.people.ensureGuest({ id: fresh("person"), name });
export const aRoom = async () =>
  db.rooms.create({
    name: fresh("Room"),
    theme: "lounge",
    visibility: "public",
    capacity: 10,
    ownerId: (await aPerson("Owner")).id,
  });
export const song = (change: Partial<NewSong> = {}): NewSong => {
  const id = fresh("song");
  return {
    id,
    source: "builtin",
    folder: id,
    title: "Frère Jacques",
    artist: "Traditional",
    language: "fr",
    year: 1780,
    genre: "Round",
    level: 1,
    durationMs: 90_000,
    singers: 1,
    hash: id,
    chart: "",
    backing: "backing.ogg",
    guide: null,
    cover: null,
    credit: "",
    importedById: null,
    ...change,
  };
};
export const aSong = async (change: Partial<NewSong> = {}) => {
  const row = song(change);
  await db.songs.put(row);
  return row;
};
export const anEntry = async (roomId: string, person: { id: string; name: string }, songId?: string) => {
  const added = await db.queue.add({
    roomId,
    songId: songId ?? (await aSong()).id,
    difficulty: "easy",
    addedById: person.id,
    singers: [{ personId: person.id, name: person.name }],
  });
  if (!added.ok) throw new Error(added.reason);
  return added.value;
};
export const onStage = {
  number: 1,
  phase: "preparing",
  startsAt: null,
  pausedAt: null,
  state: { ready: [] },
};

export const aScore = (person: { id: string; name: string }, points: number) => ({
  personId: person.id,
  singer: person.name,
  points,
  stars: 4,
  difficulty: "easy" as const,
  tempo: 100,
  lines: [{ rating: "Great" }],
  sung: new Uint8Array([1, 2, 3]),
  accuracy: 0.9,
  offCents: 20,
  lowest: -5,
  highest: 7,
  verdict: null,
});
