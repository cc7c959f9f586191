import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, mkdirSync } from "node:fs";
import { chmod, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { emptyData } from "../../scripts/launch/cluster-folder";
import { readLauncher, type ServiceName } from "../../scripts/launch/data-lock";
import type { OpenWord } from "../../scripts/launch/parent";
import { ROOT } from "../../scripts/support/root";

export interface StackOptions {
  /** Kept when the stack stops; without one the stack has a folder of its own that goes with it. */
  dataDir?: string;
  /** With a LiveKit server (default), or as where none can be had. */
  voice?: boolean;
  /** How many realtime processes; one when it is not given. */
  realtime?: number;
  mode?: "production" | "development";
  env?: Record<string, string>;
}

export interface Stack {
  url: string;
  /** The admin of the data folder's first start, as long as this process has seen that start. */
  adminEmail: string;
  adminPassword: string;
  databaseUrl: string;
  dataDir: string;
  /** web.log, realtime.log, livekit.log, postgres.log, launcher.log, and with several realtime processes theirs. */
  logsDir: string;
  pid(service: ServiceName | "launcher"): number | undefined;
  kill(service: ServiceName | "launcher", signal?: NodeJS.Signals): void;
  /** As Ctrl-C does: resolves when every process has ended. */
  stop(): Promise<void>;
}

const admins = new Map<string, { email: string; password: string }>();
/** The first start of a clone builds the apps, and maybe LiveKit. */
const OPEN_WITHIN_MS = 600_000;

/** The whole of `npm start` on ports and data of its own, by the launcher itself. */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const dataDir = options.dataDir ?? (await ownFolder());
  const logsDir = join(dataDir, "logs");
  mkdirSync(logsDir, { recursive: true });
  const launcher = launch(dataDir, logsDir, options);
  const word = await openWord(launcher, logsDir);
  if (word.admin) admins.set(dataDir, word.admin);
  const admin = admins.get(dataDir);
  const pid = (service: ServiceName | "launcher") => {
    if (service === "launcher") return launcher.pid;
    const found = readLauncher(dataDir);
    return found.kind === "none" ? undefined : found.state.services[service];
  };
  return {
    url: word.url,
    adminEmail: admin?.email ?? "",
    adminPassword: admin?.password ?? "",
    databaseUrl: word.databaseUrl,
    dataDir,
    logsDir,
    pid,
    kill(service, signal = "SIGKILL") {
      const target = pid(service);
      if (target === undefined) throw new Error(`${service} does not run`);
      process.kill(target, signal);
    },
    async stop() {
      await end(launcher);
      if (!options.dataDir) await emptyData(dataDir);
    },
  };
}

function launch(
  dataDir: string,
  logsDir: string,
  { voice = true, realtime, mode, env }: StackOptions,
): ChildProcess {
  const {
    DATABASE_URL: _,
    LIVEKIT_URL: __,
    REDIS_URL: ______,
    NODE_OPTIONS: ___,
    VITEST: ____,
    NODE_ENV: _____,
    ...own
  } = process.env;
  const args = [
    "scripts/start.mjs",
    "--port",
    "0",
    "--data",
    dataDir,
    ...(realtime === undefined ? [] : ["--realtime", String(realtime)]),
    ...(mode === "development" ? ["--dev"] : []),
  ];
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...own, ...(voice ? {} : { KARAVERSE_LIVEKIT_WAYS: "none" }), ...env },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const log = createWriteStream(join(logsDir, "launcher.log"), { flags: "a" });
  child.stdout?.pipe(log, { end: false });
  child.stderr?.pipe(log, { end: false });
  return child;
}

async function openWord(launcher: ChildProcess, logsDir: string): Promise<OpenWord> {
  let output = "";
  for (const stream of [launcher.stdout, launcher.stderr]) {
    stream?.on("data", (chunk) => {
      output = (output + chunk).slice(-4_000);
    });
  }
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      launcher.kill("SIGTERM");
      reject(
        new Error(`The stack did not open in ${OPEN_WITHIN_MS / 1_000} s (logs: ${logsDir}):\n${output}`),
      );
    }, OPEN_WITHIN_MS);
    launcher.once("message", (word) => {
      clearTimeout(late);
      resolve(word as OpenWord);
    });
    launcher.once("exit", (code) => {
      clearTimeout(late);
      reject(new Error(`The stack ended with code ${code} before it opened (logs: ${logsDir}):\n${output}`));
    });
  });
}

async function end(launcher: ChildProcess): Promise<void> {
  if (launcher.exitCode !== null || launcher.signalCode !== null) return;
  const ended = once(launcher, "exit");
  launcher.kill("SIGTERM");
  await ended;
}

async function ownFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "karaverse-stack-"));
  // PostgreSQL's account must get through to its part of it.
  await chmod(folder, 0o711);
  return folder;
}
