import { once } from "node:events";
import { join } from "node:path";
import { ensureSecrets, type Secrets } from "@karaverse/config";
import pc from "picocolors";
import { prisma } from "../prisma/cli";
import { isMigrated } from "../prisma/migrated";
import { bringRealtime, bringWeb, realtimePorts, songsDir } from "./apps";
import { build, drawClient } from "./build";
import { Launch } from "./context";
import { DataLock } from "./data-lock";
import { bringDatabase } from "./database";
import { checkEnvironment } from "./environment";
import { Failure, Interrupted } from "./failure";
import { emptyIfFresh } from "./fresh";
import type { LaunchOptions } from "./options";
import { tellParent } from "./parent";
import { bringRedis, type Shared } from "./redis";
import { seedEverything } from "./seed";
import { Steps } from "./steps";
import { bringVoice } from "./voice";

/** From nothing to one address, and back to nothing when the signal says so. */
export async function runLaunch(options: LaunchOptions, signal: AbortSignal): Promise<void> {
  const held = DataLock.take(options.dataDir);
  await held.untilClean();
  let lock = held;
  try {
    await emptyIfFresh(options);
    if (options.fresh !== "no") lock = DataLock.take(options.dataDir);
    const secrets = secretsIn(options.dataDir);
    checkEnvironment(options, process.env);
    const launch = new Launch(options, secrets, lock, signal, console.log);
    try {
      await bringUp(launch);
      if (!signal.aborted) await once(signal, "abort");
      console.log("Stopping.");
    } finally {
      await launch.stopAll();
    }
    console.log("Everything has stopped.");
  } finally {
    lock.release();
  }
}

function secretsIn(dataDir: string): Secrets {
  try {
    return ensureSecrets(dataDir);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Failure(reason, "Put back a copy of it, or begin anew: npm start -- --fresh");
  }
}

async function bringUp(launch: Launch): Promise<void> {
  const { signal, options, logs } = launch;
  const seeLogs = (name: string) => `Look into ${join(logs, `${name}.log`)}, then start again.`;
  const steps = new Steps(signal);
  const ports = realtimePorts(launch);

  const client = steps.add({
    title: "Database client",
    work: (say) => drawClient(signal, say),
    wayOut: "npm install, then start again.",
  });
  const database = steps.add({
    title: "PostgreSQL",
    work: (say) => bringDatabase(launch, say),
    wayOut: `${seeLogs("postgres")} Or use a database of your own: DATABASE_URL=postgresql://…`,
  });
  database.then(({ url }) => launch.lock.tell({ databaseUrl: url })).catch(() => undefined);
  const voice = steps.add({
    title: "LiveKit",
    work: (say) => bringVoice(launch, say),
    wayOut: seeLogs("livekit"),
  });
  const shared: Promise<Shared> =
    options.realtime === 1
      ? Promise.resolve({ url: undefined })
      : steps.add({
          title: "Redis",
          work: (say) => bringRedis(launch, say),
          wayOut: `${seeLogs("redis")} Or use a Redis of your own: REDIS_URL=redis://…`,
        });
  const built = steps.add({
    title: "Apps",
    after: [client],
    work: async (say) =>
      options.mode === "production" ? build(signal, say) : { note: "built as they are opened" },
    wayOut: "Run npm run build to see all of it.",
  });
  const migrated = steps.add({
    title: "Tables",
    after: [database, client],
    work: async (say) => {
      const { url } = await database;
      if (await isMigrated(url)) return { note: "unchanged" };
      say("applying migrations");
      await prisma(["migrate", "deploy"], url, signal);
      return { note: "brought up to date" };
    },
    wayOut: "If this database may be emptied: npm start -- --fresh",
  });
  const seeded = steps.add({
    title: "Rooms, songs and an admin",
    after: [migrated],
    work: async (say) => seedEverything((await database).url, songsDir(), say),
    wayOut: "If this database may be emptied: npm start -- --fresh",
  });
  const ground = async () => ({
    databaseUrl: (await database).url,
    voice: await voice,
    realtimePorts: await ports,
    redisUrl: (await shared).url,
  });
  steps.add({
    title: "Realtime server",
    after: [seeded, built, voice, shared],
    work: async (say) => bringRealtime(launch, await ground(), say),
    wayOut: seeLogs("realtime"),
  });
  const web = steps.add({
    title: "Web server",
    after: [seeded, built, voice, shared],
    work: async (say) => bringWeb(launch, await ground(), say),
    wayOut: seeLogs("web"),
  });

  await steps.run();
  if (signal.aborted) throw new Interrupted();
  await tellOpen(launch, (await web).url, (await database).url, await seeded);
}

async function tellOpen(
  launch: Launch,
  url: string,
  databaseUrl: string,
  { admin }: Awaited<ReturnType<typeof seedEverything>>,
) {
  launch.lock.tell({ url });
  if (admin) {
    console.log(
      `\nAdmin: ${admin.email}, one-time password ${pc.bold(admin.password)} (shown only this once; npm run admin makes a new one)`,
    );
  }
  console.log(`\nKaraverse is open: ${pc.bold(url)}\n`);
  tellParent({ kind: "open", url, databaseUrl, logs: launch.logs, admin });
}
