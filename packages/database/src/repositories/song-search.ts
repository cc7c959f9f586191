import type { Client } from "../client";
import { Prisma } from "../generated/client";
import { wordsOf } from "../latin";
import { type Meant, wordsMeant } from "./song-words";

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

const all = (parts: readonly Prisma.Sql[]): Prisma.Sql =>
  parts.length === 0 ? Prisma.sql`TRUE` : Prisma.join([...parts], " AND ");

/** A word that tells songs apart by itself: beside one, shorter ones may be anything ("scarborugh fiar"). */
const TELLING_LETTERS = 5;

function required(meant: readonly Meant[]): readonly Meant[] {
  const isTelling = ({ typed }: Meant) => typed.length >= TELLING_LETTERS;
  return meant.some(isTelling) ? meant.filter((word) => isTelling(word) || /\d/.test(word.typed)) : meant;
}

/** Whole words, by their index. */
const hasOneOf = (words: readonly string[]): Prisma.Sql =>
  Prisma.sql`"song_words"("search") && ${words}::text[]`;

function isNear({ typed, near, far }: Meant): Prisma.Sql {
  const words = [...near, ...far];
  return words.length === 0 ? has(typed) : Prisma.sql`(${has(typed)} OR ${hasOneOf(words)})`;
}

/** Two for each word that is there or nearly, one for each that only looks like it. */
function nearness(meant: readonly Meant[]): Prisma.Sql {
  const ofWord = ({ typed, near, far }: Meant): Prisma.Sql => {
    const isThere = near.length === 0 ? has(typed) : Prisma.sql`(${has(typed)} OR ${hasOneOf(near)})`;
    const otherwise =
      far.length === 0 ? Prisma.sql`0` : Prisma.sql`CASE WHEN ${hasOneOf(far)} THEN 1 ELSE 0 END`;
    return Prisma.sql`CASE WHEN ${isThere} THEN 2 ELSE ${otherwise} END`;
  };
  return Prisma.join(meant.map(ofWord), " + ");
}

/** From this rank on what was typed is a title, or the beginning of one: of several words nobody means others. */
const TITLE_BEGINS = 3;

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
  /** Of the first: see `rank`. */
  best: number;
}

interface Found {
  id: string;
  total: number;
  best: number;
}

interface Wanted {
  where: Prisma.Sql;
  order: Prisma.Sql;
  rank?: Prisma.Sql;
  near?: Prisma.Sql;
}

/** A page and how many there are in all by one pass over what fits. */
const pageOf = (
  { where, order, rank = Prisma.sql`0`, near = Prisma.sql`0` }: Wanted,
  { limit, offset }: SongQuery,
): Prisma.Sql =>
  Prisma.sql`
    SELECT "id", count(*) OVER ()::int AS "total", (${rank})::int AS "best", (${near})::int AS "near"
    FROM "Song" WHERE ${where}
    ORDER BY ${order}, "searchTitle", "id" LIMIT ${limit} OFFSET ${offset}`;

/** Behind the last page nothing says how many there are. */
async function counted(
  db: Client,
  rows: readonly Found[],
  { where }: Wanted,
  { offset }: SongQuery,
): Promise<Page> {
  const [first] = rows;
  if (first || offset === 0)
    return { ids: rows.map(({ id }) => id), total: first?.total ?? 0, best: first?.best ?? 0 };
  const [count] = await db.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS "total" FROM "Song" WHERE ${where}`;
  return { ids: [], total: count?.total ?? 0, best: 0 };
}

async function page(db: Client, wanted: Wanted, query: SongQuery): Promise<Page> {
  return counted(db, await db.$queryRaw<Found[]>(pageOf(wanted, query)), wanted, query);
}

/** The ids of a page of what was found, the closest first, and how many there are in all. */
export async function findSongs(db: Client, query: SongQuery): Promise<Pick<Page, "ids" | "total">> {
  const typed = wordsOf(query.text ?? "");
  const words = [...new Set(typed)];
  const phrase = typed.join(" ");
  const filters = filtersOf(query);
  // What has no letter or digit at all ("%%") is no wish for everything.
  if (words.length === 0 && query.text?.trim()) return { ids: [], total: 0 };
  if (words.length === 0) return page(db, { where: all(filters), order: Prisma.sql`"disabled"` }, query);
  const there = all(words.map(has));
  const ranked = rank(words, phrase);
  // The shortest title has the most of what was typed in it: far cheaper than comparing a thousand titles.
  const exact = Prisma.sql`"best" DESC, length("searchTitle")`;
  const asTyped = await page(db, { where: all([...filters, there]), order: exact, rank: ranked }, query);
  const isMeant = words.length > 1 && asTyped.best >= TITLE_BEGINS;
  if (isMeant || asTyped.total >= ENOUGH) return asTyped;
  const meant = await wordsMeant(db, words);
  const nearest = Prisma.sql`(${there}) DESC, "best" DESC, "near" DESC, length("searchTitle")`;
  const where = all([...filters, Prisma.sql`((${there}) OR (${all(required(meant).map(isNear))}))`]);
  return page(db, { where, order: nearest, rank: ranked, near: nearness(meant) }, query);
}
