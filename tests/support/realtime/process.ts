import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, readFileSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "../../../scripts/launch/ports";
import { ROOT } from "../../../scripts/support/root";
import { eventually } from "./until";

export interface RealtimeProcess {
  /** http address; what browsers reach as /realtime. */
  url: string;
  pid(): number;
  log(): string;
  /** Ends it as a crash would, and waits until it is gone. */
  kill(): Promise<void>;
  /** Ends it as a supervisor does. */
  terminate(): Promise<number | null>;
  /** The next one, at the same address. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** The realtime server as it really runs: a process of its own. */
export async function startRealtime(env: Record<string, string>, folder: string): Promise<RealtimeProcess> {
  const port = await freePort({ name: "Realtime", wish: 0 });
  const url = `http://127.0.0.1:${port}`;
  const logFile = join(folder, "realtime.log");
  const output = createWriteStream(logFile, { flags: "a" });
  let child: ChildProcess;

  async function start(): Promise<void> {
    child = spawn(process.execPath, ["--import", "tsx", "src/main.ts"], {
      cwd: join(ROOT, "apps/realtime"),
      env: { PATH: process.env.PATH, NODE_ENV: "test", REALTIME_PORT: String(port), ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.stdout?.pipe(output, { end: false });
    child.stderr?.pipe(output, { end: false });
    const healthy = async () => {
      if (child.exitCode !== null) throw new Error(`the realtime server ended:\n${log()}`);
      return fetch(`${url}/health`).then(
        ({ ok }) => ok,
        () => false,
      );
    };
    await eventually(healthy, { withinMs: 30_000, what: "the realtime server's start" });
  }

  const log = () => readFileSync(logFile, "utf8");

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const ended = once(child, "exit");
    child.kill(signal);
    const [code] = (await ended) as [number | null];
    return code;
  }

  await start();
  return {
    url,
    pid: () => child.pid ?? 0,
    log,
    async kill() {
      await end("SIGKILL");
    },
    terminate: () => end("SIGTERM"),
    start,
    async stop() {
      await end("SIGTERM");
      output.end();
    },
  };
}
