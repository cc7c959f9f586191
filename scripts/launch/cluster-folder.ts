import { randomBytes } from "node:crypto";
import { lstat, mkdir, readdir, readFile, readlink, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Account, openPlace, reaches } from "../postgres/index";

const LINK = "postgres";
const OWNER = "owner";
const PREFIX = "data-";

/**
 * Where the cluster of a data folder is: in it, or, when PostgreSQL's account cannot get there, put away, with a link
 * in the data folder that leads to it.
 */
export async function clusterFolder(
  account: Account,
  dataDir: string,
): Promise<{ folder: string; away: boolean }> {
  const own = join(dataDir, LINK);
  const target = await readlink(own).catch(() => undefined);
  if (target) return { folder: target, away: true };
  const exists = await lstat(own).then(
    () => true,
    () => false,
  );
  if (exists || reaches(account, dataDir)) return { folder: own, away: false };
  const place = await openPlace(account, PREFIX + randomBytes(6).toString("hex"));
  await removeOrphans(dirname(place));
  await mkdir(place, { mode: 0o711 });
  await writeFile(join(place, OWNER), own);
  const folder = join(place, LINK);
  await symlink(folder, own);
  return { folder, away: true };
}

/** Empties the data folder: everything, also what was put away. */
export async function emptyData(dataDir: string): Promise<void> {
  const target = await readlink(join(dataDir, LINK)).catch(() => undefined);
  if (target) await rm(dirname(target), { recursive: true, force: true });
  await rm(dataDir, { recursive: true, force: true });
}

/** Clusters whose data folder was deleted by hand, or with the clone that it was in. */
async function removeOrphans(place: string): Promise<void> {
  for (const name of await readdir(place)) {
    if (!name.startsWith(PREFIX)) continue;
    const folder = join(place, name);
    const owner = await readFile(join(folder, OWNER), "utf8").catch(() => undefined);
    const isOwned = owner !== undefined && (await readlink(owner).catch(() => "")) === join(folder, LINK);
    if (owner !== undefined && !isOwned) await rm(folder, { recursive: true, force: true });
  }
}
