import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";

/** Which core does what. */
export const CORES = { server: 0, load: 1 } as const;

const hasTaskset =
  availableParallelism() > CORES.load && spawnSync("taskset", ["-V"], { stdio: "ignore" }).status === 0;
/** Of a clock tick in /proc, as every Linux has it: ms. */
const CLOCK_TICK_MS = 10;

/** The bench itself, and the database that it starts, stay off the server's core. */
export function leaveServerCore(say: (text: string) => void): void {
  if (process.platform !== "linux") throw new Error("The CPU of a process is read from Linux' /proc.");
  if (hasTaskset)
    spawnSync("taskset", ["-a", "-p", "-c", String(CORES.load), String(process.pid)], { stdio: "ignore" });
  else
    say(
      "Without two cores and taskset (util-linux) server and load are not kept apart: figures tell little.",
    );
}

/** A program of the bench as a process on one core, and questions to it. */
export interface Program<Order, Report> {
  ask<R extends Report>(order: Order): Promise<R>;
  /** CPU time used so far by all of its threads, s. */
  cpuSeconds(): number;
  /** Memory in use, MiB. */
  memory(): number;
  freeze(): void;
  thaw(): void;
  stop(): Promise<void>;
}

interface Answer {
  report?: unknown;
  error?: string;
}

export function startProgram<Order extends object, Report>(
  file: string,
  core: number,
  env: Record<string, string>,
  logFile: string,
): Program<Order, Report> {
  const node = [process.execPath, file];
  const [command = "", ...args] = hasTaskset ? ["taskset", "-c", String(core), ...node] : node;
  const log = openSync(logFile, "a");
  const child = spawn(command, args, {
    env: { ...process.env, ...env },
    stdio: ["ignore", log, log, "ipc"],
    // As JSON a number that is none would come as null.
    serialization: "advanced",
  });
  closeSync(log);
  const killed = () => child.kill("SIGKILL");
  process.once("exit", killed);
  const ended = new Promise<never>((_, reject) => {
    child.once("exit", (code, signal) =>
      reject(new Error(`${file} ended with ${code ?? signal}; its last words are in ${logFile}`)),
    );
    child.once("error", reject);
  });
  ended.catch(() => undefined);
  return {
    ask: <R extends Report>(order: Order) => Promise.race([answered<R>(child, order), ended]),
    cpuSeconds() {
      const fields = statOf(child);
      // utime and stime, the 14th and 15th field of the line.
      return ((Number(fields[11]) + Number(fields[12])) * CLOCK_TICK_MS) / 1_000;
    },
    memory() {
      const kib = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1];
      return Number(kib) / 1_024;
    },
    freeze: () => void child.kill("SIGSTOP"),
    thaw: () => void child.kill("SIGCONT"),
    async stop() {
      process.off("exit", killed);
      child.kill("SIGKILL");
      await ended.catch(() => undefined);
    },
  };
}

/** One question at a time. */
function answered<R>(child: ChildProcess, order: object): Promise<R> {
  return new Promise((resolve, reject) => {
    child.once("message", ({ report, error }: Answer) => {
      if (error === undefined) resolve(report as R);
      else reject(new Error(error));
    });
    child.send(order, (error) => error && reject(error));
  });
}

/** The fields after the name, which may itself hold blanks and brackets. */
function statOf({ pid }: ChildProcess): string[] {
  const text = readFileSync(`/proc/${pid}/stat`, "utf8");
  return text.slice(text.lastIndexOf(")") + 2).split(" ");
}
