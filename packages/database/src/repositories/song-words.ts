import type { Client } from "../client";

/** What somebody may have meant by a word they typed: words that songs have. */
export interface Meant {
  typed: string;
  /** One slip away: a letter missing, added or wrong, or two that changed places; without any, most like it. */
  near: string[];
  /** Further off. */
  far: string[];
}

/** Below four letters any word is near to any other. */
const SLIP_LETTERS = 4;
/** Above, trigrams tell a slip: two letters that changed places take four of them, and leave as many. */
const TRIGRAM_LETTERS = 8;
/**
 * How much of a word's trigrams must be there for it to be a slip of the same word. "sakrua" for "sakura" has 0.43;
 * at 0.35 every fourth word of five letters was found by chance.
 */
const ALIKE = 0.4;
const LIKE = 0.6;
/** Nobody looks through songs by more words than that. */
const MOST = 16;

interface Near {
  typed: string;
  word: string;
  /** 0 to 1. */
  shared: number;
}

/**
 * Words that are in the songbook in place of words that may not be. Only where none is a slip away, those that are
 * alike: "korume" has as much of "korean", which every fifth song may be.
 */
export async function wordsMeant(db: Client, typed: readonly string[]): Promise<Meant[]> {
  // A year is a year: nobody who types 1985 means 1850.
  const words = typed.filter((word) => word.length >= SLIP_LETTERS && !/\d/.test(word));
  const short = words.filter((word) => word.length <= TRIGRAM_LETTERS);
  const slips = await aSlipAway(db, short);
  const mended = new Set(slips.map((row) => row.typed));
  const others = words.filter((word) => !mended.has(word));
  const alike = await lookingAlike(db, others);
  return typed.map((word) => {
    const of = (rows: readonly Near[]) => rows.filter((row) => row.typed === word).map((row) => row.word);
    const near = alike.filter(({ shared }) => shared >= LIKE);
    const far = alike.filter(({ shared }) => shared < LIKE);
    return { typed: word, near: of([...slips, ...near]), far: of(far) };
  });
}

/**
 * Before a song is written, its words are known. They are put in by order, so that those who bring songs at once wait
 * for each other and never crosswise.
 */
export async function knowWords(db: Client, search: string): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "SongWord" ("word")
    SELECT DISTINCT "word" FROM unnest(string_to_array(${search}, ' ')) AS "word"
    WHERE "word" <> '' AND NOT EXISTS (SELECT 1 FROM "SongWord" AS "known" WHERE "known"."word" = "word"."word")
    ORDER BY "word"
    ON CONFLICT DO NOTHING`;
}

async function aSlipAway(db: Client, typed: readonly string[]): Promise<Near[]> {
  if (typed.length === 0) return [];
  return db.$queryRaw<Near[]>`
    SELECT "typed", "near".* FROM unnest(${typed}::text[]) AS "typed", LATERAL (
      SELECT "word", word_similarity("typed", "word") AS "shared" FROM "SongWord"
      WHERE length("word") BETWEEN 3 AND 9 AND "song_word_slips"("word") && "song_word_slips"("typed")
      ORDER BY "shared" DESC, "word" LIMIT ${MOST}
    ) AS "near"`;
}

async function lookingAlike(db: Client, typed: readonly string[]): Promise<Near[]> {
  if (typed.length === 0) return [];
  // What counts as alike is a setting, and holds for one transaction.
  const [, rows] = await db.$transaction([
    db.$executeRaw`SELECT set_config('pg_trgm.word_similarity_threshold', ${String(ALIKE)}, TRUE)`,
    db.$queryRaw<Near[]>`
      SELECT "typed", "near".* FROM unnest(${typed}::text[]) AS "typed", LATERAL (
        SELECT "word", word_similarity("typed", "word") AS "shared" FROM "SongWord"
        WHERE "typed" <% "word" ORDER BY "shared" DESC, length("word"), "word" LIMIT ${MOST}
      ) AS "near"`,
  ]);
  return rows;
}
