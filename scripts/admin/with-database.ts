import { ensureSecrets } from "@karaverse/config";
import { createDatabase, type Database } from "@karaverse/database";
import { Launch } from "../launch/context";
import { DataLock, readLauncher } from "../launch/data-lock";
import { bringDatabase } from "../launch/database";
import { Failure } from "../launch/failure";
import { prisma } from "../prisma/cli";
import { isMigrated } from "../prisma/migrated";

/** The database of DATABASE_URL, of the launcher that runs, or started for this one act. */
export async function withDatabase(
  dataDir: string,
  act: (database: Database) => Promise<void>,
): Promise<void> {
  const running = readLauncher(dataDir);
  if (process.env.DATABASE_URL) return using(process.env.DATABASE_URL, act);
  if (running.kind === "runs") {
    const { databaseUrl } = running.state;
    if (databaseUrl) return using(databaseUrl, act);
    throw new Failure("Karaverse is just starting.", "Try again when it has told its address.");
  }
  const signal = new AbortController().signal;
  const lock = DataLock.take(dataDir);
  const options = { port: 0, dataDir, mode: "production", fresh: "no", realtime: 1 } as const;
  const launch = new Launch(options, ensureSecrets(dataDir), lock, signal, () => undefined);
  try {
    await lock.untilClean();
    const { url } = await bringDatabase(launch, () => undefined);
    if (!(await isMigrated(url))) await prisma(["migrate", "deploy"], url, signal);
    await using(url, act);
  } finally {
    await launch.stopAll();
    lock.release();
  }
}

async function using(url: string, act: (database: Database) => Promise<void>): Promise<void> {
  const database = createDatabase(url);
  try {
    await act(database);
  } finally {
    await database.close();
  }
}
