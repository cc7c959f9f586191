import { type FileHandle, mkdir, open, readdir, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import type { Config } from "@karaverse/config";
import { parseFile } from "music-metadata";
import { videoKind } from "../import/media";
import { mp4Length } from "./mp4-length";
import type { Film } from "./programme";

type House = Pick<Config<"web">, "dataDir">;

/** A file that can't be shown, and why. */
export interface Refused {
  readonly name: string;
  readonly sentence: string;
}

type Looked = { kind: "film"; film: Film } | { kind: "refused"; refused: Refused };

/** Whoever still copies a file writes to it more often than this, ms. */
const QUIET_MS = 2_000;
const MOST_FILES = 500;
const SHORTEST_MS = 500;
/** As far as a file says what it is. */
const HEAD_BYTES = 16;

/** The operator's videos; made, so that one sees where they belong. */
export const folderOf = ({ dataDir }: House): string => join(/* turbopackIgnore: true */ dataDir, "videos");

/** Files that have not changed since are not opened again. */
const known = new Map<string, Looked>();

export async function filmsIn(house: House, now: number): Promise<{ films: Film[]; refused: Refused[] }> {
  const folder = folderOf(house);
  await mkdir(folder, { recursive: true });
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.flatMap((entry) =>
    entry.isFile() && !entry.name.startsWith(".") ? [entry.name] : [],
  );
  const films: Film[] = [];
  const refused: Refused[] = [];
  for (const name of names.toSorted().slice(0, MOST_FILES)) {
    const path = join(/* turbopackIgnore: true */ folder, name);
    const about = await stat(path).catch(() => null);
    if (!about || now - about.mtimeMs < QUIET_MS) continue;
    const key = `${path} ${about.size} ${about.mtimeMs}`;
    const looked = known.get(key) ?? (await look(path, name));
    known.set(key, looked);
    if (looked.kind === "film") films.push(looked.film);
    else refused.push(looked.refused);
  }
  return { films, refused };
}

async function look(path: string, name: string): Promise<Looked> {
  const no = (why: string): Looked => ({ kind: "refused", refused: { name, sentence: `${name} ${why}` } });
  const extension = extname(name).toLowerCase();
  if (extension !== ".mp4" && extension !== ".webm")
    return no("is neither MP4 nor WebM: browsers play no other.");
  const file = await open(path);
  try {
    const kind = videoKind(await headOf(file));
    if (kind !== extension) return no(`is not what its name says${kind ? `: it is ${kind.slice(1)}` : ""}.`);
    const durationMs = kind === ".mp4" ? await mp4Length(file) : await webmLength(path);
    if (!durationMs || durationMs < SHORTEST_MS) return no("does not say how long it is. Convert it anew.");
    return { kind: "film", film: { name, durationMs } };
  } finally {
    await file.close();
  }
}

async function webmLength(path: string): Promise<number | null> {
  const metadata = await parseFile(path, { duration: true, skipCovers: true }).catch(() => null);
  return Math.round((metadata?.format.duration ?? 0) * 1_000);
}

async function headOf(file: FileHandle): Promise<Uint8Array> {
  const { buffer, bytesRead } = await file.read(new Uint8Array(HEAD_BYTES), 0, HEAD_BYTES, 0);
  return buffer.subarray(0, bytesRead);
}
