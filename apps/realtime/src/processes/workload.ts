import { performance } from "node:perf_hooks";
import { matchMaker } from "@colyseus/core";
import type { Redis } from "ioredis";
import { Load, leastLoaded } from "./load";

/** Told each second; who has not told for so long is dead, or too busy for a new room. */
const HOLDS_MS = 4_000;

const keyOf = (processId: string): string => `karaverse:load:${processId}`;

/** How many people and rooms this process has now. */
export type Count = () => Omit<Load, "busy">;

/** What every process carries, told among them, and which one opens the next room. */
export function createWorkload(redis: Redis, count: Count) {
  const picked = new Map<string, number>();
  let before = performance.eventLoopUtilization();

  async function tell(): Promise<void> {
    const now = performance.eventLoopUtilization();
    const busy = performance.eventLoopUtilization(now, before).utilization;
    before = now;
    picked.clear();
    const load: Load = { ...count(), busy };
    await redis.set(keyOf(matchMaker.processId), JSON.stringify(load), "PX", HOLDS_MS);
  }

  async function forget(processId: string): Promise<void> {
    await redis.del(keyOf(processId));
  }

  async function pick(): Promise<string> {
    // Each listens to a channel of its own.
    const channels = (await redis.pubsub("CHANNELS", "p:*")) as string[];
    const ids = channels.map((channel) => channel.slice(2));
    const told = ids.length > 0 ? await redis.mget(ids.map(keyOf)) : [];
    const loads = new Map<string, Load>();
    for (const [nth, id] of ids.entries()) {
      const text = told[nth];
      if (text) loads.set(id, Load.parse(JSON.parse(text)));
    }
    const id = leastLoaded(loads, picked) ?? matchMaker.processId;
    picked.set(id, (picked.get(id) ?? 0) + 1);
    return id;
  }

  return { tell, forget, pick };
}
