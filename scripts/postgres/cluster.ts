import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chown, lchown, mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import type { ServiceCommand } from "../launch/supervisor";
import { type Account, runAs } from "./account";
import type { Binaries } from "./binaries";

const run = promisify(execFile);

export interface Cluster {
  folder: string;
  account: Account;
  binaries: Binaries;
  password: string;
}

export const SUPERUSER = "karaverse";
export const DATABASE = "karaverse";

/** Makes the data folder of a cluster unless it is there; an interrupted making leaves nothing behind. */
export async function initialise({ folder, account, binaries, password }: Cluster): Promise<"made" | "kept"> {
  if (existsSync(join(folder, "PG_VERSION"))) return "kept";
  const half = `${folder}.new`;
  const passwordFile = `${folder}.pw-${randomBytes(4).toString("hex")}`;
  await rm(half, { recursive: true, force: true });
  await mkdir(dirname(folder), { recursive: true });
  await mkdir(half, { mode: 0o700 });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account.kind === "other") {
    await chown(half, account.uid, account.gid);
    await chown(passwordFile, account.uid, account.gid);
  }
  try {
    await run(
      binaries.initdb,
      [
        `--pgdata=${half}`,
        `--username=${SUPERUSER}`,
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        // The built-in provider sorts the same on every machine, whatever locales it has.
        "--locale-provider=builtin",
        "--locale=C",
        "--builtin-locale=C.UTF-8",
      ],
      { ...runAs(account), cwd: "/" },
    );
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rm(folder, { recursive: true, force: true });
  await rename(half, folder);
  return "made";
}

/** How to run the cluster's server. Only this machine reaches it, by TCP and password. */
export function serverCommand(
  { folder, account, binaries }: Cluster,
  port: number,
  flags: string[] = [],
): ServiceCommand {
  const settings = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=200",
    "log_min_messages=warning",
    ...flags,
  ];
  return {
    file: binaries.postgres,
    args: ["-D", folder, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])],
    env: {},
    cwd: folder,
    ...runAs(account),
    // PostgreSQL's "fast shutdown": roll back, write out, end.
    stopSignal: "SIGINT",
    stopWithinMs: 15_000,
  };
}

export function databaseUrl(port: number, password: string, database = DATABASE): string {
  return `postgresql://${SUPERUSER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

/** Answers "select 1", or says why not. */
export async function ping(url: string): Promise<void> {
  await withClient(url, (client) => client.query("select 1"));
}

export async function createDatabase(port: number, password: string, database = DATABASE, template?: string) {
  await withClient(databaseUrl(port, password, "postgres"), async (client) => {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [database]);
    if (rowCount) return;
    const like = template ? ` template ${client.escapeIdentifier(template)}` : "";
    await client.query(`create database ${client.escapeIdentifier(database)}${like}`);
  });
}

/** Gives a copied data folder to the account that will run it. */
export async function giveTo(account: Account, folder: string): Promise<void> {
  if (account.kind === "self") return;
  const entries = await readdir(folder, { recursive: true });
  for (const entry of ["", ...entries]) await lchown(join(folder, entry), account.uid, account.gid);
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
