import { readFileSync } from "node:fs";
import type { House } from "../../../tests/integration/support/realtime-house";

const ASK_EVERY_MS = 100;
const MIB = 2 ** 20;
const KIB = 2 ** 10;
/** What stands in the log of a server that was hurt. */
const WOUNDS = [
  "unhandled",
  "uncaught",
  "a room's handler failed",
  "a command failed",
  "audit log could not be written",
  "could not go on",
  "out of memory",
];

/** Asks the server how it is, ten times a second, and remembers the worst. */
export function watchHealth(house: House) {
  const pid = house.server.pid();
  const waits: number[] = [];
  let failures = 0;
  let isBusy = false;
  const timer = setInterval(async () => {
    if (isBusy) return;
    isBusy = true;
    const since = performance.now();
    try {
      const { ok } = await fetch(`${house.server.url}/health`);
      if (!ok) failures++;
    } catch {
      failures++;
    }
    waits.push(performance.now() - since);
    isBusy = false;
  }, ASK_EVERY_MS);

  return {
    memoryMiB: () => memoryMiB(pid),
    slowestMs: () => Math.round(Math.max(0, ...waits)),
    async problems(): Promise<string[]> {
      const problems: string[] = [];
      if (failures > 0) problems.push(`/health failed ${failures} times`);
      try {
        if (house.server.pid() !== pid) problems.push("the process is another one: it has died");
      } catch {
        problems.push("the process has died");
      }
      const wounds = (await house.server.log())
        .split("\n")
        .filter((line) => WOUNDS.some((wound) => line.includes(wound)));
      if (wounds.length > 0)
        problems.push(`${wounds.length} wounds in the log, first: ${wounds[0]?.slice(0, 1_000)}`);
      return problems;
    },
    stop: () => clearInterval(timer),
  };
}

/** Linux only; elsewhere memory is not watched. */
function memoryMiB(pid: number): number {
  try {
    const [, kib = "0"] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return Math.round((Number(kib) * KIB) / MIB);
  } catch {
    return 0;
  }
}
