import type { Client } from "../client";
import { Prisma } from "../generated/client";
import { wordsOf } from "../latin";

export interface SongQuery {
  text?: string | undefined;
  language?: string | undefined;
  genre?: string | undefined;
  tag?: string | undefined;
  /** 1 to 5. */
  level?: number | undefined;
  fromYear?: number | undefined;
  toYear?: number | undefined;
  minDurationMs?: number | undefined;
  maxDurationMs?: number | undefined;
  /** Only songs for at least so many. */
  singers?: number | undefined;
  importedById?: string | undefined;
  includeDisabled?: boolean;
  limit: number;
  offset: number;
}

/**
 * How much of a word's trigrams must be there for it to be a slip of the same word. "sakrua" for "sakura" has 0.43;
 * at 0.35 every fourth word of five letters was found by chance.
 */
const SLIP = "0.4";
/** Below four letters any word is near to any other. */
const SLIP_LETTERS = 4;
/** A word that tells songs apart by itself: beside one, shorter ones may be anything ("scarborugh fiar"). */
const TELLING_LETTERS = 5;
/** With so many songs that have the words as they were typed, nobody means others. */
const ENOUGH = 5;

function filtersOf(query: SongQuery): Prisma.Sql[] {
  const { language, genre, tag, level, fromYear, toYear, minDurationMs, maxDurationMs } = query;
  const { singers, importedById, includeDisabled } = query;
  return [
    language !== undefined && Prisma.sql`"language" = ${language}`,
    genre !== undefined && Prisma.sql`"genre" = ${genre}`,
    tag !== undefined && Prisma.sql`"tags" @> ARRAY[${tag}]::text[]`,
    level !== undefined && Prisma.sql`"level" = ${level}`,
    fromYear !== undefined && Prisma.sql`"year" >= ${fromYear}`,
    toYear !== undefined && Prisma.sql`"year" <= ${toYear}`,
    minDurationMs !== undefined && Prisma.sql`"durationMs" >= ${minDurationMs}`,
    maxDurationMs !== undefined && Prisma.sql`"durationMs" <= ${maxDurationMs}`,
    singers !== undefined && Prisma.sql`"singers" >= ${singers}`,
    importedById !== undefined && Prisma.sql`"importedById" = ${importedById}`,
    !includeDisabled && Prisma.sql`NOT "disabled"`,
  ].filter((part) => part !== false);
}

// Words are letters and digits by now: nothing in them means anything to LIKE.
const has = (word: string): Prisma.Sql =>
  word.length === 1 ? Prisma.sql`"search" LIKE ${`% ${word}%`}` : Prisma.sql`"search" LIKE ${`%${word}%`}`;

const isNear = (word: string): Prisma.Sql =>
  word.length < SLIP_LETTERS ? has(word) : Prisma.sql`(${has(word)} OR ${word} <% "search")`;

/** Every word that tells something is there, or nearly. */
function near(words: readonly string[]): Prisma.Sql {
  const isTelling = (word: string) => word.length >= TELLING_LETTERS;
  const telling = words.some(isTelling) ? words.filter((word) => isTelling(word) || /\d/.test(word)) : words;
  return Prisma.sql`((${all(words.map(has))}) OR (${all(telling.map(isNear))}))`;
}

const all = (parts: readonly Prisma.Sql[]): Prisma.Sql =>
  parts.length === 0 ? Prisma.sql`TRUE` : Prisma.join([...parts], " AND ");

/** The whole title counts most, then its beginning, then words that begin so, then how much of it is there. */
function closeness(words: readonly string[]): Prisma.Sql {
  if (words.length === 0) return Prisma.sql`0`;
  const phrase = words.join(" ");
  return Prisma.sql`
    CASE WHEN "searchTitle" = ${phrase} THEN 4
         WHEN "searchTitle" LIKE ${`${phrase}%`} THEN 3
         WHEN "search" LIKE ${`% ${phrase}%`} THEN 2
         WHEN ${all(words.map((word) => Prisma.sql`"search" LIKE ${`% ${word}%`}`))} THEN 1
         ELSE 0 END + word_similarity(${phrase}, "searchTitle") + word_similarity(${phrase}, "search")`;
}

/** The ids of a page of what was found, the closest first, and how many there are in all. */
export async function findSongs(db: Client, query: SongQuery): Promise<{ ids: string[]; total: number }> {
  const words = wordsOf(query.text ?? "");
  // What has no letter or digit at all ("%%") is no wish for everything.
  if (words.length === 0 && query.text?.trim()) return { ids: [], total: 0 };
  const where = all([...filtersOf(query), near(words)]);
  const found = Prisma.sql`
    SELECT "id", "searchTitle", ${all(words.map(has))} AS "isExact", ${closeness(words)} AS "closeness"
    FROM "Song" WHERE ${where}`;
  const [, rows] = await db.$transaction([
    db.$executeRaw`SELECT set_config('pg_trgm.word_similarity_threshold', ${SLIP}, TRUE)`,
    db.$queryRaw<{ id: string; total: number }[]>`
      SELECT "id", (count(*) OVER ())::int AS "total"
      FROM (SELECT *, count(*) FILTER (WHERE "isExact") OVER () AS "exact" FROM (${found}) AS "found") AS "counted"
      WHERE "isExact" OR "exact" < ${ENOUGH}
      ORDER BY "isExact" DESC, "closeness" DESC, "searchTitle", "id"
      LIMIT ${query.limit} OFFSET ${query.offset}`,
  ]);
  if (rows.length === 0 && query.offset > 0) {
    return { ids: [], total: (await findSongs(db, { ...query, limit: 1, offset: 0 })).total };
  }
  return { ids: rows.map(({ id }) => id), total: rows[0]?.total ?? 0 };
}
