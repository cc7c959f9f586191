import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { birthOf, isAlive, waitGone } from "../support/processes";
import { Failure } from "./failure";

/** The realtime processes after the first have a number. */
export type ServiceName = "web" | "realtime" | `realtime-${number}` | "livekit" | "redis" | "postgres";

/** What a running launcher tells about itself: to another launcher, to `npm run admin`, to the tests. */
export interface LauncherState {
  pid: number;
  birth: string | undefined;
  url?: string;
  databaseUrl?: string;
  services: Partial<Record<ServiceName, number>>;
}

/** One launcher for each data folder: its lock is a file with its name, readable by its owner only. */
export class DataLock {
  readonly #file: string;
  #state: LauncherState = { pid: process.pid, birth: birthOf(process.pid), services: {} };
  /** Processes of a killed launcher, which its guard may still be ending. */
  #leftBehind: number[] = [];

  private constructor(file: string) {
    this.#file = file;
  }

  static take(dataDir: string): DataLock {
    const lock = new DataLock(fileIn(dataDir));
    const draft = `${lock.#file}.${process.pid}`;
    try {
      mkdirSync(dataDir, { recursive: true });
      writeFileSync(draft, JSON.stringify(lock.#state), { mode: 0o600 });
    } catch (error) {
      throw new Failure(
        `The data folder ${dataDir} cannot be written: ${error instanceof Error ? error.message : error}`,
        "Let it be yours (chown, chmod), or take another folder: npm start -- --data DIR",
      );
    }
    try {
      if (tryLink(draft, lock.#file)) return lock;
      const holder = readLauncher(dataDir);
      if (holder.kind === "runs") {
        const where = holder.state.url ? ` at ${holder.state.url}` : "";
        throw new Failure(
          `Karaverse already runs from ${dataDir}${where} (process ${holder.state.pid}).`,
          "Stop that one with Ctrl-C, or give this one a folder of its own: npm start -- --data DIR",
        );
      }
      lock.#leftBehind = holder.kind === "killed" ? pidsOf(holder.state) : [];
      rmSync(lock.#file, { force: true });
      if (tryLink(draft, lock.#file)) return lock;
      throw new Failure(
        `Another launcher took ${dataDir} just now.`,
        "Stop that one, or start again with --data DIR",
      );
    } finally {
      rmSync(draft, { force: true });
    }
  }

  /** Until a killed launcher's services are gone, so that their ports are free again. */
  async untilClean(): Promise<void> {
    for (const pid of this.#leftBehind) await waitGone(pid, 10_000);
  }

  tell(change: Partial<LauncherState>): void {
    this.#state = { ...this.#state, ...change };
    const draft = `${this.#file}.${process.pid}`;
    writeFileSync(draft, JSON.stringify(this.#state), { mode: 0o600 });
    renameSync(draft, this.#file);
  }

  tellService(name: ServiceName, pid: number | undefined): void {
    const { [name]: _, ...others } = this.#state.services;
    this.tell({ services: pid === undefined ? others : { ...others, [name]: pid } });
  }

  release(): void {
    rmSync(this.#file, { force: true });
  }
}

export type Launcher = { kind: "none" } | { kind: "runs" | "killed"; state: LauncherState };

/** The launcher that runs from this folder now, or was killed there. */
export function readLauncher(dataDir: string): Launcher {
  try {
    const state = JSON.parse(readFileSync(fileIn(dataDir), "utf8")) as LauncherState;
    const runs = isAlive(state.pid) && birthOf(state.pid) === state.birth;
    return { kind: runs ? "runs" : "killed", state };
  } catch {
    return { kind: "none" };
  }
}

function fileIn(dataDir: string): string {
  return join(dataDir, "launcher.json");
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

const pidsOf = ({ services }: LauncherState): number[] =>
  Object.values(services).filter((pid) => pid !== undefined);
