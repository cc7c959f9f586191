import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { commandOf, isAlive, waitGone } from "../support/processes";

export type Recovery = "none" | "removed" | "stopped";

/**
 * What a killed launcher or a power cut leaves: a lock file without its server ("removed"), or a server without its
 * launcher ("stopped" here). PostgreSQL itself gives up when the lock's number now belongs to another process of
 * the same user. To be called only by who holds the data folder's own lock.
 */
export async function recoverStaleLock(folder: string): Promise<Recovery> {
  const file = join(folder, "postmaster.pid");
  const pid = Number((await readFile(file, "utf8").catch(() => "")).split("\n", 1)[0]);
  if (!Number.isInteger(pid) || pid <= 1) return "none";
  const command = isAlive(pid) ? commandOf(pid) : undefined;
  if (!command?.includes("postgres") || !command.includes(folder)) {
    await rm(file, { force: true });
    return "removed";
  }
  process.kill(pid, "SIGINT");
  if (!(await waitGone(pid, 5_000))) {
    process.kill(pid, "SIGKILL");
    await waitGone(pid, 5_000);
    await rm(file, { force: true });
  }
  return "stopped";
}
