import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freePort } from "../../scripts/launch/ports";
import { ROOT } from "../../scripts/support/root";
import { until } from "../../scripts/support/until";
import { composeFile, environmentOf } from "../support/compose";
import { bareEnvironment, buildStages, inside, ledEnv, type Stage } from "../support/dockerfile";
import { anyPostgres, type TestPostgres } from "../support/postgres";

const run = promisify(execFile);
const SECRET = "0123456789abcdef0123456789abcdef";
const VARIABLES = {
  POSTGRES_PASSWORD: SECRET,
  AUTH_SECRET: SECRET,
  TICKET_SECRET: SECRET,
  INTERNAL_SECRET: SECRET,
  LIVEKIT_API_KEY: "karaverse",
  LIVEKIT_API_SECRET: SECRET,
};

/** What runs here what the images run: their files, their commands, and of the environment only compose's. */
describe("the production images", () => {
  const place = mkdtempSync(join(tmpdir(), "karaverse-images-"));
  const running: { child: ChildProcess; output: () => string }[] = [];
  let stages: Map<string, Stage>;
  let postgres: TestPostgres;
  let emptyDatabase: string;
  let ports: { web: number; realtime: number };

  beforeAll(async () => {
    const context = join(place, "context");
    await copyRepository(context);
    await nameTarballs(join(context, "package-lock.json"));
    stages = await buildStages(join(ROOT, "Dockerfile"), context, join(place, "stages"), [
      "web",
      "realtime",
      "migrate",
    ]);
    postgres = await anyPostgres();
    emptyDatabase = await postgres.emptyDatabase();
    ports = {
      web: await freePort({ name: "Web", wish: 0 }),
      realtime: await freePort({ name: "Realtime", wish: 0 }),
    };
  }, 1_200_000);

  afterAll(async () => {
    for (const { child } of running) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    }
    await postgres?.stop();
    // A hundred thousand files: Node's own way takes three times as long.
    await run("rm", ["-rf", place]);
  }, 600_000);

  /** Compose's environment, with the names of its network in the addresses that stand for them here. */
  function environment(service: string, without?: string): Record<string, string> {
    const given = environmentOf(composeFile().services[service] ?? {}, VARIABLES);
    const here = Object.entries(given).map(([name, value]) => [
      name,
      name === "DATABASE_URL"
        ? emptyDatabase
        : value.replace("http://realtime:2567", `http://127.0.0.1:${ports.realtime}`),
    ]);
    const env = Object.fromEntries(here.filter(([name]) => name !== without));
    return { ...env, WEB_PORT: String(ports.web), REALTIME_PORT: String(ports.realtime) };
  }

  function start(name: string, without?: string) {
    const stage = stages.get(name);
    if (!stage) throw new Error(`no stage ${name}`);
    const [file = "", ...args] = stage.command;
    const { PATH, HOME } = bareEnvironment();
    const env = {
      ...(PATH ? { PATH } : {}),
      ...(HOME ? { HOME } : {}),
      ...ledEnv(stage),
      ...environment(name, without),
    };
    const child = spawn(file, args, {
      cwd: inside(stage, stage.folder),
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let words = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (words += chunk));
    const started = { child, output: () => words };
    running.push(started);
    return started;
  }

  async function answers(url: string): Promise<boolean> {
    return until(async () => (await fetch(url)).ok, { timeoutMs: 180_000, everyMs: 200 });
  }

  test("migrate prepares an empty database, tells the admin's password once, and ends", async () => {
    const first = start("migrate");
    expect(await once(first.child, "exit"), first.output()).toEqual([0, null]);
    expect(first.output()).toContain("one-time password");
    const second = start("migrate");
    expect(await once(second.child, "exit"), second.output()).toEqual([0, null]);
    expect(second.output()).not.toContain("one-time password");
  });

  test("realtime and web come up healthy, and the lobby shows the rooms of the house", async () => {
    const realtime = start("realtime");
    expect(await answers(`http://127.0.0.1:${ports.realtime}/health`), realtime.output()).toBe(true);
    const web = start("web");
    const origin = `http://127.0.0.1:${ports.web}`;
    expect(await answers(`${origin}/api/health`), web.output()).toBe(true);
    const lobby = await fetch(origin);
    expect(lobby.status).toBe(200);
    expect(await lobby.text()).toContain("<html");
    const rooms = await (await fetch(`${origin}/api/rooms`)).text();
    expect(rooms).toContain("velvet-room");
  });

  test("the realtime image carries the native library that listens to singers (C13)", async () => {
    const stage = stages.get("realtime");
    if (!stage) throw new Error("no stage realtime");
    const script = "import('@livekit/rtc-node').then(({ Room }) => process.exit(new Room() ? 0 : 1))";
    const cwd = inside(stage, stage.folder);
    expect(existsSync(join(cwd, "dist/main.ears.mjs"))).toBe(true);
    await run(process.execPath, ["--input-type=module", "--eval", script], { cwd });
  });

  test("the web image has ffmpeg, for songs in formats that browsers don't play", () => {
    expect(stages.get("web")?.packages).toContain("ffmpeg");
  });

  test("web does not start without a secret, and names it", async () => {
    const { child, output } = start("web", "TICKET_SECRET");
    const [code] = await once(child, "exit");
    expect(code).not.toBe(0);
    expect(output()).toContain("TICKET_SECRET");
  });
});

/** As `COPY . .` sees it: what git knows or would take, without what was built here. */
async function copyRepository(to: string): Promise<void> {
  const args = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
  const { stdout } = await run("git", args, { cwd: ROOT, maxBuffer: 50_000_000 });
  for (const file of stdout.split("\0").filter(Boolean)) {
    mkdirSync(dirname(join(to, file)), { recursive: true });
    cpSync(join(ROOT, file), join(to, file), { force: true, errorOnExist: false });
  }
}

/**
 * The lockfile names no registry, so that npm reads every version that a package ever had to learn where one is: of 90 s
 * of processor time that an install takes, 55.
 */
async function nameTarballs(lockfile: string): Promise<void> {
  const registry = (await run("npm", ["config", "get", "registry"], { cwd: ROOT })).stdout
    .trim()
    .replace(/\/$/, "");
  const lock = JSON.parse(readFileSync(lockfile, "utf8")) as { packages: Record<string, LockedPackage> };
  for (const [path, found] of Object.entries(lock.packages)) {
    if (!found.integrity || found.resolved) continue;
    const name = found.name ?? path.split("node_modules/").at(-1) ?? path;
    const file = `${name.split("/").at(-1)}-${found.version}.tgz`;
    found.resolved = `${registry}/${name}/-/${file}`;
  }
  writeFileSync(lockfile, JSON.stringify(lock, null, 2));
}

interface LockedPackage {
  /** Where it is not that of the folder. */
  name?: string;
  version?: string;
  integrity?: string;
  resolved?: string;
}
