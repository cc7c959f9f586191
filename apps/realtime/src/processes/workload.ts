import { performance } from "node:perf_hooks";
import { matchMaker } from "@colyseus/core";
import type { Redis } from "ioredis";
import { Load, leastLoaded } from "./load";

const LOADS = "karaverse:loads";

/** How many people and rooms this process has now. */
export type Count = () => Omit<Load, "busy">;

/** What every process carries, told among them, and which one opens the next room. */
export function createWorkload(redis: Redis, count: Count, areAlive: (ids: string[]) => Promise<string[]>) {
  const picked = new Map<string, number>();
  let before = performance.eventLoopUtilization();

  async function tell(): Promise<void> {
    const now = performance.eventLoopUtilization();
    const busy = performance.eventLoopUtilization(now, before).utilization;
    before = now;
    picked.clear();
    await redis.hset(LOADS, matchMaker.processId, JSON.stringify({ ...count(), busy } satisfies Load));
  }

  async function forget(processId: string): Promise<void> {
    await redis.hdel(LOADS, processId);
  }

  async function pick(): Promise<string> {
    const told = await redis.hgetall(LOADS);
    const alive = await areAlive(Object.keys(told));
    const loads = new Map(alive.map((id) => [id, Load.parse(JSON.parse(told[id] ?? "null"))]));
    const id = leastLoaded(loads, picked) ?? matchMaker.processId;
    picked.set(id, (picked.get(id) ?? 0) + 1);
    return id;
  }

  return { tell, forget, pick };
}
