import type { Client } from "../client";
import type { Song as SongRow } from "../generated/client";
import { saidInJapanese } from "../japanese";
import { latin, searchText } from "../latin";
import { done, type Outcome, refused } from "../outcome";
import { findSongs, type SongQuery } from "./song-search";
import { knowWords } from "./song-words";

/** What a song is found by is worked out here alone. */
type Searchable = "search" | "searchTitle";
/** Without them a song is as it was, or has none of it. */
type Later = "tags" | "video" | "graphics" | "gainDb" | "bytes";

/** A song without its chart: what lists show. */
export type SongInfo = Omit<SongRow, "chart" | Searchable>;
export type SongRecord = SongRow;

export type NewSong = Omit<SongRow, "createdAt" | "updatedAt" | "disabled" | Searchable | Later> &
  Partial<Pick<SongRow, Later>>;

/** What there is to choose from, and how many songs of each; the most songs first. */
export interface Shelves {
  languages: { language: string; songs: number }[];
  genres: { genre: string; songs: number }[];
  tags: { tag: string; songs: number }[];
  /** 1980: from 1980 to 1989. */
  decades: { decade: number; songs: number }[];
}

/** More choices than that nobody reads. */
const SHELF = 40;

async function searchOf(song: Pick<SongInfo, "title" | "artist" | "language" | "genre" | "year" | "tags">) {
  const names = song.language === "ja" ? [song.title, song.artist] : [];
  const said = (await Promise.all(names.map(saidInJapanese))).flat();
  return { searchTitle: latin(song.title), search: searchText(song, said) };
}

const withSearch = async (song: NewSong) => ({
  ...song,
  ...(await searchOf({ ...song, tags: song.tags ?? [] })),
});

export function songs(db: Client) {
  const omit = { chart: true, search: true, searchTitle: true } as const;

  return {
    byId: (id: string): Promise<SongRecord | null> => db.song.findUnique({ where: { id } }),

    byHash: (hash: string): Promise<SongInfo | null> => db.song.findUnique({ where: { hash }, omit }),

    /**
     * Songs that have every word, written in whatever script, in title, artist, language, genre, year or tags; where
     * few have them, also songs with words that are nearly those. The closest first.
     */
    async find(query: SongQuery): Promise<{ songs: SongInfo[]; total: number }> {
      const { ids, total } = await findSongs(db, query);
      const rows = await db.song.findMany({ where: { id: { in: ids } }, omit });
      const byId = new Map(rows.map((row) => [row.id, row]));
      return { songs: ids.flatMap((id) => byId.get(id) ?? []), total };
    },

    async shelves(): Promise<Shelves> {
      const [languages, genres, tags, decades] = await Promise.all([
        db.$queryRaw<Shelves["languages"]>`
          SELECT "language", count(*)::int AS "songs" FROM "Song" WHERE NOT "disabled"
          GROUP BY "language" ORDER BY "songs" DESC, "language"`,
        db.$queryRaw<Shelves["genres"]>`
          SELECT "genre", count(*)::int AS "songs" FROM "Song" WHERE NOT "disabled" AND "genre" <> ''
          GROUP BY "genre" ORDER BY "songs" DESC, "genre" LIMIT ${SHELF}`,
        db.$queryRaw<Shelves["tags"]>`
          SELECT "tag", count(*)::int AS "songs" FROM "Song", unnest("tags") AS "tag" WHERE NOT "disabled"
          GROUP BY "tag" ORDER BY "songs" DESC, "tag" LIMIT ${SHELF}`,
        db.$queryRaw<Shelves["decades"]>`
          SELECT "year" / 10 * 10 AS "decade", count(*)::int AS "songs" FROM "Song"
          WHERE NOT "disabled" AND "year" IS NOT NULL
          GROUP BY "decade" ORDER BY "decade" DESC LIMIT ${SHELF}`,
      ]);
      return { languages, genres, tags, decades };
    },

    /** Adds a song or brings it up to date; what people did with it (scores, disabling) stays. */
    async put(song: NewSong): Promise<void> {
      const data = await withSearch(song);
      await knowWords(db, data.search);
      await db.song.upsert({ where: { id: song.id }, create: data, update: data });
    },

    /** Adds a song unless one with the same content is there already. */
    async add(song: NewSong): Promise<"added" | "duplicate"> {
      const data = await withSearch(song);
      await knowWords(db, data.search);
      const made = await db.song.createMany({ data: [data], skipDuplicates: true });
      return made.count === 1 ? "added" : "duplicate";
    },

    /** What somebody's songs come to. */
    async broughtBy(personId: string): Promise<{ songs: number; bytes: number }> {
      const { _count, _sum } = await db.song.aggregate({
        where: { importedById: personId },
        _count: true,
        _sum: { bytes: true },
      });
      return { songs: _count, bytes: _sum.bytes ?? 0 };
    },

    /** Takes a song away with its scores, unless it waits in a queue or is being sung. */
    async remove(id: string): Promise<Outcome<SongRecord, "song-unknown" | "song-in-queue">> {
      return db.$transaction(async (tx) => {
        // Held until the end: nobody queues it in between.
        const [held] = await tx.$queryRaw<unknown[]>`SELECT 1 FROM "Song" WHERE "id" = ${id} FOR UPDATE`;
        if (!held) return refused("song-unknown");
        const waiting = await tx.queueEntry.count({
          where: { songId: id, state: { in: ["queued", "performing"] } },
        });
        if (waiting > 0) return refused("song-in-queue");
        return done(await tx.song.delete({ where: { id } }));
      });
    },

    /** Songs from before there was a search in all scripts. */
    async fillSearch(): Promise<void> {
      const rows = await db.song.findMany({ where: { searchTitle: "" }, omit: { chart: true } });
      for (const row of rows) {
        const { searchTitle, search } = await searchOf(row);
        await knowWords(db, search);
        await db.song.update({ where: { id: row.id }, data: { searchTitle: searchTitle || " ", search } });
      }
    },

    /** Built-in songs that are no longer in the songbook can't be queued any more. */
    async disableMissing(present: readonly string[]): Promise<void> {
      await db.song.updateMany({
        where: { source: "builtin", id: { notIn: [...present] } },
        data: { disabled: true },
      });
    },

    async setDisabled(id: string, disabled: boolean): Promise<SongInfo | null> {
      const { count } = await db.song.updateMany({ where: { id }, data: { disabled } });
      return count > 0 ? db.song.findUnique({ where: { id }, omit }) : null;
    },
  };
}
