import { mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "@karaverse/config";
import type { RecordingRow } from "@karaverse/database";

type House = Pick<Config<"web">, "dataDir">;
type Named = Pick<RecordingRow, "id" | "kind">;

const folderOf = ({ dataDir }: House): string => join(/* turbopackIgnore: true */ dataDir, "recordings");

/** Ids and kinds are the server's own words: nothing that people send is in a path. */
export const recordingPath = (house: House, { id, kind }: Named): string =>
  join(/* turbopackIgnore: true */ folderOf(house), `${id}.${kind}`);

/** Whole or not at all, also when the machine dies while it is written. */
export async function writeRecording(house: House, named: Named, bytes: Uint8Array): Promise<void> {
  const path = recordingPath(house, named);
  await mkdir(folderOf(house), { recursive: true });
  await writeFile(`${path}.part`, bytes);
  await rename(`${path}.part`, path);
}

export const removeRecording = (house: House, named: Named): Promise<void> =>
  rm(recordingPath(house, named), { force: true });

/** Files last written before a time, each with the id it bears. */
export async function filesBefore(house: House, before: Date): Promise<{ id: string; path: string }[]> {
  const names = await readdir(folderOf(house)).catch(() => []);
  const files = await Promise.all(
    names.map(async (name) => {
      const path = join(/* turbopackIgnore: true */ folderOf(house), name);
      const written = await stat(path).catch(() => null);
      return written && written.mtime < before ? [{ id: name.replace(/\..*$/, ""), path }] : [];
    }),
  );
  return files.flat();
}
