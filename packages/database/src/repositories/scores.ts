import type { Client } from "../client";
import type { Difficulty } from "../generated/client";

export interface BestScore {
  id: string;
  personId: string;
  singer: string;
  points: number;
  stars: number;
  difficulty: Difficulty;
  room: string | null;
  at: Date;
}

export function scores(db: Client) {
  return {
    /** Rule C8: the best of each person, best first. */
    best: (songId: string, limit = 10): Promise<BestScore[]> => db.$queryRaw<BestScore[]>`
      SELECT best."id", best."personId", best."singer", best."points", best."stars",
             best."difficulty"::text AS "difficulty", room."name" AS "room", best."at"
      FROM (
        SELECT DISTINCT ON ("personId") * FROM "Score"
        WHERE "songId" = ${songId}
        ORDER BY "personId", "points" DESC, "at" ASC
      ) AS best
      LEFT JOIN "Room" AS room ON room."id" = best."roomId"
      ORDER BY best."points" DESC, best."at" ASC
      LIMIT ${limit}`,

    /** Each person's own best of the song so far; who never sang it is not in it. */
    async bestOf(songId: string, personIds: readonly string[]): Promise<Map<string, number>> {
      const rows = await db.score.groupBy({
        by: ["personId"],
        where: { songId, personId: { in: [...personIds] } },
        _max: { points: true },
      });
      return new Map(rows.map((row) => [row.personId, row._max.points ?? 0]));
    },

    ofPerson: (personId: string, limit = 50) =>
      db.score.findMany({
        where: { personId },
        omit: { sung: true },
        include: { song: { select: { title: true, artist: true } }, room: { select: { name: true } } },
        orderBy: { at: "desc" },
        take: limit,
      }),

    /** With the sung line. */
    byId: (id: string) => db.score.findUnique({ where: { id } }),
  };
}
