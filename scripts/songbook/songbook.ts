import { difficultyOf, languageTag } from "@karaverse/songs";
import { compose } from "./compose";
import type { Score } from "./score";

export interface SongbookEntry {
  /** Folder under songs/. */
  readonly folder: string;
  readonly title: string;
  readonly artist: string;
  readonly language: string;
  readonly languageTag: string;
  readonly year: number;
  readonly genre: string;
  readonly tags: readonly string[];
  readonly durationMs: number;
  readonly difficulty: number;
  readonly singers: number;
  readonly round: boolean;
  readonly licence: string;
}

export function songbookEntry(folder: string, score: Score): SongbookEntry {
  const { song, durationMs } = compose(score);
  return {
    folder,
    title: score.title,
    artist: score.artist,
    language: score.language,
    languageTag: languageTag(score.language),
    year: score.year,
    genre: score.genre,
    tags: score.tags,
    durationMs,
    difficulty: difficultyOf(song),
    singers: song.tracks.length,
    round: score.round !== undefined,
    licence: score.licence,
  };
}
