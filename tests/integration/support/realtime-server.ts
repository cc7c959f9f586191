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

const FOLDER = join(ROOT, "apps/realtime");
const run = promisify(execFile);

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
  // Beside the real one, so that it finds its packages.
  const bundle = `dist/test-${randomUUID()}.mjs`;
  await run(process.execPath, ["build.mjs", bundle], { cwd: FOLDER });
  const port = await freePort({ name: "Realtime", wish: 0 });
  const url = `http://127.0.0.1:${port}`;
  const guard = new Guard();
  const logFile = join(place, "realtime.log");
  const service = new Service({
    name: "Realtime",
    command: {
      file: process.execPath,
      args: [bundle],
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
  await service.start();
  const pid = () => {
    if (service.pid === undefined) throw new Error("the realtime server does not run");
    return service.pid;
  };
  return {
    url,
    pid,
    kill: () => process.kill(pid(), "SIGKILL"),
    log: () => readFile(logFile, "utf8"),
    async stop() {
      await service.stop();
      guard.dismiss();
      const built = [bundle, bundle.replace(/\.mjs$/, ".ears.mjs")].flatMap((path) => [path, `${path}.map`]);
      const written = [place, ...built.map((path) => join(FOLDER, path))];
      await Promise.all(written.map((path) => rm(path, { recursive: true, force: true })));
    },
  };
}
