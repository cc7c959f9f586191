import { z } from "zod";
import type { LeaderboardAnswer, ScoreCard, SongScoresAnswer } from "../../api-types";
import { boundsOf, SEASON_PATTERN } from "../../seasons";
import { ApiError } from "../api-error";
import { type Call, type Endpoint, paramOf, queryOf } from "../endpoint";

const RankingQuery = z.object({
  /** A room's slug. */
  room: z.string().max(100).optional(),
  season: z.string().regex(SEASON_PATTERN, "a year and a quarter, like 2026-4").optional(),
  limit: z.coerce.number().int().min(1).max(100).default(10),
});

/** Rule C9: which scores are asked for, if the caller may see them. */
async function rankingOf(call: Call) {
  const { room: slug, season, limit } = queryOf(call, RankingQuery);
  return {
    limit,
    season: season ?? null,
    ranking: {
      roomId: slug === undefined ? null : await visibleRoom(call, slug),
      season: season === undefined ? null : boundsOf(season),
    },
  };
}

async function visibleRoom({ services, person }: Call, slug: string): Promise<string> {
  const { db, realtime } = services;
  const room = await db.rooms.bySlug(slug);
  if (!room) throw new ApiError(404, "room-unknown");
  if (room.visibility !== "password") return room.id;
  if (!person) throw new ApiError(403, "not-allowed");
  const [role, hasSung, live] = await Promise.all([
    db.roles.get(room.id, person.id),
    db.scores.hasSungIn(room.id, person.id),
    realtime.room(room.id).catch(() => null),
  ]);
  const isInside = live?.participants.some(({ personId }) => personId === person.id) ?? false;
  if (!role && !hasSung && !isInside && person.role !== "admin") throw new ApiError(403, "not-allowed");
  return room.id;
}

export const songScores: Endpoint = async (call): Promise<SongScoresAnswer> => {
  const { db } = call.services;
  const song = await db.songs.byId(paramOf(call, "id"));
  if (!song) throw new ApiError(404, "song-unknown");
  const { ranking, limit } = await rankingOf(call);
  const best = await db.scores.best(song.id, limit, ranking);
  return { scores: best.map((score): ScoreCard => ({ ...score, at: score.at.toISOString() })) };
};

export const leaderboard: Endpoint = async (call): Promise<LeaderboardAnswer> => {
  const { ranking, season, limit } = await rankingOf(call);
  return { season, people: await call.services.db.scores.ranking(ranking, limit) };
};
