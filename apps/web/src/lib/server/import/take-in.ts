import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { backingOf, catalogued, contentHash, type Database, slugOf } from "@karaverse/database";
import type { Song } from "@karaverse/songs";
import type { ImportedSong } from "../../api-types";
import { coverOf, fileBeside, graphicsOf, guideOf, soundOf, videoOf } from "./beside";
import { IMPORT_BOUNDS, ImportRefused } from "./bounds";
import { type Chart, isChart, readChart } from "./chart";
import { gainFor, type Kept, probeAudio } from "./media";
import type { Report } from "./report";
import type { Files } from "./unzip";

export interface TakeIn {
  db: Database;
  /** Where imported songs lie, each in its own folder. */
  dir: string;
  importedById: string;
  /** Rule R5. Why no song of so many bytes can be taken in any more; null where it can. */
  refusal(bytes: number): Promise<string | null>;
}

function audioOf(
  files: Files,
  file: string,
  { namesAudio }: Chart,
  song: Song,
): [string, Uint8Array] | string {
  const named = backingOf(song);
  if (namesAudio && !named) return "The chart names no audio.";
  const audio = namesAudio ? fileBeside(files, file, named) : soundOf(files, file);
  return audio ?? (named ? `The audio ${named} was not sent along.` : "No audio lies beside it.");
}

/** One chart with what lies beside it: checked, put in place, and entered, or reported. */
async function takeInChart(file: string, chart: Chart, files: Files, house: TakeIn): Promise<ImportedSong> {
  const { song, problems, text } = chart;
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
  if (!song) {
    const isSaid = report.some(({ severity }) => severity === "error");
    return isSaid ? outcome("refused") : refuse("It has no notes, no words and no pictures.");
  }
  const audio = audioOf(files, file, chart, song);
  if (typeof audio === "string") return refuse(audio);
  // By what was sent: a conversion may come out otherwise on another day.
  const same = await house.db.songs.byHash(contentHash(text, audio[1]));
  if (same) return outcome("duplicate", same.id);
  const probed = await probeAudio(...audio);
  if (!probed.ok) return refuse(probed.sentence);

  const place = { files, chart: file, song, report };
  const backing: Kept = { name: `backing${probed.extension}`, bytes: probed.bytes };
  const [guide, cover] = [await guideOf(place), await coverOf(place)];
  const [video, graphics] = [await videoOf(place), await graphicsOf(place)];
  if (!graphics && song.tracks.every(({ phrases }) => phrases.length === 0))
    return refuse(`Its words are in pictures (${song.media.graphics}), which were not sent along.`);
  const written: Kept = {
    name: `song${extname(file).toLowerCase()}`,
    bytes: files.get(file) ?? Buffer.from(text),
  };
  // Pictures alone are their own chart: one file, not two.
  const named = [backing, guide, cover, video, graphics, written].flatMap((each) =>
    each ? [[each.name, each] as const] : [],
  );
  const kept = [...new Map(named).values()];
  const bytesOnDisk = kept.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const refusal = await house.refusal(bytesOnDisk);
  if (refusal) return refuse(refusal);
  const gainDb = await gainFor(probed);
  if (gainDb === null) {
    report.push({
      line: 0,
      severity: "warning",
      sentence: `How loud ${audio[0]} is can't be measured without ffmpeg on the server: it plays as it is.`,
    });
  }
  const id = slugOf(song.title);
  const row = catalogued({
    id,
    source: "import",
    folder: id,
    chart: text,
    song,
    backing: { file: backing.name, bytes: audio[1] },
    durationMs: probed.durationMs,
    importedById: house.importedById,
    gainDb: gainDb ?? 0,
    bytesOnDisk,
  });
  await put(house.dir, id, kept);
  const names = {
    guide: guide?.name ?? null,
    cover: cover?.name ?? null,
    video: video?.name ?? null,
    graphics: graphics?.name ?? null,
  };
  const added = await house.db.songs.add({ ...row, ...names });
  if (added === "added") return outcome("added", id);
  await rm(join(/* turbopackIgnore: true */ house.dir, id), { recursive: true, force: true });
  return outcome("duplicate", (await house.db.songs.byHash(row.hash))?.id ?? null);
}

/** The folder appears whole or not at all. */
async function put(dir: string, id: string, files: readonly Kept[]): Promise<void> {
  const draft = join(/* turbopackIgnore: true */ dir, `.${id}`);
  await mkdir(draft, { recursive: true });
  try {
    for (const { name, bytes } of files)
      await writeFile(join(/* turbopackIgnore: true */ draft, name), bytes);
    await rename(draft, join(/* turbopackIgnore: true */ dir, id));
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

/** A song to be taken in, not looked at any closer yet. */
export interface Candidate {
  file: string;
  chart: Chart;
}

/** @throws ImportRefused where there is none, or far too many */
export async function chartsIn(files: Files): Promise<Candidate[]> {
  const charts: Candidate[] = [];
  for (const [file, bytes] of files) {
    const chart = isChart(file) ? readChart(file, bytes) : null;
    // A hundred of them take a while, and the same process hands on what is said in the rooms.
    await setImmediate();
    if (chart) charts.push({ file, chart });
  }
  if (charts.length === 0)
    throw new ImportRefused("There is no song among the files: no UltraStar chart (.txt).");
  const songs = withoutShared(charts, files);
  if (songs.length > IMPORT_BOUNDS.songs) throw new ImportRefused("There are more than a hundred songs.");
  return songs;
}

/** Pictures that a chart names are part of that song, and no song of their own. */
function withoutShared(charts: readonly Candidate[], files: Files): Candidate[] {
  const named = charts.map(({ file, chart }) => fileBeside(files, file, chart.song?.media.graphics)?.[0]);
  return charts.filter(({ file }) => !named.some((other, i) => other === file && charts[i]?.file !== file));
}

/** Every song, one after the other; one that can't be used, or fails, doesn't hold up the rest. */
export async function* takeIn(
  charts: readonly Candidate[],
  files: Files,
  house: TakeIn,
  onFailure: (error: unknown) => void,
): AsyncGenerator<ImportedSong> {
  for (const { file, chart } of charts) {
    try {
      yield await takeInChart(file, chart, files, house);
    } catch (error) {
      onFailure(error);
      const sentence = "Something went wrong on the server. It has been noted; try this song again.";
      const { title = null, artist = null } = chart.song ?? {};
      const problems: Report = [{ line: 0, severity: "error", sentence }];
      yield { file, outcome: "refused", songId: null, title, artist, problems };
    }
  }
}
