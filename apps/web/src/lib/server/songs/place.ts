import { realpath, rm } from "node:fs/promises";
import { join, sep } from "node:path";
import type { Config } from "@karaverse/config";
import type { SongRecord } from "@karaverse/database";
import { ApiError } from "../api-error";

/** Where imported songs lie, each in its own folder. */
export const importsDir = (config: Pick<Config<"web">, "dataDir">): string =>
  join(/* turbopackIgnore: true */ config.dataDir, "songs");

/** The real path of a file of a song; never outside of the song's own folder, also not through a link. */
export async function songFile(
  config: Pick<Config<"web">, "dataDir" | "songsDir">,
  song: Pick<SongRecord, "source" | "folder">,
  file: string,
): Promise<string> {
  const base = song.source === "builtin" ? config.songsDir : importsDir(config);
  try {
    const folder = await realpath(join(/* turbopackIgnore: true */ base, song.folder));
    const path = await realpath(join(/* turbopackIgnore: true */ folder, file));
    if (path.startsWith(folder + sep)) return path;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  throw new ApiError(404, "song-file-missing");
}

/** Away with an imported song's files; built-in ones are not ours to delete. */
export async function removeFolder(
  config: Pick<Config<"web">, "dataDir">,
  song: Pick<SongRecord, "source" | "folder">,
): Promise<void> {
  const base = importsDir(config);
  const folder = join(/* turbopackIgnore: true */ base, song.folder);
  if (song.source !== "import" || !folder.startsWith(base + sep)) return;
  await rm(folder, { recursive: true, force: true });
}
