import { createHash } from "node:crypto";
import type { Database } from "@karaverse/database";
import { parseUltraStar, type Song, type Track } from "@karaverse/songs";

export interface TestSong {
  id: string;
  song: Song;
  track: Track;
  durationMs: number;
}

/** Three lines in 3.2 s: a whole performance takes a test ten seconds. One beat is 50 ms. */
const LINES = `: 0 6 0 Sing
: 8 8 4 ing
- 18
: 20 6 7 one
* 28 8 5 line
- 38
: 40 6 4 and
: 48 8 0 bow
E
`;
/** What the last line sent has time to come, also from a process that stands still for two seconds. */
const DURATION_MS = 4_600;

/** The same three lines at a slow walk, for what happens while somebody sings. */
const SLOW = LINES.replace(
  /^([:*] )(\d+) (\d+)/gm,
  (_, head: string, at: string, length: string) => `${head}${Number(at) * 8} ${Number(length) * 8}`,
).replace(/^- (\d+)/gm, (_, at: string) => `- ${Number(at) * 8}`);

/** The same three lines after an introduction of twenty seconds. */
const LATE = LINES.replace(/^([:*-] )(\d+)/gm, (_, head: string, at: string) => `${head}${Number(at) + 400}`);

const chartOf = (title: string, body: string, durationMs: number): string =>
  `#TITLE:${title}\n#ARTIST:The House\n#LANGUAGE:English\n#AUDIO:backing.mp3\n#BPM:300\n#GAP:400\n#DURATIONMS:${durationMs}\n${body}`;

async function put(
  db: Database,
  id: string,
  title: string,
  body: string,
  durationMs: number,
): Promise<TestSong> {
  const chart = chartOf(title, body, durationMs);
  const { song } = parseUltraStar(chart);
  const [track] = song?.tracks ?? [];
  if (!song || !track) throw new Error("the test's own chart can't be read");
  await db.songs.put({
    id,
    source: "builtin",
    folder: id,
    title,
    artist: "The House",
    language: "en",
    year: null,
    genre: "",
    level: 1,
    durationMs,
    singers: 1,
    hash: createHash("sha256").update(chart).digest("hex"),
    chart,
    backing: "backing.mp3",
    guide: null,
    cover: null,
    credit: "",
    importedById: null,
  });
  return { id, song, track, durationMs };
}

export const shortSong = (db: Database, id = "three-lines") =>
  put(db, id, `Three lines (${id})`, LINES, DURATION_MS);
export const slowSong = (db: Database) => put(db, "slow-lines", "Slow lines", SLOW, 24_000);
export const lateSong = (db: Database) => put(db, "late-lines", "Late lines", LATE, 24_000);

/** Twelve notes in five seconds: enough of a melody to tell it from another. */
const MELODY = [0, 4, 7, 5, 2, 9, 7, 4, 0, 5, 9, 12];
/** @param times how often it is sung: each takes 4.8 s, and the end 0.8 s */
export function melodySong(db: Database, id: string, times = 1): Promise<TestSong> {
  const notes = Array.from({ length: times }, () => MELODY)
    .flat()
    .map((pitch, nth) => `${nth > 0 && nth % 6 === 0 ? `- ${nth * 8 - 1}\n` : ""}: ${nth * 8} 7 ${pitch} la`);
  return put(db, id, `A melody (${id})`, `${notes.join("\n")}\nE\n`, 800 + 4_800 * times);
}
