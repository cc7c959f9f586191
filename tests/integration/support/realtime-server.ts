import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Guard } from "../../../scripts/launch/guard";
import { freePort } from "../../../scripts/launch/ports";
import { Service } from "../../../scripts/launch/supervisor";
import { ROOT } from "../../../scripts/support/root";
import type { TestLiveKit } from "../../support/livekit";

export const SECRET = "only-for-tests-only-for-tests-only";
export const VOICE_OFF = "There is no voice in this test.";

export interface RealtimeServer {
  url: string;
  pid(): number;
  /** As kill -9 does; it comes back by itself on the same port, as in the real stack. */
  kill(): void;
  log(): Promise<string>;
  stop(): Promise<void>;
}

/** The bundle that all tests of a run share. */
export const BUNDLE_VARIABLE = "KARAVERSE_TEST_REALTIME";
const FOLDER = join(ROOT, "apps/realtime");
const run = promisify(execFile);

export interface Bundle {
  /** In the folder of the app. */
  file: string;
  remove(): Promise<void>;
}

/** As the launcher bundles it, beside the real one, so that it finds its packages. */
export async function bundleRealtime(): Promise<Bundle> {
  const file = `dist/test-${randomUUID()}.mjs`;
  await run(process.execPath, ["build.mjs", file], { cwd: FOLDER });
  const built = [file, file.replace(/\.mjs$/, ".ears.mjs")].flatMap((path) => [path, `${path}.map`]);
  return {
    file,
    async remove() {
      await Promise.all(built.map((path) => rm(join(FOLDER, path), { force: true })));
    },
  };
}

/** The one that is there already, or one that comes and goes. */
async function anyBundle(): Promise<Bundle> {
  const file = process.env[BUNDLE_VARIABLE];
  return file ? { file, remove: async () => undefined } : bundleRealtime();
}

/**
 * The realtime server as a process of its own, bundled and started the way the launcher does; with the address of a
 * Redis it is one of several.
 */
export async function startRealtime(
  databaseUrl: string,
  livekit?: TestLiveKit,
  redisUrl?: string,
): Promise<RealtimeServer> {
  const place = await mkdtemp(join(tmpdir(), "karaverse-realtime-"));
  const bundle = await anyBundle();
  const port = await freePort({ name: "Realtime", wish: 0 });
  const url = `http://127.0.0.1:${port}`;
  const guard = new Guard();
  const logFile = join(place, "realtime.log");
  const service = new Service({
    name: "Realtime",
    command: {
      file: process.execPath,
      args: [bundle.file],
      env: {
        NODE_ENV: "test",
        REALTIME_HOST: "127.0.0.1",
        REALTIME_PORT: String(port),
        DATABASE_URL: databaseUrl,
        DATA_DIR: place,
        TICKET_SECRET: SECRET,
        INTERNAL_SECRET: SECRET,
        ...(redisUrl && { REDIS_URL: redisUrl }),
        VOICE_OFF_REASON: VOICE_OFF,
        LIVEKIT_URL: livekit?.url ?? "",
        LIVEKIT_API_KEY: livekit?.apiKey ?? "",
        LIVEKIT_API_SECRET: livekit?.apiSecret ?? "",
      },
      cwd: FOLDER,
      stopSignal: "SIGTERM",
      stopWithinMs: 10_000,
    },
    logFile,
    guard,
    probe: async () => {
      const { ok } = await fetch(`${url}/health`);
      if (!ok) throw new Error("not well yet");
    },
    readyWithinMs: 60_000,
  });
  const end = async () => {
    await service.stop();
    guard.dismiss();
    await Promise.all([bundle.remove(), rm(place, { recursive: true, force: true })]);
  };
  await service.start().catch(async (error: unknown) => {
    await end();
    throw error;
  });
  const pid = () => {
    if (service.pid === undefined) throw new Error("the realtime server does not run");
    return service.pid;
  };
  return {
    url,
    pid,
    kill: () => process.kill(pid(), "SIGKILL"),
    log: () => readFile(logFile, "utf8"),
    stop: end,
  };
}
