import type { SongRecord } from "@karaverse/database";
import { parseUltraStar, serialiseSong } from "@karaverse/songs";
import { z } from "zod";
import type { SongScoresAnswer, SongsAnswer } from "../../api-types";
import { ApiError } from "../api-error";
import { type Call, type Endpoint, paramOf, queryOf } from "../endpoint";
import { songCard } from "./card";
import { mediaResponse } from "./media";
import { songFile } from "./place";

const PAGE = 50;

export const SongSearch = z.object({
  q: z.string().max(100).optional(),
  language: z.string().max(20).optional(),
  level: z.coerce.number().int().min(1).max(5).optional(),
  maxDurationMs: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(PAGE),
  offset: z.coerce.number().int().min(0).default(0),
});

export const listSongs: Endpoint = async (call): Promise<SongsAnswer> => {
  const { q, ...query } = queryOf(call, SongSearch);
  const { songs } = call.services.db;
  const [found, languages] = await Promise.all([songs.find({ ...query, text: q }), songs.languages()]);
  return { songs: found.songs.map(songCard), total: found.total, languages };
};

/** Disabled songs can't be queued, but whoever sings one just now still gets it. */
async function songOf(call: Call): Promise<SongRecord> {
  const song = await call.services.db.songs.byId(paramOf(call, "id"));
  if (!song) throw new ApiError(404, "song-unknown");
  return song;
}

// A person's own caches only: imported songs may not be everybody's to copy.
const FOR_EVER = "private, max-age=31536000, immutable";
const ASK_AGAIN = "private, no-cache";

/** An address that names a version never changes its meaning. */
const cachingFor = ({ url }: Call, song: SongRecord): string => {
  const version = url.searchParams.get("v");
  return version && song.hash.startsWith(version) ? FOR_EVER : ASK_AGAIN;
};

export const showSong: Endpoint = async (call) => ({ song: songCard(await songOf(call)) });

export const songChart: Endpoint = async (call) => {
  const song = await songOf(call);
  const etag = `"${song.hash}"`;
  const headers = { ETag: etag, "Cache-Control": cachingFor(call, song), "Content-Type": "application/json" };
  if (call.request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  const parsed = parseUltraStar(song.chart);
  if (!parsed.song) throw new ApiError(404, "song-file-missing");
  return new Response(serialiseSong({ ...parsed.song, durationMs: song.durationMs }), { headers });
};

export const songMedia =
  (part: "backing" | "guide" | "cover"): Endpoint =>
  async (call) => {
    const song = await songOf(call);
    const file = song[part];
    if (file === null) throw new ApiError(404, "song-file-missing");
    const path = await songFile(call.services.config, song, file);
    return mediaResponse(path, { request: call.request, caching: cachingFor(call, song) });
  };

export const songScores: Endpoint = async (call): Promise<SongScoresAnswer> => {
  const best = await call.services.db.scores.best((await songOf(call)).id);
  return { scores: best.map((score) => ({ ...score, at: score.at.toISOString() })) };
};
