import { RedisPresence } from "@colyseus/redis-presence";
import type { Redis } from "ioredis";
import type { Logger } from "pino";

/** Colyseus' presence, which says once and not five times a second that Redis is away. */
export class Presence extends RedisPresence {
  constructor(redis: Redis, log: Logger) {
    super(redis);
    for (const connection of [this.pub, this.sub]) {
      let isAway = false;
      connection.removeAllListeners("error");
      connection.on("error", (error: Error) => {
        if (!isAway) log.error({ err: error }, "Redis is away: nobody can enter until it is back");
        isAway = true;
      });
      connection.on("ready", () => {
        if (isAway) log.info("Redis is back");
        isAway = false;
      });
    }
  }
}
