import { formatUltraStar, type Problem, parseUltraStar, type Song, textOfDocument } from "@karaverse/songs";
import { readSongFile, readUltraStar } from "@karaverse/songs/files";

/** Names that may be charts. */
const CHARTS = /\.(txt|lrc|kar|midi?|cdg)$/i;

const HEADER = /^\s*#\w+:/m;

export const isChart = (path: string): boolean => CHARTS.test(path);

export interface Chart {
  song: Song | null;
  problems: readonly Problem[];
  /** As UltraStar, in which charts are kept whatever they came as. */
  text: string;
  /** Whether it says itself which audio belongs to it. */
  namesAudio: boolean;
}

/** Null for a text that is no song at all, as lie beside songs. */
export function readChart(path: string, bytes: Uint8Array): Chart | null {
  const { format, song, problems } = readSongFile(path, bytes);
  switch (format) {
    case "unknown":
      return null;
    case "ultrastar": {
      // As it was written: nothing of a chart is lost by being taken in.
      const text = textOfDocument(readUltraStar(bytes).document);
      return song || HEADER.test(text) ? { song, problems, text, namesAudio: true } : null;
    }
    default: {
      const isSung = song?.tracks.some(({ phrases }) => phrases.length > 0) || song?.media.graphics;
      const text = song && isSung ? formatUltraStar(song) : "";
      // What is kept is what will be read again.
      return { song: text ? parseUltraStar(text).song : null, problems, text, namesAudio: false };
    }
  }
}
