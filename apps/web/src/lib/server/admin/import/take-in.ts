import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { backingOf, catalogued, contentHash, type Database, slugOf } from "@karaverse/database";
import { mediaName, type Song, textOfDocument } from "@karaverse/songs";
import { readUltraStar } from "@karaverse/songs/files";
import type { ImportedSong } from "../../../api-types";
import { IMPORT_BOUNDS, ImportRefused } from "./bounds";
import { imageKind, type Kept, probeAudio } from "./media";
import type { Files } from "./unzip";

export interface TakeIn {
  db: Database;
  /** Where imported songs lie, each in its own folder. */
  dir: string;
  importedById: string;
}

type Report = ImportedSong["problems"];

const CHART = "song.txt";

/** A file named by a chart, which lies beside it; charts come from systems that don't mind upper case. */
function fileBeside(files: Files, chart: string, name: string | undefined): [string, Uint8Array] | null {
  const safe = name && mediaName(name);
  if (!safe) return null;
  const folder = chart.includes("/") ? chart.slice(0, chart.lastIndexOf("/") + 1) : "";
  const wanted = (folder + safe).normalize("NFC").toLowerCase();
  return [...files].find(([path]) => path.normalize("NFC").toLowerCase() === wanted) ?? null;
}

async function guideOf(files: Files, chart: string, song: Song, report: Report): Promise<Kept | null> {
  const guide = fileBeside(files, chart, song.media.guide);
  if (!guide) return null;
  const probed = await probeAudio(guide[0], guide[1]);
  if (probed.ok) return { name: `guide${probed.extension}`, bytes: guide[1] };
  report.push({ line: 0, severity: "warning", sentence: probed.sentence });
  return null;
}

function coverOf(files: Files, chart: string, song: Song, report: Report): Kept | null {
  const cover = fileBeside(files, chart, song.media.cover);
  if (!cover) return null;
  const extension = imageKind(cover[1]);
  if (extension) return { name: `cover${extension}`, bytes: cover[1] };
  report.push({
    line: 0,
    severity: "warning",
    sentence: `${cover[0]} is no PNG, JPEG or WebP of at most 5 MB.`,
  });
  return null;
}

/** One chart with what lies beside it: checked, put in place, and entered, or reported. */
async function takeInChart(
  file: string,
  bytes: Uint8Array,
  files: Files,
  house: TakeIn,
): Promise<ImportedSong> {
  const { song, problems, document } = readUltraStar(bytes);
  const report: Report = problems.map(({ line, severity, sentence }) => ({ line, severity, sentence }));
  const outcome = (kind: ImportedSong["outcome"], songId: string | null = null): ImportedSong => ({
    file,
    outcome: kind,
    songId,
    title: song?.title ?? null,
    artist: song?.artist ?? null,
    problems: report,
  });
  const refuse = (sentence: string) => {
    report.push({ line: 0, severity: "error", sentence });
    return outcome("refused");
  };
  if (!song) return outcome("refused");
  const named = backingOf(song);
  const audio = fileBeside(files, file, named);
  if (!audio) return refuse(named ? `The audio ${named} was not sent along.` : "The chart names no audio.");
  const probed = await probeAudio(audio[0], audio[1]);
  if (!probed.ok) return refuse(probed.sentence);
  const chart = textOfDocument(document);
  const same = await house.db.songs.byHash(contentHash(chart, audio[1]));
  if (same) return outcome("duplicate", same.id);

  const backing: Kept = { name: `backing${probed.extension}`, bytes: audio[1] };
  const guide = await guideOf(files, file, song, report);
  const cover = coverOf(files, file, song, report);
  const id = slugOf(song.title);
  const row = catalogued({
    id,
    source: "import",
    folder: id,
    chart,
    song,
    backing: { file: backing.name, bytes: backing.bytes },
    durationMs: probed.durationMs,
    importedById: house.importedById,
  });
  const kept = [backing, guide, cover, { name: CHART, bytes }].filter((each) => each !== null);
  await put(house.dir, id, kept);
  const added = await house.db.songs.add({ ...row, guide: guide?.name ?? null, cover: cover?.name ?? null });
  if (added === "added") return outcome("added", id);
  await rm(join(/* turbopackIgnore: true */ house.dir, id), { recursive: true, force: true });
  return outcome("duplicate", (await house.db.songs.byHash(row.hash))?.id ?? null);
}

/** The folder appears whole or not at all. */
async function put(dir: string, id: string, files: readonly Kept[]): Promise<void> {
  const draft = join(/* turbopackIgnore: true */ dir, `.${id}`);
  await mkdir(draft, { recursive: true });
  for (const { name, bytes } of files) await writeFile(join(/* turbopackIgnore: true */ draft, name), bytes);
  await rename(draft, join(/* turbopackIgnore: true */ dir, id));
}

/** Every chart in the files, one after the other; one that can't be used doesn't hold up the rest. */
export async function takeIn(files: Files, house: TakeIn): Promise<ImportedSong[]> {
  const charts = [...files].filter(([path]) => path.toLowerCase().endsWith(".txt"));
  if (charts.length === 0) throw new ImportRefused("There is no UltraStar chart (.txt) among the files.");
  if (charts.length > IMPORT_BOUNDS.songs) throw new ImportRefused("There are more than a hundred songs.");
  const songs: ImportedSong[] = [];
  for (const [file, bytes] of charts) songs.push(await takeInChart(file, bytes, files, house));
  return songs;
}
