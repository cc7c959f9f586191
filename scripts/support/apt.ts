import { existsSync } from "node:fs";
import { runLong } from "./run-long";

/** Root on Debian, or what comes from it. */
export function canUseApt(): boolean {
  return process.getuid?.() === 0 && existsSync("/etc/debian_version");
}

export async function aptInstall(packages: string[], signal: AbortSignal): Promise<void> {
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  // An old list is better than none.
  await runLong({ file: "apt-get", args: ["update"], env, signal }).catch(() => undefined);
  await runLong({
    file: "apt-get",
    args: ["install", "-y", "--no-install-recommends", ...packages],
    env,
    signal,
  });
}
