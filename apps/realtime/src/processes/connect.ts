import { Redis } from "ioredis";

const ANSWER_WITHIN_MS = 5_000;
/** The same for every process, so that after a restart of Redis all are back before the first room is looked for. */
const RETRY_MS = 200;

/** REDIS_URL leads nowhere. */
export class RedisUnreachable extends Error {
  override readonly name = "RedisUnreachable";

  constructor(url: string, reason: string) {
    const { protocol, host } = new URL(url);
    super(
      `REDIS_URL: the Redis at ${protocol}//${host} can't be used: ${reason}\n` +
        "Start it, or put its address and password right. Without REDIS_URL there is one realtime process, " +
        "which needs no Redis.",
    );
  }
}

/** @throws RedisUnreachable when nobody answers there, or the password is wrong */
export async function connectRedis(url: string): Promise<Redis> {
  await ask(url);
  return new Redis(url, { connectTimeout: ANSWER_WITHIN_MS, retryStrategy: () => RETRY_MS });
}

/** Once, and with the reason that Redis gives: a client that goes on trying never tells it. */
async function ask(url: string): Promise<void> {
  const probe = new Redis(url, {
    lazyConnect: true,
    connectTimeout: ANSWER_WITHIN_MS,
    retryStrategy: () => null,
  });
  let reason = "";
  probe.on("error", (error: Error) => {
    reason = error.message;
  });
  try {
    await probe.connect();
    await probe.ping();
  } catch (error) {
    throw new RedisUnreachable(url, reason || (error instanceof Error ? error.message : String(error)));
  } finally {
    probe.disconnect();
  }
}
