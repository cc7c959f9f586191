import { z } from "zod";
import type { MyScoresAnswer, MySingingAnswer } from "../../api-types";
import { type Endpoint, type PersonCall, queryOf } from "../endpoint";

const Page = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  /** The time of the last score of the page before. */
  before: z.iso.datetime().optional(),
});

/** Newest first. */
export const myScores: Endpoint<PersonCall> = async (call): Promise<MyScoresAnswer> => {
  const { limit, before } = queryOf(call, Page);
  const { scores } = call.services.db;
  const rows = await scores.ofPerson(call.person.id, {
    limit,
    before: before === undefined ? undefined : new Date(before),
  });
  const songs = new Set(rows.map(({ songId }) => songId));
  const bests = await scores.bestsOfPerson(call.person.id, [...songs]);
  return {
    scores: rows.map(
      ({ id, personId, singer, points, stars, difficulty, songId, verdict, tempo, song, room, at }) => ({
        ...{ id, personId, singer, points, stars, difficulty, songId, verdict, tempo },
        ...song,
        room: room?.name ?? null,
        isBest: bests.has(id),
        at: at.toISOString(),
      }),
    ),
  };
};

/** Rule C9. */
export const mySinging: Endpoint<PersonCall> = async ({ services, person }): Promise<MySingingAnswer> => {
  const { scores } = services.db;
  const [{ lowest, highest, since, ...statistics }, favourites] = await Promise.all([
    scores.statisticsOf(person.id),
    scores.favouritesOf(person.id),
  ]);
  return {
    statistics: {
      ...statistics,
      range: lowest === null || highest === null ? null : { low: lowest, high: highest },
      since: since?.toISOString() ?? null,
    },
    favourites,
  };
};
