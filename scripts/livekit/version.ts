import { execFile } from "node:child_process";
import { homedir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Newer tags, up to 1.13.11, cannot be built from the module proxy (go.mod with replace lines). */
export const LIVEKIT_VERSION = "1.13.5";

/** Shared by all clones of this user, so that the server is built once. */
export function cacheFolder(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "karaverse");
}

export function cachedServer(): string {
  return join(
    cacheFolder(),
    "bin",
    `livekit-server-${LIVEKIT_VERSION}${process.platform === "win32" ? ".exe" : ""}`,
  );
}

/** What a LiveKit server says its version is; undefined when the file is none, or does not run here. */
export async function versionOf(file: string): Promise<string | undefined> {
  try {
    // A machine that is busy took 10 s, and then two minutes to build anew what was there.
    const { stdout } = await run(file, ["--version"], { timeout: 60_000 });
    return /livekit-server version (\S+)/.exec(stdout)?.[1];
  } catch {
    return undefined;
  }
}
