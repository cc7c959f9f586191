import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { until } from "../support/until";
import type { Guard } from "./guard";
import { lastWords } from "./logs";

export interface ServiceCommand {
  file: string;
  args: string[];
  env: Record<string, string>;
  cwd: string;
  uid?: number;
  gid?: number;
  stopSignal: NodeJS.Signals;
  /** How long it may take to end by itself before it is killed. */
  stopWithinMs: number;
}

export interface ServiceOptions {
  name: string;
  command: ServiceCommand;
  logFile: string;
  guard: Guard;
  /** Resolves when the service answers; rejects while it does not. */
  probe: () => Promise<void>;
  /** How long a start may take until the first answer. */
  readyWithinMs: number;
  onChange?: (change: ServiceChange) => void;
}

export type ServiceChange =
  | { kind: "ended"; how: string; restartsInMs: number }
  | { kind: "back"; pid: number }
  | { kind: "stopped" };

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 10_000;
/** A service that has answered for this long is well again: its next fall starts from the first delay. */
const WELL_AFTER_MS = 30_000;

/** One process that is started again whenever it ends by itself, with growing pauses. */
export class Service {
  readonly #options: ServiceOptions;
  readonly #stopping = new AbortController();
  #child: ChildProcess | undefined;
  #delayMs = FIRST_DELAY_MS;
  #wellTimer: NodeJS.Timeout | undefined;
  #restartTimer: NodeJS.Timeout | undefined;

  constructor(options: ServiceOptions) {
    this.#options = options;
  }

  get name(): string {
    return this.#options.name;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** The first start: fails, with the process's last words, when it ends or never answers. */
  async start(): Promise<void> {
    const child = this.#spawn();
    const failure = await this.#untilReady(child);
    if (failure) {
      await this.#end(child);
      throw new Error(failure);
    }
    this.#watch(child);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    clearTimeout(this.#restartTimer);
    clearTimeout(this.#wellTimer);
    if (this.#child) await this.#end(this.#child);
    this.#options.onChange?.({ kind: "stopped" });
  }

  #spawn(): ChildProcess {
    const { command, logFile, guard } = this.#options;
    // The file itself, not a pipe through us: the service can write its last words after our own end.
    const log = openSync(logFile, "a", 0o600);
    try {
      const child = spawn(command.file, command.args, {
        cwd: command.cwd,
        env: { ...process.env, ...command.env },
        // A session of its own: Ctrl-C reaches us alone, and we end the services in order.
        detached: true,
        stdio: ["ignore", log, log],
        ...(command.uid === undefined ? {} : { uid: command.uid }),
        ...(command.gid === undefined ? {} : { gid: command.gid }),
      });
      child.on("error", () => undefined);
      if (child.pid !== undefined) {
        const pid = child.pid;
        guard.add(pid, command);
        child.once("exit", () => {
          guard.remove(pid);
          sweepGroup(pid);
        });
      }
      this.#child = child;
      return child;
    } finally {
      closeSync(log);
    }
  }

  /** What went wrong, or undefined when the service answers. */
  async #untilReady(child: ChildProcess): Promise<string | undefined> {
    const { name, probe, readyWithinMs, logFile } = this.#options;
    if (child.pid === undefined) return `${this.#options.command.file} could not be run.`;
    let reason = "";
    const probed = async () => {
      if (hasEnded(child)) return true;
      await probe().catch((error: unknown) => {
        reason = error instanceof Error ? error.message : String(error);
        throw error;
      });
      return true;
    };
    const answered = await until(probed, { timeoutMs: readyWithinMs, signal: this.#stopping.signal });
    if (this.#stopping.signal.aborted) return `${name} was stopped.`;
    if (hasEnded(child)) return `${name} ended at once (${howEnded(child)}).${lastWords(logFile)}`;
    if (!answered)
      return `${name} gave no answer in ${readyWithinMs / 1000} s: ${reason}${lastWords(logFile)}`;
    return undefined;
  }

  #watch(child: ChildProcess): void {
    this.#wellTimer = setTimeout(() => {
      this.#delayMs = FIRST_DELAY_MS;
    }, WELL_AFTER_MS).unref();
    if (hasEnded(child)) this.#restartLater(child);
    else child.once("exit", () => this.#restartLater(child));
  }

  #restartLater(child: ChildProcess): void {
    if (this.#stopping.signal.aborted) return;
    clearTimeout(this.#wellTimer);
    const delay = this.#delayMs;
    this.#delayMs = Math.min(delay * 2, LONGEST_DELAY_MS);
    this.#options.onChange?.({ kind: "ended", how: howEnded(child), restartsInMs: delay });
    this.#restartTimer = setTimeout(() => void this.#restart(), delay);
  }

  async #restart(): Promise<void> {
    const child = this.#spawn();
    const failure = await this.#untilReady(child);
    if (this.#stopping.signal.aborted) return;
    if (failure) {
      await this.#end(child);
      this.#restartLater(child);
      return;
    }
    if (child.pid !== undefined) this.#options.onChange?.({ kind: "back", pid: child.pid });
    this.#watch(child);
  }

  async #end(child: ChildProcess): Promise<void> {
    if (hasEnded(child) || child.pid === undefined) return;
    const ended = once(child, "exit");
    child.kill(this.#options.command.stopSignal);
    const late = setTimeout(() => sweepGroup(child.pid), this.#options.command.stopWithinMs);
    await ended;
    clearTimeout(late);
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

function howEnded(child: ChildProcess): string {
  return child.signalCode ?? `exit code ${child.exitCode}`;
}

/** Whatever the process has started itself, and the process. */
function sweepGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // Nobody left in it.
  }
}
