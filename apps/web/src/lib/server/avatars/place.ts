import { mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "@karaverse/config";

type House = Pick<Config<"web">, "dataDir">;

const folderOf = ({ dataDir }: House): string => join(/* turbopackIgnore: true */ dataDir, "avatars");

/** @param hash as AvatarFile has it: nothing else that people send is in a path */
export const avatarPath = (house: House, hash: string): string =>
  join(/* turbopackIgnore: true */ folderOf(house), `${hash}.vrm`);

/** Whole or not at all. What is there already is written anew, so that nobody sweeps it just now. */
export async function writeAvatar(house: House, hash: string, bytes: Uint8Array): Promise<void> {
  const path = avatarPath(house, hash);
  await mkdir(folderOf(house), { recursive: true });
  const part = `${path}.${process.hrtime.bigint()}.part`;
  await writeFile(part, bytes);
  await rename(part, path);
}

/** Files last written before a time: `<hash>.vrm`, or what was never finished. */
export async function avatarsBefore(house: House, before: Date): Promise<string[]> {
  const names = await readdir(folderOf(house)).catch(() => []);
  const old = await Promise.all(
    names.map(async (name) => {
      const written = await stat(join(/* turbopackIgnore: true */ folderOf(house), name)).catch(() => null);
      return written && written.mtime < before ? [name] : [];
    }),
  );
  return old.flat();
}

export const removeAvatar = (house: House, name: string): Promise<void> =>
  rm(join(/* turbopackIgnore: true */ folderOf(house), name), { force: true });
