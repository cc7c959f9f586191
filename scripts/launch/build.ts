import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { NO_DATABASE, prisma } from "../prisma/cli";
import { ROOT } from "../support/root";
import { runLong } from "../support/run-long";
import type { Say } from "./steps";

/** What the bundles are made of. */
const SOURCES = [
  "apps",
  "packages",
  "prisma/schema.prisma",
  "package-lock.json",
  "tsconfig.base.json",
  "turbo.json",
];
const BUNDLES = ["apps/web/dist/main.mjs", "apps/realtime/dist/main.mjs"];
const CLIENT = "packages/database/src/generated";
const NOT_SOURCES = new Set(["node_modules", "dist", ".next", ".turbo", "generated", "test-results"]);
/** Written by the build among the sources. */
const MADE = new Set(["worklets", "face"].map((folder) => join("apps/web/public", folder)));
const STAMPS = "node_modules/.cache/karaverse";

export interface Built {
  note: string;
}

/** Prisma's client, drawn from the schema; again only when the schema has changed. */
export async function drawClient(signal: AbortSignal, say: Say): Promise<Built> {
  const state = await hashOf(["prisma/schema.prisma", "node_modules/prisma/package.json"]);
  if (existsSync(join(ROOT, CLIENT)) && (await stamp("client")) === state) return { note: "unchanged" };
  say("drawing the database client");
  await prisma(["generate"], NO_DATABASE, signal);
  await setStamp("client", state);
  return { note: "drawn" };
}

/** The production bundles of both apps; again only when a source has changed. */
export async function build(signal: AbortSignal, say: Say): Promise<Built> {
  say("looking for changes");
  const state = await hashOf(SOURCES);
  const complete = BUNDLES.every((file) => existsSync(join(ROOT, file)));
  if (complete && (await stamp("build")) === state) return { note: "unchanged" };
  say("building the apps");
  await runLong({
    file: process.execPath,
    args: [
      join(ROOT, "node_modules/turbo/bin/turbo"),
      "run",
      "build",
      "--no-daemon",
      "--output-logs=errors-only",
    ],
    cwd: ROOT,
    env: {
      TURBO_TELEMETRY_DISABLED: "1",
      NEXT_TELEMETRY_DISABLED: "1",
      DO_NOT_TRACK: "1",
      NODE_ENV: "production",
    },
    signal,
  });
  await setStamp("build", state);
  return { note: "built" };
}

async function hashOf(paths: string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const path of paths) await addTo(hash, path);
  return hash.digest("hex");
}

async function addTo(hash: ReturnType<typeof createHash>, path: string): Promise<void> {
  if (MADE.has(path)) return;
  const entries = await readdir(join(ROOT, path), { withFileTypes: true }).catch(() => undefined);
  if (!entries) {
    hash.update(`${path}\0`).update(await readFile(join(ROOT, path)).catch(() => ""));
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!NOT_SOURCES.has(entry.name) && !entry.name.endsWith(".tsbuildinfo"))
      await addTo(hash, join(path, entry.name));
  }
}

async function stamp(name: string): Promise<string> {
  return readFile(join(ROOT, STAMPS, name), "utf8").catch(() => "");
}

async function setStamp(name: string, state: string): Promise<void> {
  const file = join(ROOT, STAMPS, name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, state);
}
