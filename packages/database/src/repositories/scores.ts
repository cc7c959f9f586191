import type { Client } from "../client";
import { type Difficulty, Prisma, type Verdict } from "../generated/client";
import { COUNTS_AS_BEST } from "./counting";

export interface BestScore {
  id: string;
  personId: string;
  singer: string;
  points: number;
  stars: number;
  difficulty: Difficulty;
  room: string | null;
  /** Rule C13. */
  verdict: Verdict | null;
  /** Per cent of the written pace. */
  tempo: number;
  at: Date;
}

/** Rule C9: which scores count; everything that is null lets all of them. */
export interface Ranking {
  roomId?: string | null | undefined;
  season?: Season | null | undefined;
}

/** From and before. */
export interface Season {
  from: Date;
  to: Date;
}

export interface Ranked {
  personId: string;
  name: string;
  /** Of everybody's best of each song. */
  points: number;
  songs: number;
  /** Each of them is. */
  verified: boolean;
}

export interface Statistics {
  performances: number;
  songs: number;
  sungMs: number;
  bestPoints: number;
  /** Null where no score says. */
  accuracy: number | null;
  offCents: number | null;
  /** Semitones above C4. */
  lowest: number | null;
  highest: number | null;
  since: Date | null;
}

export interface FavouriteSong {
  songId: string;
  title: string;
  artist: string;
  times: number;
  points: number;
  stars: number;
}

const within = ({ roomId, season }: Ranking): Prisma.Sql => Prisma.sql`
  ${COUNTS_AS_BEST}
  AND (${roomId ?? null}::text IS NULL OR "roomId" = ${roomId ?? null})
  AND (${season?.from ?? null}::timestamptz IS NULL OR "at" >= ${season?.from ?? null})
  AND (${season?.to ?? null}::timestamptz IS NULL OR "at" < ${season?.to ?? null})`;

export function scores(db: Client) {
  return {
    /** Rules C8, C9: the best of each person, best first. */
    best: (songId: string, limit = 10, ranking: Ranking = {}): Promise<BestScore[]> => db.$queryRaw<
      BestScore[]
    >`
      SELECT best."id", best."personId", best."singer", best."points", best."stars",
             best."difficulty"::text AS "difficulty", room."name" AS "room",
             best."verdict"::text AS "verdict", best."tempo", best."at"
      FROM (
        SELECT DISTINCT ON ("personId") * FROM "Score"
        WHERE "songId" = ${songId} AND ${within(ranking)}
        ORDER BY "personId", "points" DESC, "at" ASC
      ) AS best
      LEFT JOIN "Room" AS room ON room."id" = best."roomId"
      ORDER BY best."points" DESC, best."at" ASC
      LIMIT ${limit}`,

    /** Each person's own best of the song so far; who never sang it is not in it. */
    async bestOf(songId: string, personIds: readonly string[]): Promise<Map<string, number>> {
      const rows = await db.$queryRaw<{ personId: string; points: number }[]>`
        SELECT "personId", MAX("points")::int AS "points" FROM "Score"
        WHERE "songId" = ${songId} AND "personId" = ANY(${[...personIds]}) AND ${COUNTS_AS_BEST}
        GROUP BY "personId"`;
      return new Map(rows.map(({ personId, points }) => [personId, points]));
    },

    /** Rule C9: who has the most points of their best of each song. */
    ranking: (ranking: Ranking, limit = 10): Promise<Ranked[]> => db.$queryRaw<Ranked[]>`
      SELECT best."personId", person."name", SUM(best."points")::int AS "points", COUNT(*)::int AS "songs",
             BOOL_AND(best."verdict" IS NOT NULL) AS "verified"
      FROM (
        SELECT DISTINCT ON ("personId", "songId") "personId", "points", "verdict" FROM "Score"
        WHERE ${within(ranking)}
        ORDER BY "personId", "songId", "points" DESC
      ) AS best
      JOIN "User" AS person ON person."id" = best."personId"
      GROUP BY best."personId", person."name"
      ORDER BY "points" DESC, "songs" ASC, person."name" ASC
      LIMIT ${limit}`,

    hasSungIn: async (roomId: string, personId: string): Promise<boolean> =>
      (await db.score.findFirst({ where: { roomId, personId }, select: { id: true } })) !== null,

    /** Newest first; `before` goes on where an earlier page ended. */
    ofPerson: (
      personId: string,
      { limit = 50, before }: { limit?: number; before?: Date | undefined } = {},
    ) =>
      db.score.findMany({
        where: { personId, ...(before && { at: { lt: before } }) },
        omit: { sung: true },
        include: { song: { select: { title: true, artist: true } }, room: { select: { name: true } } },
        orderBy: { at: "desc" },
        take: limit,
      }),

    /** Of these songs the scores that are one's best: the first of equals. */
    async bestsOfPerson(personId: string, songIds: readonly string[]): Promise<Set<string>> {
      const rows = await db.$queryRaw<{ id: string }[]>`
        SELECT DISTINCT ON ("songId") "id" FROM "Score"
        WHERE "personId" = ${personId} AND "songId" = ANY(${[...songIds]}) AND ${COUNTS_AS_BEST}
        ORDER BY "songId", "points" DESC, "at" ASC`;
      return new Set(rows.map(({ id }) => id));
    },

    async statisticsOf(personId: string): Promise<Statistics> {
      const rows = await db.$queryRaw<Statistics[]>`
        SELECT COUNT(*)::int AS "performances", COUNT(DISTINCT score."songId")::int AS "songs",
               COALESCE(SUM(song."durationMs"), 0)::float AS "sungMs",
               COALESCE(MAX(score."points") FILTER (WHERE ${COUNTS_AS_BEST}), 0)::int AS "bestPoints",
               AVG(score."accuracy") AS "accuracy", AVG(score."offCents") AS "offCents",
               MIN(score."lowest") AS "lowest", MAX(score."highest") AS "highest", MIN(score."at") AS "since"
        FROM "Score" AS score JOIN "Song" AS song ON song."id" = score."songId"
        WHERE score."personId" = ${personId}`;
      const [row] = rows;
      if (!row) throw new Error("an aggregate gives one row");
      return row;
    },

    /** The songs one has sung most often, with one's best of each. */
    favouritesOf: (personId: string, limit = 10): Promise<FavouriteSong[]> => db.$queryRaw<FavouriteSong[]>`
      SELECT score."songId", song."title", song."artist", COUNT(*)::int AS "times",
             COALESCE(MAX(score."points") FILTER (WHERE ${COUNTS_AS_BEST}), 0)::int AS "points",
             COALESCE(MAX(score."stars") FILTER (WHERE ${COUNTS_AS_BEST}), 0)::int AS "stars"
      FROM "Score" AS score JOIN "Song" AS song ON song."id" = score."songId"
      WHERE score."personId" = ${personId}
      GROUP BY score."songId", song."title", song."artist"
      ORDER BY "times" DESC, "points" DESC, song."title" ASC
      LIMIT ${limit}`,

    /** With the sung line. */
    byId: (id: string) => db.score.findUnique({ where: { id } }),
  };
}
