import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { chmod, lstat, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureSecrets } from "@karaverse/config";
import { afterEach, beforeEach, expect, test } from "vitest";
import { emptyData } from "../../scripts/launch/cluster-folder";
import { Launch } from "../../scripts/launch/context";
import { DataLock, readLauncher } from "../../scripts/launch/data-lock";
import { bringDatabase } from "../../scripts/launch/database";
import { ping } from "../../scripts/postgres/index";
import { isAlive } from "../../scripts/support/processes";

const running: (() => Promise<void>)[] = [];
let dataDir: string;
/** Another kind of database would be asked instead. */
const givenUrl = process.env.DATABASE_URL;

beforeEach(async () => {
  delete process.env.DATABASE_URL;
  dataDir = join(await mkdtemp(join(tmpdir(), "karaverse-launch-")), "data");
});

afterEach(async () => {
  for (const stop of running.splice(0)) await stop();
  await emptyData(dataDir);
  await rm(join(dataDir, ".."), { recursive: true, force: true });
  if (givenUrl) process.env.DATABASE_URL = givenUrl;
});

async function bring() {
  const lock = DataLock.take(dataDir);
  const told: string[] = [];
  const options = { port: 0, dataDir, mode: "production", fresh: "no", realtime: 1 } as const;
  const launch = new Launch(options, ensureSecrets(dataDir), lock, new AbortController().signal, (text) =>
    told.push(text),
  );
  const stop = async () => {
    await launch.stopAll();
    lock.release();
  };
  running.push(stop);
  const database = await bringDatabase(launch, () => undefined);
  return { ...database, told, stop, pid: () => pidOf("postgres") };
}

function pidOf(service: "postgres"): number {
  const launcher = readLauncher(dataDir);
  return launcher.kind === "none" ? 0 : (launcher.state.services[service] ?? 0);
}

test("PostgreSQL runs from a folder that only root may enter, and the data folder says where its files are", async () => {
  await chmod(join(dataDir, ".."), 0o700);
  const { url, note } = await bring();
  await ping(url);
  if (process.getuid?.() !== 0) return;
  expect((await lstat(join(dataDir, "postgres"))).isSymbolicLink()).toBe(true);
  expect(note).toContain("data in /");
});

test("a folder that everybody may pass holds the database itself", async () => {
  await chmod(join(dataDir, ".."), 0o711);
  const { url } = await bring();
  await ping(url);
  expect((await lstat(join(dataDir, "postgres"))).isDirectory()).toBe(true);
});

test("a lock that names another living process is recovered, and the data is still there", async () => {
  await chmod(join(dataDir, ".."), 0o711);
  const first = await bring();
  await first.stop();
  const lockFile = join(dataDir, "postgres/postmaster.pid");
  // As after a power cut, with the number given to somebody else since.
  writeFileSync(lockFile, `${process.pid}\n${dataDir}/postgres\n1\n5433\n\n127.0.0.1\n`);
  const second = await bring();
  await ping(second.url);
  expect(second.told.join()).toContain("its lock was removed");
});

test("a PostgreSQL whose launcher and guard are gone is stopped, and its data is taken over", async () => {
  await chmod(join(dataDir, ".."), 0o711);
  const first = await bring();
  const orphan = first.pid();
  running.length = 0;
  // The launcher's lock as a killed one leaves it: with a process that is no more.
  const state = JSON.parse(readFileSync(join(dataDir, "launcher.json"), "utf8"));
  writeFileSync(join(dataDir, "launcher.json"), JSON.stringify({ ...state, birth: "another", services: {} }));
  running.push(first.stop);
  const second = await bring();
  expect(isAlive(orphan)).toBe(false);
  await ping(second.url);
  expect(second.told.join()).toContain("was stopped");
});

test("a second launcher on the same folder is refused and told where the first one runs", async () => {
  mkdirSync(dataDir, { recursive: true });
  const lock = DataLock.take(dataDir);
  lock.tell({ url: "http://localhost:3000" });
  expect(() => DataLock.take(dataDir)).toThrow(/already runs from .* at http:\/\/localhost:3000/);
  lock.release();
  expect(existsSync(join(dataDir, "launcher.json"))).toBe(false);
});
