import { createHash } from "node:crypto";
import type { NewSong } from "@karaverse/database";
import type { SungFrame } from "@karaverse/singing";
import { notesOf, parseUltraStar, type Song } from "@karaverse/songs";

const BEAT_MS = 50;
const HOP_MS = 10;

/** A song of so many seconds: a note of 400 ms at every half second, in lines of four. */
export function chartOf(title: string, seconds: number): string {
  const notes: string[] = [];
  const count = Math.max(1, Math.floor((seconds - 1) * 2));
  for (let note = 0; note < count; note++) {
    if (note > 0 && note % 4 === 0) notes.push(`- ${note * 10 - 1}`);
    notes.push(`: ${note * 10} 8 ${[0, 4, 7, 5][note % 4]} la`);
  }
  const header = [
    `#TITLE:${title}`,
    "#ARTIST:Nobody",
    "#MP3:backing.mp3",
    `#BPM:${15_000 / BEAT_MS}`,
    "#GAP:500",
  ];
  return [...header, ...notes, "E", ""].join("\n");
}

export function songRow(id: string, seconds: number): NewSong {
  const chart = chartOf(id, seconds);
  return {
    id,
    source: "builtin",
    folder: id,
    title: id,
    artist: "Nobody",
    language: "en",
    year: null,
    genre: "",
    level: 1,
    durationMs: seconds * 1_000,
    singers: 1,
    hash: createHash("sha256").update(chart).update(id).digest("hex"),
    chart,
    backing: "backing.mp3",
    guide: null,
    cover: null,
    credit: "",
    importedById: null,
  };
}

export function songOf(id: string, seconds: number): Song {
  const { song } = parseUltraStar(chartOf(id, seconds));
  if (!song) throw new Error("the test's own chart is broken");
  return song;
}

/** What somebody who sings every note right, or so many semitones off, is heard to sing. */
export function sing(song: Song, fromMs: number, toMs: number, off = 0): SungFrame[] {
  const notes = song.tracks.flatMap(notesOf);
  const frames: SungFrame[] = [];
  for (let at = Math.ceil(fromMs / HOP_MS) * HOP_MS; at < toMs; at += HOP_MS) {
    const note = notes.find(({ startMs, lengthMs }) => at >= startMs && at < startMs + lengthMs);
    frames.push({
      songTimeMs: at,
      cents: note ? (note.pitch + off) * 100 : null,
      clarity: note ? 0.95 : 0.1,
      level: note ? -20 : -70,
    });
  }
  return frames;
}
