import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Guard } from "../../scripts/launch/guard";
import { freePort } from "../../scripts/launch/ports";
import { Service, type ServiceChange } from "../../scripts/launch/supervisor";

export interface StandIn {
  service: Service;
  changes: ServiceChange[];
  log(): string;
  /** Stops it and leaves nothing of it. */
  end(): Promise<void>;
}

/** A supervised service that is not one of ours, for tests of the supervision itself. */
export async function standIn(
  guard: Guard,
  env: Record<string, string> = {},
  stopWithinMs = 2_000,
): Promise<StandIn> {
  const folder = mkdtempSync(join(tmpdir(), "karaverse-stand-in-"));
  const logFile = join(folder, "stand-in.log");
  const port = await freePort({ name: "Stand-in", wish: 0 });
  const changes: ServiceChange[] = [];
  const service = new Service({
    name: "Stand-in",
    command: {
      file: process.execPath,
      args: [fileURLToPath(new URL("./stand-in-process.mjs", import.meta.url))],
      env: { PORT: String(port), ...env },
      cwd: folder,
      stopSignal: "SIGTERM",
      stopWithinMs,
    },
    logFile,
    guard,
    probe: async () => {
      await fetch(`http://127.0.0.1:${port}/`);
    },
    readyWithinMs: 20_000,
    onChange: (change) => changes.push(change),
  });
  return {
    service,
    changes,
    log: () => readFileSync(logFile, "utf8"),
    async end() {
      await service.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
