import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { aptInstall, canUseApt } from "../support/apt";

const run = promisify(execFile);

export type RedisServer = { kind: "found"; file: string; how: string } | { kind: "none"; reason: string };

/** The machine's own redis-server, else Debian's when root may install it. */
export async function findRedis(say: (text: string) => void, signal: AbortSignal): Promise<RedisServer> {
  if (await answers()) return found("found on the PATH");
  if (!canUseApt()) return { kind: "none", reason: "redis-server is not on the PATH" };
  say("installing redis-server with apt");
  const failure = await aptInstall(["redis-server"], signal).catch((error: Error) => error);
  if (await answers()) return found("installed with apt");
  return {
    kind: "none",
    reason: `apt could not install redis-server${failure ? `: ${failure.message}` : ""}`,
  };
}

const found = (how: string): RedisServer => ({ kind: "found", file: "redis-server", how });

async function answers(): Promise<boolean> {
  return run("redis-server", ["--version"]).then(
    () => true,
    () => false,
  );
}
