import type { Client } from "../client";
import type { Prisma, Song as SongRow } from "../generated/client";

/** A song without its chart: what lists show. */
export type SongInfo = Omit<SongRow, "chart" | "search">;
export type SongRecord = SongRow;

export type NewSong = Omit<SongRow, "createdAt" | "updatedAt" | "disabled" | "search">;

export interface SongQuery {
  text?: string | undefined;
  language?: string | undefined;
  /** 1 to 5. */
  level?: number | undefined;
  maxDurationMs?: number | undefined;
  includeDisabled?: boolean;
  limit: number;
  offset: number;
}

/** Lower case without accents, so that "cafe" finds "Café" and "STRASSE" finds "Straße". */
export const folded = (text: string): string =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/ß/g, "ss");

const searchText = (song: Pick<NewSong, "title" | "artist" | "language" | "genre">): string =>
  folded([song.title, song.artist, song.language, song.genre].join(" "));

const escaped = (word: string): string => word.replace(/[\\%_]/g, "\\$&");

export function songs(db: Client) {
  const omit = { chart: true, search: true } as const;

  return {
    byId: (id: string): Promise<SongRecord | null> => db.song.findUnique({ where: { id } }),

    byHash: (hash: string): Promise<SongInfo | null> => db.song.findUnique({ where: { hash }, omit }),

    /** Every word of the text has to be in the title, the artist, the language or the genre. */
    async find(query: SongQuery): Promise<{ songs: SongInfo[]; total: number }> {
      const words = folded(query.text ?? "")
        .split(/\s+/)
        .filter(Boolean)
        .slice(0, 10);
      const where: Prisma.SongWhereInput = {
        AND: words.map((word) => ({ search: { contains: escaped(word) } })),
        ...(query.language && { language: query.language }),
        ...(query.level && { level: query.level }),
        ...(query.maxDurationMs && { durationMs: { lte: query.maxDurationMs } }),
        ...(!query.includeDisabled && { disabled: false }),
      };
      const [found, total] = await db.$transaction([
        db.song.findMany({
          where,
          omit,
          take: query.limit,
          skip: query.offset,
          orderBy: [{ title: "asc" }, { id: "asc" }],
        }),
        db.song.count({ where }),
      ]);
      return { songs: found, total };
    },

    async languages(): Promise<{ language: string; songs: number }[]> {
      const groups = await db.song.groupBy({
        by: ["language"],
        where: { disabled: false },
        _count: true,
        orderBy: { language: "asc" },
      });
      return groups.map((group) => ({ language: group.language, songs: group._count }));
    },

    /** Adds a song or brings it up to date; what people did with it (scores, disabling) stays. */
    async put(song: NewSong): Promise<void> {
      const data = { ...song, search: searchText(song) };
      await db.song.upsert({ where: { id: song.id }, create: data, update: data });
    },

    /** Adds a song unless one with the same content is there already. */
    async add(song: NewSong): Promise<"added" | "duplicate"> {
      const made = await db.song.createMany({
        data: [{ ...song, search: searchText(song) }],
        skipDuplicates: true,
      });
      return made.count === 1 ? "added" : "duplicate";
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
