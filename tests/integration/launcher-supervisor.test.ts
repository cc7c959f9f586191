import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, onTestFinished, test } from "vitest";
import { Guard } from "../../scripts/launch/guard";
import { isAlive } from "../../scripts/support/processes";
import { until } from "../../scripts/support/until";
import { type StandIn, standIn } from "../support/stand-in";

const guards: Guard[] = [];
const started: StandIn[] = [];

async function start(env: Record<string, string> = {}, stopWithinMs?: number): Promise<StandIn> {
  const guard = new Guard();
  guards.push(guard);
  const made = await standIn(guard, env, stopWithinMs);
  started.push(made);
  await made.service.start();
  return made;
}

afterEach(async () => {
  for (const one of started.splice(0)) await one.end();
  for (const guard of guards.splice(0)) guard.dismiss();
});

describe("a supervised service", () => {
  test("that is killed is started again after half a second, then after a whole one", async () => {
    const { service, changes } = await start();
    for (const back of [1, 2]) {
      process.kill(service.pid ?? 0, "SIGKILL");
      const isBack = () => changes.filter(({ kind }) => kind === "back").length === back;
      expect(await until(isBack, { timeoutMs: 60_000 })).toBe(true);
    }
    const pauses = changes.flatMap((change) => (change.kind === "ended" ? change.restartsInMs : []));
    expect(pauses).toEqual([500, 1_000]);
    expect(isAlive(service.pid ?? 0)).toBe(true);
  });

  test("that cannot start fails the start with its own last words", async () => {
    await expect(start({ FAILS: "the disk is made of cheese" })).rejects.toThrow(
      "the disk is made of cheese",
    );
  });

  test("that does not end when asked is killed after its grace", async () => {
    const { service } = await start({ STUBBORN: "yes" }, 300);
    const pid = service.pid ?? 0;
    await service.stop();
    expect(isAlive(pid)).toBe(false);
  });

  test("takes along what it has started itself", async () => {
    const { service, log } = await start({ GRANDCHILD: "yes" });
    const grandchild = Number(/grandchild (\d+)/.exec(log())?.[1]);
    expect(isAlive(grandchild)).toBe(true);
    await service.stop();
    expect(await until(() => !isAlive(grandchild), { timeoutMs: 60_000 })).toBe(true);
  });
});

test("a launcher that is killed with -9 leaves no service behind, nor what the services started", async () => {
  const script = fileURLToPath(new URL("../support/launcher-to-kill.ts", import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), "karaverse-launcher-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const launcher = fork(script, { execArgv: ["--import", "tsx"], env: { ...process.env, TMPDIR: folder } });
  const [pids] = (await once(launcher, "message")) as [number[]];
  expect(pids.map(isAlive)).toEqual([true, true, true]);
  launcher.kill("SIGKILL");
  const allGone = () => !pids.some(isAlive);
  expect(await until(allGone, { timeoutMs: 60_000 })).toBe(true);
});
