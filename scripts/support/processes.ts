import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { until } from "./until";

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** The command line of a running process, if the system tells. */
export function commandOf(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return ps(pid, "command");
  }
}

/** When a process began, as an opaque mark: a number given to a new process later has another one. */
export function birthOf(pid: number): string | undefined {
  return procStat(pid)?.[19] ?? ps(pid, "lstart");
}

export async function waitGone(pid: number, timeoutMs: number): Promise<boolean> {
  return until(() => !isAlive(pid), { timeoutMs, everyMs: 25 });
}

/** Fields of /proc/<pid>/stat after the name, which may itself hold blanks and brackets. */
function procStat(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    return undefined;
  }
}

/** Ended, but not yet collected by its parent: in a container without an init that may last. */
function isZombie(pid: number): boolean {
  return procStat(pid)?.[0] === "Z";
}

function ps(pid: number, field: string): string | undefined {
  try {
    return (
      execFileSync("ps", ["-o", `${field}=`, "-p", String(pid)], { encoding: "utf8" }).trim() || undefined
    );
  } catch {
    return undefined;
  }
}
