import { execFile } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { emptyData } from "../../scripts/launch/cluster-folder";
import { isAlive } from "../../scripts/support/processes";
import { ROOT } from "../../scripts/support/root";
import { until } from "../../scripts/support/until";
import { type Stack, startStack } from "../support/stack";
import { killAndAwait } from "../support/the-stack";

const run = promisify(execFile);
const SERVICES = ["web", "realtime", "postgres", "livekit"] as const;
/** A later start takes 15 s to its address at most on a machine that does nothing else; one that builds takes minutes. */
const WARM_START_MS = 45_000;

/** The share of the machine that others leave to us, as the system counts it: 1 when nobody else runs. */
function shareOfMachine(): number {
  return Math.min(1, cpus().length / Math.max(1, loadavg()[0] ?? 0));
}

describe("npm start", () => {
  let dataDir: string;
  let stack: Stack;

  beforeAll(async () => {
    dataDir = join(await mkdtemp(join(tmpdir(), "karaverse-start-")), "data");
    await chmod(join(dataDir, ".."), 0o711);
    stack = await startStack({ dataDir });
  });

  afterAll(async () => {
    await stack?.stop();
    await emptyData(dataDir);
    await rm(join(dataDir, ".."), { recursive: true, force: true });
  });

  const pids = () => SERVICES.map((service) => stack.pid(service) ?? 0);
  const opens = async () => (await fetch(`${stack.url}/api/rooms`)).ok;

  test("opens at one address, with rooms to enter and an admin to sign in as", async () => {
    expect(await opens()).toBe(true);
    expect(stack.adminEmail).toContain("@");
    expect(stack.adminPassword.length).toBeGreaterThan(15);
    expect(pids().every(isAlive)).toBe(true);
  });

  test("is refused a second time from the same folder, and told where the first one is", async () => {
    const second = run(process.execPath, ["scripts/start.mjs", "--data", dataDir], { cwd: ROOT });
    await expect(second).rejects.toMatchObject({ stderr: expect.stringContaining(stack.url) });
  });

  test("makes a new one-time password while it runs", async () => {
    const { stdout } = await run(process.execPath, ["scripts/admin.mjs", "--data", dataDir], { cwd: ROOT });
    expect(stdout).toContain(stack.adminEmail);
    expect(stdout).not.toContain(stack.adminPassword);
  });

  test.each(SERVICES)("brings back %s when it is killed", async (service) => {
    await killAndAwait(dataDir, service);
    expect(await until(opens, { timeoutMs: 90_000 })).toBe(true);
  });

  test("ends everything, and opens again without building, with what was there", async () => {
    const before = pids();
    await stack.stop();
    expect(before.some(isAlive)).toBe(false);
    const begun = Date.now();
    stack = await startStack({ dataDir });
    const took = Date.now() - begun;
    console.log(`warm start: ${(took / 1_000).toFixed(1)} s`);
    expect(took * shareOfMachine()).toBeLessThan(WARM_START_MS);
    expect(await opens()).toBe(true);
  });

  test("leaves nothing behind when the launcher itself is killed, and starts again after it", async () => {
    const before = pids();
    stack.kill("launcher");
    expect(await until(() => !before.some(isAlive), { timeoutMs: 90_000 })).toBe(true);
    stack = await startStack({ dataDir, voice: false });
    expect(await opens()).toBe(true);
    expect(stack.pid("livekit")).toBeUndefined();
  });
});
