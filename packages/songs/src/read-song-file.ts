import { readCdg } from "./cdg/read";
import { readLrc } from "./lrc/read";
import { readMidi } from "./midi/read";
import type { Song } from "./model";
import { type Problem, problem } from "./problem";
import { formatOf, type SongFormat } from "./song-format";
import { readUltraStar } from "./ultrastar/files";

export interface SongFile {
  readonly format: SongFormat | "unknown";
  /** Null exactly where one of the problems is an error. */
  readonly song: Song | null;
  readonly problems: readonly Problem[];
}

/** The longest charts have some hundred KiB; pictures take 7,200 bytes a second, so this is 38 minutes. */
const MOST_BYTES = { chart: 2 * 1024 * 1024, pictures: 16 * 1024 * 1024 };

/**
 * A song of whatever format people have. The name decides only where the content does not.
 * @param name the file's name, with or without folders; charts without a title are called after it
 */
export function readSongFile(name: string, bytes: Uint8Array): SongFile {
  const format = formatOf(name, bytes);
  const { song, problems } = songIn(format, name, bytes);
  return { format, song, problems };
}

function songIn(format: SongFile["format"], name: string, bytes: Uint8Array): Omit<SongFile, "format"> {
  const refused = (code: "unknown-format" | "too-large" | "empty") => ({
    song: null,
    problems: [problem(code, 0)],
  });
  if (bytes.length > (format === "cdg" ? MOST_BYTES.pictures : MOST_BYTES.chart)) return refused("too-large");
  if (bytes.length === 0) return refused("empty");
  switch (format) {
    case "ultrastar":
      return readUltraStar(bytes);
    case "lrc":
      return readLrc(name, bytes);
    case "midi":
      return readMidi(name, bytes);
    case "cdg":
      return readCdg(name, bytes);
    case "unknown":
      return refused("unknown-format");
  }
}
