import { spawn } from "node:child_process";

export interface LongCommand {
  file: string;
  args: string[];
  cwd?: string;
  env?: Record<string, string>;
  signal: AbortSignal;
  /** Told the last line that the command wrote, as it comes. */
  onLine?: (line: string) => void;
}

/** Runs a command that may take minutes; its group of processes ends with the signal. Rejects with its last words. */
export function runLong({ file, args, cwd, env, signal, onLine }: LongCommand): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      detached: process.platform !== "win32",
    });
    let words = "";
    const hear = (chunk: Buffer) => {
      words = (words + chunk.toString("utf8")).slice(-2_000);
      const line = words.trimEnd().split("\n").at(-1);
      if (line) onLine?.(line);
    };
    const stop = () => {
      try {
        if (child.pid) process.kill(-child.pid, "SIGKILL");
      } catch {
        child.kill("SIGKILL");
      }
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    signal.addEventListener("abort", stop, { once: true });
    // An exit of ours by any way takes it along.
    process.once("exit", stop);
    const done = (failure?: Error) => {
      signal.removeEventListener("abort", stop);
      process.removeListener("exit", stop);
      if (failure) reject(failure);
      else resolve();
    };
    child.once("error", (error) => done(error));
    child.once("close", (code) => {
      if (code === 0) done();
      else if (signal.aborted) done(new Error("stopped"));
      else done(new Error(words.trim().split("\n").slice(-3).join(" ") || `${file} ended with code ${code}`));
    });
  });
}
