import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseUltraStar, renderVoice, type Song } from "@karaverse/songs";
import { type APIRequestContext, expect } from "@playwright/test";
import { ROOT } from "../../../scripts/support/root";
import { zip } from "../../support/zip";
import { wavOf, withClicks } from "./alignment";

const SAMPLE_RATE = 48_000;
const GAP_MS = 1_500;
/** The beat of the built-in song where its sixth phrase ends, 25 s after the first. */
const LAST_BEAT = 1_115;
/** What a built-in song says of itself and this one says otherwise, or not at all. */
const OWN = /^#(TITLE|AUDIO|GUIDE|COVER|PREVIEWSTART|GAP|DURATIONMS):/;

export interface ShortSong {
  song: Song;
  durationMs: number;
  /** An octave below the melody, with chirps upwards. */
  music: Float32Array<ArrayBuffer>;
  files: Record<string, string | Uint8Array>;
}

/** The first phrases of a built-in song: sung in 27 s, where the shortest song of the songbook takes 65. */
export function shortSong(slug: string, title: string): ShortSong {
  const whole = readFileSync(join(ROOT, "songs", slug, "song.txt"), "utf8").split("\n");
  const beatOf = (line: string) => Number(/^[:*-] (\d+)/.exec(line)?.[1] ?? Number.NaN);
  const text = [
    ...whole.filter((line) => line.startsWith("#") && !OWN.test(line)),
    `#TITLE:${title}`,
    "#AUDIO:backing.wav",
    `#GAP:${GAP_MS}`,
    ...whole.filter((line) => beatOf(line) < LAST_BEAT),
    "E\n",
  ].join("\n");
  const { song } = parseUltraStar(text);
  if (!song) throw new Error(`songs/${slug}/song.txt can't be shortened`);
  const music = withClicks(renderVoice(song, 0, { sampleRate: SAMPLE_RATE, transposeSemitones: -12 }), "up");
  return {
    song,
    durationMs: (music.length / SAMPLE_RATE) * 1_000,
    music,
    files: { "short/song.txt": text, "short/backing.wav": wavOf(music) },
  };
}

/** Puts it into the songbook as an admin does. */
export async function bring({ files }: ShortSong, admin: APIRequestContext): Promise<void> {
  const answer = await admin.post("/api/admin/songs", {
    multipart: { files: { name: "short.zip", mimeType: "application/zip", buffer: zip(files) } },
  });
  expect(await answer.text()).toContain(`"outcome":"added"`);
}

/** Where the song of two lines is what; milliseconds. */
export const TWO_LINES = {
  firstFromMs: 1_500,
  firstEndsMs: 8_950,
  answerFromMs: 13_000,
  secondFromMs: 29_000,
} as const;

/** Two lines, and between them, long enough to be skipped (Rule P11), music and the answer of another part. */
export function twoLines(title: string): ShortSong {
  const line = (from: number, words: string, beats = 10) =>
    words
      .split(" ")
      .map((word, n) => `: ${from + n * beats} 9 ${[0, 2, 4, 5, 7, 5, 4, 2][n]}${n > 0 ? " " : ""} ${word}`);
  const words = "High up on the roof we sing now";
  // 300 beats a minute, of which UltraStar counts the quarters: 50 ms each.
  const beatOf = (ms: number) => (ms - GAP_MS) / 50;
  const text = [
    `#TITLE:${title}`,
    "#ARTIST:The House",
    "#LANGUAGE:English",
    "#BPM:300",
    `#GAP:${GAP_MS}`,
    "#AUDIO:backing.wav",
    "P1",
    // Long enough for a busy machine to pause in it.
    ...line(0, words, 20),
    `- ${beatOf(TWO_LINES.secondFromMs - 5_000)}`,
    ...line(beatOf(TWO_LINES.secondFromMs), words),
    "P2",
    ...line(beatOf(TWO_LINES.answerFromMs), "Down here in the yard we hear you"),
    "E\n",
  ].join("\n");
  const { song } = parseUltraStar(text);
  if (!song) throw new Error("the song of two lines can't be read");
  const music = new Float32Array(renderVoice(song, 0, { sampleRate: SAMPLE_RATE, transposeSemitones: -12 }));
  return {
    song,
    durationMs: (music.length / SAMPLE_RATE) * 1_000,
    music,
    files: { "two/song.txt": text, "two/backing.wav": wavOf(music) },
  };
}
