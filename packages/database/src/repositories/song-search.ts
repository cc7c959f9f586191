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

/** The whole title counts most, then its beginning, then words that begin so. */
function rank(words: readonly string[], phrase: string): Prisma.Sql {
  return Prisma.sql`
    CASE WHEN "searchTitle" = ${phrase} THEN 4
         WHEN "searchTitle" LIKE ${`${phrase}%`} THEN 3
         WHEN "search" LIKE ${`% ${phrase}%`} THEN 2
         WHEN ${all(words.map((word) => Prisma.sql`"search" LIKE ${`% ${word}%`}`))} THEN 1
         ELSE 0 END`;
}

interface Page {
  ids: string[];
  total: number;
}

async function page(db: Client, where: Prisma.Sql, order: Prisma.Sql, query: SongQuery): Promise<Page> {
  const [, rows, [count]] = await db.$transaction([
    db.$executeRaw`SELECT set_config('pg_trgm.word_similarity_threshold', ${SLIP}, TRUE)`,
    db.$queryRaw<{ id: string }[]>`
      SELECT "id" FROM "Song" WHERE ${where}
      ORDER BY ${order}, "searchTitle", "id" LIMIT ${query.limit} OFFSET ${query.offset}`,
    db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS "total" FROM "Song" WHERE ${where}`,
  ]);
  return { ids: rows.map(({ id }) => id), total: count?.total ?? 0 };
}

/** The ids of a page of what was found, the closest first, and how many there are in all. */
export async function findSongs(db: Client, query: SongQuery): Promise<Page> {
  const typed = wordsOf(query.text ?? "");
  const words = [...new Set(typed)];
  const phrase = typed.join(" ");
  const filters = filtersOf(query);
  // What has no letter or digit at all ("%%") is no wish for everything.
  if (words.length === 0 && query.text?.trim()) return { ids: [], total: 0 };
  if (words.length === 0) return page(db, all(filters), Prisma.sql`"disabled"`, query);
  const there = all(words.map(has));
  // The shortest title has the most of what was typed in it: far cheaper than comparing a thousand titles.
  const exact = Prisma.sql`${rank(words, phrase)} DESC, length("searchTitle")`;
  const asTyped = await page(db, all([...filters, there]), exact, query);
  if (asTyped.total >= ENOUGH) return asTyped;
  const closeness = Prisma.sql`word_similarity(${phrase}, "searchTitle") + word_similarity(${phrase}, "search")`;
  const nearest = Prisma.sql`(${there}) DESC, ${rank(words, phrase)} DESC, ${closeness} DESC`;
  return page(db, all([...filters, near(words)]), nearest, query);
}
