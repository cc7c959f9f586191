import type { SongInfo } from "@karaverse/database";
import type { SongCard } from "../../api-types";

/** Enough of the hash to tell versions of one song apart. */
const VERSION_LENGTH = 12;

export function songCard(song: SongInfo): SongCard {
  const { id, title, artist, language, year, genre, level, durationMs, singers, credit, tags, gainDb } = song;
  const version = song.hash.slice(0, VERSION_LENGTH);
  const at = (part: string) => `/api/songs/${encodeURIComponent(id)}/${part}?v=${version}`;
  return {
    id,
    title,
    artist,
    language,
    year,
    genre,
    level,
    durationMs,
    singers,
    credit,
    tags,
    gainDb,
    broughtBy: song.importedById,
    chart: at("chart"),
    backing: at("backing"),
    guide: song.guide === null ? null : at("guide"),
    cover: song.cover === null ? null : at("cover"),
    video: song.video === null ? null : at("video"),
  };
}
