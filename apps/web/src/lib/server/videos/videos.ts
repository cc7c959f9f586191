import { join } from "node:path";
import type { VideosAnswer } from "../../api-types";
import { ApiError } from "../api-error";
import { type Endpoint, type PersonCall, paramOf } from "../endpoint";
import { mediaResponse } from "../songs/media";
import { filmsIn, folderOf } from "./folder";
import { advance, type Programme, type Showing } from "./programme";

/** One for the house: every room that shows videos shows the same. */
let programme: Programme | null = null;
/** Everybody's screens ask at the same moment; the folder is looked through once for all of them. */
let looking: { at: number; folder: ReturnType<typeof filmsIn> } | null = null;
const LOOK_EVERY_MS = 1_000;

function look(call: PersonCall, now: number): ReturnType<typeof filmsIn> {
  if (!looking || now - looking.at >= LOOK_EVERY_MS)
    looking = { at: now, folder: filmsIn(call.services.config, now) };
  return looking.folder;
}

const shown = ({ name, startsAt, durationMs }: Showing) => ({
  ...{ name, startsAt, durationMs },
  url: `/api/videos/${encodeURIComponent(name)}`,
});

/** Rule P15: what the house's videos show now and next. */
export const showVideos: Endpoint<PersonCall> = async (call): Promise<VideosAnswer> => {
  const now = Date.now();
  const { films, refused } = await look(call, now);
  programme = advance(films, programme, now);
  const playing = programme && { now: shown(programme.now), next: shown(programme.next) };
  return { playing, refused };
};

export const videoFile: Endpoint<PersonCall> = async (call) => {
  const name = paramOf(call, "name");
  const { films } = await look(call, Date.now());
  // Only what stands in the folder by that very name: nothing that is asked for becomes a path.
  const film = films.find((one) => one.name === name);
  if (!film) throw new ApiError(404, "video-missing");
  const { config } = call.services;
  const path = join(/* turbopackIgnore: true */ folderOf(config), film.name);
  const response = await mediaResponse(path, {
    request: call.request,
    caching: "private, max-age=60",
    missing: "video-missing",
  });
  if (path.endsWith(".webm")) response.headers.set("Content-Type", "video/webm");
  return response;
};
