import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { aptInstall, canUseApt } from "../support/apt";

const run = promisify(execFile);

/** Reads docker-compose.yml as compose does, without an engine. The test that asks it is skipped where it is not. */
export async function findDockerCompose(say: (text: string) => void, signal: AbortSignal): Promise<string> {
  if (await answers()) return "found on the PATH";
  if (!canUseApt()) return "not here; the test that asks it is skipped";
  say("installing docker-compose with apt");
  const failure = await aptInstall(["docker-compose"], signal).catch((error: Error) => error);
  if (await answers()) return "installed with apt";
  return `not to be had; the test that asks it is skipped${failure ? ` (${failure.message})` : ""}`;
}

async function answers(): Promise<boolean> {
  return run("docker-compose", ["version"]).then(
    () => true,
    () => false,
  );
}
