import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isAlive } from "../../scripts/support/processes";
import { until } from "../../scripts/support/until";
import { type Stack, startStack } from "../support/stack";

const SERVICES = ["web", "realtime", "realtime-2", "redis", "postgres"] as const;

describe("npm start -- --realtime 2", () => {
  let stack: Stack;

  beforeAll(async () => {
    stack = await startStack({ voice: false, realtime: 2 });
  });
  afterAll(() => stack?.stop());

  const health = async () =>
    (await (await fetch(`${stack.url}/realtime/health`)).json()) as { processId: string };

  test("runs two realtime processes and a Redis behind the one address", async () => {
    const pids = SERVICES.map((service) => stack.pid(service) ?? 0);
    expect(pids.every(isAlive)).toBe(true);
    expect((await fetch(`${stack.url}/api/rooms`)).ok).toBe(true);
    const ids = new Set<string>();
    expect(
      await until(async () => ids.add((await health()).processId).size === 2, { timeoutMs: 60_000 }),
    ).toBe(true);
    expect(existsSync(join(stack.logsDir, "realtime-2.log"))).toBe(true);
  });

  test.each(["realtime-2", "redis"] as const)("brings back %s when it is killed", async (service) => {
    const before = stack.pid(service);
    stack.kill(service);
    const isBack = async () => {
      const now = stack.pid(service);
      return now !== undefined && now !== before && (await health()).processId !== "";
    };
    expect(await until(isBack, { timeoutMs: 90_000 })).toBe(true);
  });

  test("ends all of them", async () => {
    const pids = SERVICES.map((service) => stack.pid(service) ?? 0);
    await stack.stop();
    expect(pids.some(isAlive)).toBe(false);
  });
});
