import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** How a process is asked to end, and how long it may take. */
export interface Ending {
  stopSignal: NodeJS.Signals;
  stopWithinMs: number;
}

/**
 * A small process of its own session that ends our services should we be killed before we could. It sees that by the
 * end of its stdin, which the system closes for us even on kill -9.
 */
export class Guard {
  readonly #charges = new Map<number, Ending>();
  #process: ChildProcess | undefined;
  #dismissed = false;

  add(pid: number, { stopSignal, stopWithinMs }: Ending): void {
    this.#charges.set(pid, { stopSignal, stopWithinMs });
    if (this.#process) this.#tell({ add: pid, stopSignal, stopWithinMs });
    else this.#hire();
  }

  remove(pid: number): void {
    this.#charges.delete(pid);
    this.#tell({ remove: pid });
  }

  /** Only when all services have ended. */
  dismiss(): void {
    this.#dismissed = true;
    this.#tell({ goodbye: true });
    this.#process?.stdin?.end();
    this.#process = undefined;
  }

  #hire(): void {
    if (this.#dismissed) return;
    const script = fileURLToPath(new URL("./guard-process.mjs", import.meta.url));
    const child = spawn(process.execPath, [script], { detached: true, stdio: ["pipe", "ignore", "ignore"] });
    this.#process = child;
    child.stdin?.on("error", () => undefined);
    // Our own ending must not wait for the guard: it waits for ours.
    child.unref();
    (child.stdin as unknown as { unref?: () => void } | null)?.unref?.();
    child.once("exit", () => {
      if (this.#process === child) this.#process = undefined;
      if (this.#charges.size > 0) this.#hire();
    });
    for (const [pid, ending] of this.#charges) this.#tell({ add: pid, ...ending });
  }

  #tell(word: object): void {
    this.#process?.stdin?.write(`${JSON.stringify(word)}\n`);
  }
}
