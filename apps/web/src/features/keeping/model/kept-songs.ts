import { EntryId, PersonId, SongId, Tuning } from "@karaverse/protocol";
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { z } from "zod";

/** One song as it is being kept, until the house has it. */
export const KeptSong = z.object({
  key: z.string(),
  person: PersonId,
  entry: EntryId,
  song: SongId,
  title: z.string(),
  /** Of the performance, which begins anew with another number where the song does. */
  number: z.number().int(),
  tuning: Tuning,
  sampleRate: z.number(),
  state: z.enum(["singing", "sung"]),
});
export type KeptSong = z.infer<typeof KeptSong>;

export type Second = readonly [second: number, samples: Int16Array<ArrayBuffer>];

interface Schema extends DBSchema {
  songs: { key: string; value: KeptSong };
  seconds: { key: [string, number]; value: Int16Array<ArrayBuffer> };
}

export const keyOf = ({ person, entry }: Pick<KeptSong, "person" | "entry">): string => `${person} ${entry}`;

const everySecondOf = (key: string) => IDBKeyRange.bound([key, 0], [key, Number.POSITIVE_INFINITY]);

/** What was sung and is not in the house yet, in this browser's own memory: neither a reload nor a crash takes it. */
export class KeptSongs {
  private constructor(private readonly db: IDBPDatabase<Schema>) {}

  static async open(name = "karaverse.singing"): Promise<KeptSongs> {
    const db = await openDB<Schema>(name, 1, {
      upgrade(made) {
        made.createObjectStore("songs", { keyPath: "key" });
        made.createObjectStore("seconds");
      },
    });
    return new KeptSongs(db);
  }

  put(song: KeptSong): Promise<string> {
    return this.db.put("songs", song);
  }

  async of(key: string): Promise<KeptSong | null> {
    return KeptSong.nullable()
      .catch(null)
      .parse((await this.db.get("songs", key)) ?? null);
  }

  async ofPerson(person: PersonId): Promise<KeptSong[]> {
    const all = z.array(z.unknown()).parse(await this.db.getAll("songs"));
    const songs = all.flatMap((one) => KeptSong.safeParse(one).data ?? []);
    return songs.filter((song) => song.person === person);
  }

  async write(key: string, seconds: readonly Second[]): Promise<void> {
    const change = this.db.transaction("seconds", "readwrite");
    for (const [second, samples] of seconds) void change.store.put(samples, [key, second]);
    await change.done;
  }

  async seconds(key: string): Promise<Second[]> {
    const range = everySecondOf(key);
    const { store, done } = this.db.transaction("seconds");
    const [keys, values] = await Promise.all([store.getAllKeys(range), store.getAll(range), done]);
    return keys.flatMap(([, second], i): Second[] => {
      const samples = values[i];
      return samples ? [[second, samples]] : [];
    });
  }

  /** The sound alone: the song begins anew. */
  erase(key: string): Promise<void> {
    return this.db.delete("seconds", everySecondOf(key));
  }

  async drop(key: string): Promise<void> {
    const change = this.db.transaction(["songs", "seconds"], "readwrite");
    void change.objectStore("songs").delete(key);
    void change.objectStore("seconds").delete(everySecondOf(key));
    await change.done;
  }

  close(): void {
    this.db.close();
  }
}
