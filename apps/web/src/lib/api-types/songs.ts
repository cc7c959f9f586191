export interface SongCard {
  id: string;
  title: string;
  artist: string;
  /** BCP 47, "" where unknown. */
  language: string;
  year: number | null;
  genre: string;
  /** 1 (anyone) to 5 (brave). */
  level: number;
  durationMs: number;
  /** How many parts it has. */
  singers: number;
  credit: string;
  tags: string[];
  /** The backing and the guide are to be turned up by it, so that all songs are equally loud. */
  gainDb: number;
  /** Who brought it; null for built-in ones. */
  broughtBy: string | null;
  /** Addresses of the media; they change when the song does, so they may be cached for ever. */
  chart: string;
  backing: string;
  guide: string | null;
  cover: string | null;
  video: string | null;
}

/** GET /api/songs */
export interface SongsAnswer {
  songs: SongCard[];
  total: number;
  /** Rule K5: those of them that the asking person may sing with a recording. */
  recorded: string[];
}

/** GET /api/songs/shelves: what songs can be narrowed down by. */
export interface SongShelves {
  languages: { language: string; songs: number }[];
  genres: { genre: string; songs: number }[];
  tags: { tag: string; songs: number }[];
  /** 1980: from 1980 to 1989. */
  decades: { decade: number; songs: number }[];
}

export interface ImportedSong {
  /** The chart's path in what was sent. */
  file: string;
  outcome: "added" | "duplicate" | "refused";
  songId: string | null;
  title: string | null;
  artist: string | null;
  /** Line 0: no single line is to blame. */
  problems: { line: number; severity: "error" | "warning"; sentence: string }[];
}

/** Each line of what POST /api/admin/songs and POST /api/rooms/:slug/songs answer with: how many, then each song. */
export type ImportEvent = { songs: number } | { song: ImportedSong };
