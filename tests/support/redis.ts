import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Guard } from "../../scripts/launch/guard";
import { freePort } from "../../scripts/launch/ports";
import { Service } from "../../scripts/launch/supervisor";
import { findRedis, probeRedis, redisCommand, redisUrl } from "../../scripts/redis/index";

export interface TestRedis {
  url: string;
  /** It comes back by itself, empty, as in the real stack. */
  kill(): void;
  stop(): Promise<void>;
}

/** A real redis-server of the test's own. */
export async function startRedis(): Promise<TestRedis> {
  const server = await findRedis(() => undefined, new AbortController().signal);
  if (server.kind === "none") throw new Error(server.reason);
  const place = await mkdtemp(join(tmpdir(), "karaverse-redis-"));
  const own = {
    port: await freePort({ name: "Redis", wish: 0 }),
    password: randomBytes(18).toString("base64url"),
  };
  const guard = new Guard();
  const service = new Service({
    name: "Redis",
    command: await redisCommand(server.file, own, place),
    logFile: join(place, "redis.log"),
    guard,
    probe: () => probeRedis(own),
    readyWithinMs: 20_000,
  });
  await service.start();
  return {
    url: redisUrl(own),
    kill: () => service.pid && process.kill(service.pid, "SIGKILL"),
    async stop() {
      await service.stop();
      guard.dismiss();
      await rm(place, { recursive: true, force: true });
    },
  };
}
