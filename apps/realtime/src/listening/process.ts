import { type ChildProcess, fork } from "node:child_process";
import { setPriority } from "node:os";
import { fileURLToPath } from "node:url";
import type { Logger } from "pino";
import { serverNow } from "../services";
import type { FromEars, ToEars } from "./messages";

/** The tick comes first where the two share a core: it gets three times as much. At 10 a full machine heard nothing. */
const NICE = 5;
/** What ends by itself is started again no sooner than this, ms. */
const AGAIN_AFTER_MS = 10_000;
/** A native library may hold an ending process up, ms. */
const END_WITHIN_MS = 2_000;

type Unsaid<T> = T extends unknown ? Omit<T, "now"> : never;

/** Beside this module where it runs as it is written, beside the bundle in production. */
const ENTRY = import.meta.url.endsWith(".ts")
  ? fileURLToPath(new URL("ears.ts", import.meta.url))
  : fileURLToPath(import.meta.url).replace(/\.mjs$/, ".ears.mjs");

/** One process that listens, started when it is first wanted. */
export function createEarsProcess(log: Logger, heard: (message: FromEars) => void, ended: () => void) {
  let child: ChildProcess | null = null;
  let ready: Promise<boolean> | null = null;
  let startedAt = Number.NEGATIVE_INFINITY;
  let isUnable = false;
  let isClosed = false;

  /** Nothing of our secrets: tokens come with what is to be heard. */
  const { PATH = "", NODE_ENV = "", TMPDIR } = process.env;
  const env = { PATH, NODE_ENV, ...(TMPDIR && { TMPDIR }) };

  function begin(): Promise<boolean> {
    startedAt = serverNow();
    const begun = fork(ENTRY, [], {
      env,
      serialization: "advanced",
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    child = begun;
    if (begun.pid !== undefined) setPriority(begun.pid, NICE);
    return new Promise((resolve) => {
      begun.on("message", (message: FromEars) => {
        if (message.type === "ready") resolve(true);
        if (message.type === "unable") unable(message.why);
        heard(message);
      });
      begun.on("error", (error) => log.warn({ err: error }, "what listens to singers failed"));
      begun.once("exit", (code, signal) => {
        resolve(false);
        child = null;
        ready = null;
        ended();
        if (!isClosed && !isUnable)
          log.warn({ code, signal }, "what listens to singers ended; these scores go unverified");
      });
    });
  }

  function unable(why: string): void {
    isUnable = true;
    log.warn({ why }, "no voice can be listened to on this machine: scores go unverified");
    child?.disconnect();
  }

  return {
    /** False where nothing can listen now. */
    async wake(): Promise<boolean> {
      if (isUnable || isClosed) return false;
      if (!ready && serverNow() - startedAt < AGAIN_AFTER_MS) return false;
      ready ??= begin();
      return ready;
    },
    /** False where nobody is there to hear it. */
    tell(message: Unsaid<ToEars>): boolean {
      if (!child?.connected) return false;
      child.send({ ...message, now: serverNow() });
      return true;
    },
    async close(): Promise<void> {
      isClosed = true;
      const ending = child;
      if (!ending) return;
      const ended = new Promise((resolve) => ending.once("exit", resolve));
      if (ending.connected) ending.disconnect();
      const late = setTimeout(() => ending.kill("SIGKILL"), END_WITHIN_MS);
      await ended;
      clearTimeout(late);
    },
  };
}
