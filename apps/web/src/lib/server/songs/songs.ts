import type { SongRecord } from "@karaverse/database";
import { type Media, parseUltraStar, type Song, serialiseSong } from "@karaverse/songs";
import { z } from "zod";
import type { SongShelves, SongsAnswer } from "../../api-types";
import { GAIN_HEADER } from "../../gain-header";
import { ApiError } from "../api-error";
import { type Call, type Endpoint, type PersonCall, paramOf, queryOf } from "../endpoint";
import { songCard } from "./card";
import { mediaResponse } from "./media";
import { removeFolder, songFile } from "./place";

const PAGE = 50;

const Year = z.coerce.number().int().min(0).max(9_999).optional();
const Milliseconds = z.coerce.number().int().positive().max(86_400_000).optional();

export const SongSearch = z.object({
  /** However long: of something endless only the beginning is looked for. */
  q: z.string().optional(),
  language: z.string().max(20).optional(),
  genre: z.string().max(100).optional(),
  tag: z.string().max(100).optional(),
  level: z.coerce.number().int().min(1).max(5).optional(),
  fromYear: Year,
  toYear: Year,
  minDurationMs: Milliseconds,
  maxDurationMs: Milliseconds,
  singers: z.coerce.number().int().min(1).max(9).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(PAGE),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});

export const listSongs: Endpoint = async (call): Promise<SongsAnswer> => {
  const { q, ...query } = queryOf(call, SongSearch);
  const { services, person } = call;
  const { songs, total } = await services.db.songs.find({ ...query, text: q });
  const ids = songs.map(({ id }) => id);
  const recorded = person ? await services.db.recordings.songsWithAny(ids, person.id) : [];
  return { songs: songs.map(songCard), total, recorded };
};

export const songShelves: Endpoint = async ({ services }): Promise<SongShelves> =>
  services.db.songs.shelves();

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

/** What the chart names and lies there: nobody need ask for more. */
function mediaOf({ guide, cover, video, graphics }: SongRecord, { media }: Song): Media {
  const { guide: _guide, cover: _cover, video: _video, graphics: _graphics, ...rest } = media;
  return {
    ...rest,
    ...(guide !== null && { guide }),
    ...(cover !== null && { cover }),
    ...(video !== null && { video }),
    ...(graphics !== null && { graphics }),
  };
}

export const songChart: Endpoint = async (call) => {
  const song = await songOf(call);
  const etag = `"${song.hash}"`;
  const headers = { ETag: etag, "Cache-Control": cachingFor(call, song), "Content-Type": "application/json" };
  if (call.request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  const parsed = parseUltraStar(song.chart);
  if (!parsed.song) throw new ApiError(404, "song-file-missing");
  return new Response(
    serialiseSong({ ...parsed.song, durationMs: song.durationMs, media: mediaOf(song, parsed.song) }),
    { headers },
  );
};

export const songMedia =
  (part: "backing" | "guide" | "cover" | "video" | "graphics"): Endpoint =>
  async (call) => {
    const song = await songOf(call);
    const file = song[part];
    if (file === null) throw new ApiError(404, "song-file-missing");
    const path = await songFile(call.services.config, song, file);
    const response = await mediaResponse(path, { request: call.request, caching: cachingFor(call, song) });
    // Sound has the same ending; browsers are particular about what a video element is given.
    if (part === "video" && path.endsWith(".webm")) response.headers.set("Content-Type", "video/webm");
    if (part === "backing" || part === "guide") response.headers.set(GAIN_HEADER, String(song.gainDb));
    return response;
  };

/** Rule R5. */
export const removeSong: Endpoint<PersonCall> = async (call) => {
  const { person, services } = call;
  const { db, config } = services;
  const song = await songOf(call);
  const isTheirs = song.source === "import" && (song.importedById === person.id || person.role === "admin");
  if (!isTheirs) throw new ApiError(403, "not-your-song");
  const removed = await db.songs.remove(song.id);
  if (!removed.ok) throw new ApiError(removed.reason === "song-in-queue" ? 409 : 404, removed.reason);
  await removeFolder(config, song);
  await db.audit.write({
    actorId: person.id,
    actorName: person.name,
    act: "remove-song",
    target: song.id,
    details: { title: song.title, artist: song.artist },
  });
  return {};
};
