import { access, readdir, readFile } from "node:fs/promises";
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
const INDEX = "songbook.json";
const COVER = "cover.svg";

/** What the songbook's index adds to the charts; it may be missing. */
async function licences(songsDir: string): Promise<Map<string, string>> {
  const text = await readFile(join(songsDir, INDEX), "utf8").catch(() => "{}");
  const { songs = [] } = JSON.parse(text) as { songs?: { folder?: unknown; licence?: unknown }[] };
  const known = songs.filter(
    ({ folder, licence }) => typeof folder === "string" && typeof licence === "string",
  );
  return new Map(known.map(({ folder, licence }) => [String(folder), String(licence)]));
}

/** Brings the built-in songs in the database in line with the folders of the songbook. */
export async function seedSongbook(db: Database, songsDir: string): Promise<SongbookReport> {
  const folders = await readdir(songsDir, { withFileTypes: true }).catch(() => []);
  const report: SongbookReport = { songs: 0, problems: [] };
  const present: string[] = [];
  const credits = await licences(songsDir);
  for (const folder of folders) {
    if (!folder.isDirectory()) continue;
    const chart = await readFile(join(songsDir, folder.name, CHART), "utf8").catch(() => null);
    if (chart === null) continue;
    const problem = await takeIn(db, {
      songsDir,
      folder: folder.name,
      chart,
      credit: credits.get(folder.name),
    });
    if (problem) {
      report.problems.push(`${folder.name}: ${problem}`);
      continue;
    }
    present.push(folder.name);
    report.songs++;
  }
  if (present.length > 0) await db.songs.disableMissing(present);
  await db.songs.fillSearch();
  return report;
}

interface BuiltIn {
  songsDir: string;
  folder: string;
  chart: string;
  credit: string | undefined;
}

async function takeIn(db: Database, { songsDir, folder, chart, credit }: BuiltIn): Promise<string | null> {
  const { song, problems } = parseUltraStar(chart);
  if (!song)
    return problems.find((problem) => problem.severity === "error")?.sentence ?? "The chart can't be read.";
  const file = backingOf(song);
  if (!file) return "The chart names no audio.";
  const bytes = await readFile(join(songsDir, folder, file)).catch(() => null);
  if (!bytes) return `The audio ${file} is missing.`;
  const row = catalogued({
    id: folder,
    source: "builtin",
    folder,
    chart,
    song,
    backing: { file, bytes },
    credit,
  });
  const hasCover = await access(join(songsDir, folder, COVER)).then(
    () => true,
    () => false,
  );
  if (hasCover) row.cover ??= COVER;
  const same = await db.songs.byHash(row.hash);
  if (same && same.id !== row.id) return `It is the same song as ${same.id}.`;
  await db.songs.put(row);
  return null;
}
