import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { withClient } from "../postgres/index";
import { ROOT } from "../support/root";

const FOLDER = join(ROOT, "prisma/migrations");

/**
 * Whether every migration has been applied as it is. Prisma's command line says the same and takes three seconds for
 * it, which a warm start does not have; anything but a clear yes is for it to judge.
 */
export async function isMigrated(databaseUrl: string): Promise<boolean> {
  const entries = await readdir(FOLDER, { withFileTypes: true });
  const wanted = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const applied = await withClient(databaseUrl, async (client) => {
    // A new database has no such table, and would write an error into its log.
    const { rows } = await client.query("select to_regclass('_prisma_migrations') as there");
    if (rows[0]?.there === null) return [];
    const query = `select migration_name as name, checksum from _prisma_migrations
      where finished_at is not null and rolled_back_at is null`;
    return (await client.query<{ name: string; checksum: string }>(query)).rows;
  }).catch(() => []);
  if (applied.length !== wanted.length) return false;
  const sums = new Map(applied.map(({ name, checksum }) => [name, checksum]));
  for (const name of wanted) if (sums.get(name) !== (await checksumOf(name))) return false;
  return true;
}

/** As Prisma writes it down: SHA-256 of the file. */
async function checksumOf(migration: string): Promise<string> {
  return createHash("sha256")
    .update(await readFile(join(FOLDER, migration, "migration.sql")))
    .digest("hex");
}
