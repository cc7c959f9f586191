import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { findRedis, probeRedis, redisCommand, redisUrl } from "../redis/index";
import type { Launch } from "./context";
import { Failure } from "./failure";
import { freePort, movedFrom } from "./ports";
import type { Say } from "./steps";

/** Next to Redis' own 6379, which is another's where one runs already. */
const USUAL_PORT = 6380;

export interface Shared {
  /** Undefined: there is one realtime process, which needs none. */
  url: string | undefined;
  note?: string;
}

/** REDIS_URL, or a Redis of our own. Nothing of it is kept. */
export async function bringRedis(launch: Launch, say: Say): Promise<Shared> {
  const given = process.env.REDIS_URL;
  if (given) return { url: given, note: "the one of REDIS_URL" };
  const server = await findRedis(say, launch.signal);
  if (server.kind === "none") {
    throw new Failure(
      `Several realtime processes need a Redis: ${server.reason}.`,
      "Install redis-server, or set REDIS_URL to one that runs, or start without --realtime.",
    );
  }
  const wish = launch.options.port === 0 ? 0 : USUAL_PORT;
  const own = {
    port: await freePort({ name: "Redis", wish }),
    password: randomBytes(24).toString("base64url"),
  };
  const command = await redisCommand(server.file, own, join(launch.options.dataDir, "redis"));
  say("waiting for Redis");
  await launch.serve("redis", "Redis", command, () => probeRedis(own), 30_000);
  return { url: redisUrl(own), note: `${server.how}, port ${own.port}${movedFrom(wish, own.port)}` };
}
