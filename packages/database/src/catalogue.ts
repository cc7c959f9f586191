import { createHash } from "node:crypto";
import { difficultyOf, languageTag, type Song, songExtent } from "@karaverse/songs";
import type { NewSong } from "./repositories/songs";

export interface Filed {
  id: string;
  source: "builtin" | "import";
  /** Name of the song's folder in its source's place. */
  folder: string;
  chart: string;
  song: Song;
  backing: { file: string; bytes: Uint8Array };
  /** Length of the backing, where somebody measured it. */
  durationMs?: number | undefined;
  credit?: string | undefined;
  importedById?: string | null;
  gainDb?: number;
  /** On disk, all the song's files. */
  bytesOnDisk?: number;
}

/** The file a song is sung to: without the voice where there is such a recording. */
export const backingOf = (song: Song): string | undefined => song.media.instrumental ?? song.media.audio;

// A chart without any word on its length: people want a breath after the last note.
const AFTER_LAST_NOTE_MS = 2_000;

/** SHA-256 of chart and backing, hex. */
export const contentHash = (chart: string, backing: Uint8Array): string =>
  createHash("sha256").update(chart).update("\0").update(backing).digest("hex");

/** The row of a song that lies in a folder. */
export function catalogued({ song, backing, chart, ...filed }: Filed): NewSong {
  const durationMs =
    filed.durationMs ?? song.durationMs ?? song.endMs ?? songExtent(song).endMs + AFTER_LAST_NOTE_MS;
  const tag = languageTag(song.language);
  return {
    id: filed.id,
    source: filed.source,
    folder: filed.folder,
    title: song.title,
    artist: song.artist,
    language: tag === "und" ? "" : tag,
    year: song.year ?? null,
    genre: song.genre ?? "",
    level: difficultyOf(song),
    durationMs: Math.round(durationMs),
    singers: song.tracks.length,
    hash: contentHash(chart, backing.bytes),
    chart,
    backing: backing.file,
    guide: song.media.guide ?? null,
    cover: song.media.cover ?? null,
    credit: filed.credit ?? song.creator ?? "",
    importedById: filed.importedById ?? null,
    tags: [...new Set(song.tags.map((each) => each.trim().toLowerCase()).filter(Boolean))],
    gainDb: filed.gainDb ?? 0,
    bytes: filed.bytesOnDisk ?? 0,
  };
}
