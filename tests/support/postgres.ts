import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Guard } from "../../scripts/launch/guard";
import { freePort } from "../../scripts/launch/ports";
import { Service } from "../../scripts/launch/supervisor";
import {
  type Account,
  type Cluster,
  createDatabase,
  DATABASE,
  databaseUrl,
  giveTo,
  initialise,
  openPlace,
  ping,
  postgresAccount,
  postgresBinaries,
  serverCommand,
  shortHash,
  withClient,
} from "../../scripts/postgres/index";
import { prisma } from "../../scripts/prisma/cli";
import { ROOT } from "../../scripts/support/root";

export interface TestPostgres {
  url: string;
  /** Another database with the same tables, nothing in it, on the same server. */
  freshDatabase(): Promise<string>;
  /** One without tables. */
  emptyDatabase(): Promise<string>;
  stop(): Promise<void>;
}

/** Where the server is that all tests of a run share. */
export const POSTGRES_VARIABLE = "KARAVERSE_TEST_POSTGRES";

/** A test may lose its data in a power cut: half the time of every commit. */
const HASTY = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_wal_size=256MB"];
/** Of six test files at once, each with up to five processes that keep fifteen. */
const CONNECTIONS = "max_connections=500";
const PASSWORD = "only-for-tests";
const TEMPLATE = "karaverse_template";

/** A database of the test's own on the server that runs already, where there is one; else on one that comes and goes. */
export async function anyPostgres(): Promise<TestPostgres> {
  const port = Number(process.env[POSTGRES_VARIABLE]);
  if (!port) return startPostgres();
  const made: string[] = [];
  const another = async (template?: string) => {
    const name = `${DATABASE}_${randomUUID()}`;
    await createDatabase(port, PASSWORD, name, template);
    made.push(name);
    return databaseUrl(port, PASSWORD, name);
  };
  return {
    url: await another(TEMPLATE),
    freshDatabase: () => another(TEMPLATE),
    emptyDatabase: () => another(),
    async stop() {
      await withClient(databaseUrl(port, PASSWORD, "postgres"), async (client) => {
        for (const name of made)
          await client.query(`drop database ${client.escapeIdentifier(name)} with (force)`);
      });
    },
  };
}

/** A real PostgreSQL with every migration applied and no rows. */
export async function startPostgres(): Promise<TestPostgres & { port: number }> {
  const account = postgresAccount();
  const binaries = await postgresBinaries(account);
  const template = await migratedFolder(account, binaries);
  const place = await mkdtemp(
    join(account.kind === "self" ? tmpdir() : await placeFor(account), "karaverse-pg-"),
  );
  const folder = join(place, "data");
  await copyFolder(template, folder, account);
  await openUp(account, place);
  const server = await run({ folder, account, binaries, password: PASSWORD }, place);
  let databases = 0;
  const anotherDatabase = async (template?: string) => {
    const name = `${DATABASE}_${++databases}`;
    await createDatabase(server.port, PASSWORD, name, template);
    return databaseUrl(server.port, PASSWORD, name);
  };
  return {
    port: server.port,
    url: databaseUrl(server.port, PASSWORD),
    freshDatabase: () => anotherDatabase(TEMPLATE),
    emptyDatabase: () => anotherDatabase(),
    async stop() {
      await server.stop();
      await rm(place, { recursive: true, force: true });
    },
  };
}

/** A data folder with all migrations applied, made once for each state of them. */
async function migratedFolder(account: Account, binaries: Cluster["binaries"]): Promise<string> {
  const state = shortHash(`${binaries.version} ${account.kind} ${await migrationsText()}`);
  const folder = await placeFor(account, `pg-template-${state}`);
  if (existsSync(folder)) return folder;
  await removeOldTemplates(dirname(folder));
  const half = `${folder}.${process.pid}`;
  const cluster = { folder: half, account, binaries, password: PASSWORD };
  await initialise(cluster);
  const place = await mkdtemp(join(tmpdir(), "karaverse-pg-template-"));
  try {
    const server = await run(cluster, place);
    await createDatabase(server.port, PASSWORD);
    const url = databaseUrl(server.port, PASSWORD);
    await prisma(["migrate", "deploy"], url, new AbortController().signal);
    await createDatabase(server.port, PASSWORD, TEMPLATE, DATABASE);
    await server.stop();
  } finally {
    await rm(place, { recursive: true, force: true });
  }
  await rename(half, folder).catch(() => rm(half, { recursive: true, force: true }));
  return folder;
}

const TEMPLATE_AGE_MS = 86_400_000;

/** Templates of earlier states of the schema, and halves of interrupted runs. */
async function removeOldTemplates(place: string): Promise<void> {
  for (const name of await readdir(place)) {
    const folder = join(place, name);
    if (!name.startsWith("pg-template-")) continue;
    const age = Date.now() - (await stat(folder)).mtimeMs;
    if (age > TEMPLATE_AGE_MS) await rm(folder, { recursive: true, force: true });
  }
}

async function run(cluster: Cluster, place: string) {
  const port = await freePort({ name: "PostgreSQL", wish: 0 });
  const guard = new Guard();
  const service = new Service({
    name: "PostgreSQL",
    command: serverCommand(cluster, port, [...HASTY, CONNECTIONS]),
    logFile: join(place, "postgres.log"),
    guard,
    probe: () => ping(databaseUrl(port, PASSWORD, "postgres")),
    readyWithinMs: 30_000,
  });
  await service.start();
  const stop = async () => {
    await service.stop();
    guard.dismiss();
  };
  return { port, stop };
}

async function placeFor(account: Account, name = ""): Promise<string> {
  if (account.kind === "other") return openPlace(account, name);
  const place = join(tmpdir(), "karaverse");
  await mkdir(place, { recursive: true });
  return join(place, name);
}

async function copyFolder(from: string, to: string, account: Account): Promise<void> {
  await cp(from, to, { recursive: true, verbatimSymlinks: true });
  await giveTo(account, to);
}

async function openUp(account: Account, place: string): Promise<void> {
  if (account.kind === "other") await chmod(place, 0o711);
}

async function migrationsText(): Promise<string> {
  const folder = join(ROOT, "prisma/migrations");
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(".sql")).sort();
  return (await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")))).join("\n");
}
