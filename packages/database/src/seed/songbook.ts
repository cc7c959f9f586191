import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseUltraStar } from "@karaverse/songs";
import { backingOf, catalogued } from "../catalogue";
import type { Database } from "../database";

export interface SongbookReport {
  songs: number;
  /** One sentence for each folder that could not be taken in. */
  problems: string[];
}

const CHART = "song.txt";

/** Brings the built-in songs in the database in line with the folders of the songbook. */
export async function seedSongbook(db: Database, songsDir: string): Promise<SongbookReport> {
  const folders = await readdir(songsDir, { withFileTypes: true }).catch(() => []);
  const report: SongbookReport = { songs: 0, problems: [] };
  const present: string[] = [];
  for (const folder of folders) {
    if (!folder.isDirectory()) continue;
    const chart = await readFile(join(songsDir, folder.name, CHART), "utf8").catch(() => null);
    if (chart === null) continue;
    const problem = await takeIn(db, songsDir, folder.name, chart);
    if (problem) {
      report.problems.push(`${folder.name}: ${problem}`);
      continue;
    }
    present.push(folder.name);
    report.songs++;
  }
  if (present.length > 0) await db.songs.disableMissing(present);
  return report;
}

async function takeIn(db: Database, songsDir: string, folder: string, chart: string): Promise<string | null> {
  const { song, problems } = parseUltraStar(chart);
  if (!song)
    return problems.find((problem) => problem.severity === "error")?.sentence ?? "The chart can't be read.";
  const file = backingOf(song);
  if (!file) return "The chart names no audio.";
  const bytes = await readFile(join(songsDir, folder, file)).catch(() => null);
  if (!bytes) return `The audio ${file} is missing.`;
  const row = catalogued({ id: folder, source: "builtin", folder, chart, song, backing: { file, bytes } });
  const same = await db.songs.byHash(row.hash);
  if (same && same.id !== row.id) return `It is the same song as ${same.id}.`;
  await db.songs.put(row);
  return null;
}
