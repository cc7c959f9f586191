import { createHash } from "node:crypto";
import { chmod, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runLong } from "../support/run-long";
import type { Way } from "./chain";
import { cachedServer, cacheFolder, LIVEKIT_VERSION, versionOf } from "./version";

const RELEASE = `https://github.com/livekit/livekit/releases/download/v${LIVEKIT_VERSION}`;
const PLATFORMS: Record<string, string> = {
  "linux-x64": "linux_amd64.tar.gz",
  "linux-arm64": "linux_arm64.tar.gz",
  "linux-arm": "linux_armv7.tar.gz",
  "win32-x64": "windows_amd64.zip",
  "win32-arm64": "windows_arm64.zip",
};

/** The project's own release, believed only when its published checksum fits. There is none for macOS. */
export const withOfficialRelease: Way = async ({ say, signal }) => {
  const end = PLATFORMS[`${process.platform}-${process.arch}`];
  if (!end)
    return { kind: "not-here", why: `LiveKit publishes no release for ${process.platform} ${process.arch}` };
  const name = `livekit_${LIVEKIT_VERSION}_${end}`;
  say("looking for LiveKit's official release");
  const sums = (await download(`${RELEASE}/checksums.txt`, signal, 15_000)).toString("utf8");
  const expected = checksumOf(sums, name);
  if (!expected) return { kind: "not-here", why: `LiveKit's release has no checksum for ${name}` };
  say(`fetching LiveKit ${LIVEKIT_VERSION}'s official release`);
  const archive = await download(`${RELEASE}/${name}`, signal, 300_000);
  const actual = createHash("sha256").update(archive).digest("hex");
  if (actual !== expected)
    return { kind: "not-here", why: `the checksum of LiveKit's release does not fit (${actual})` };
  return unpack(archive, name, signal);
};

/** Lines of "<sha256>  <file>". */
export function checksumOf(sums: string, name: string): string | undefined {
  for (const line of sums.split("\n")) {
    const [sum, file] = line.trim().split(/\s+\*?/);
    if (file === name && sum && /^[0-9a-f]{64}$/.test(sum)) return sum;
  }
  return undefined;
}

async function unpack(archive: Buffer, name: string, signal: AbortSignal) {
  const folder = join(cacheFolder(), `release-${process.pid}`);
  await mkdir(folder, { recursive: true });
  try {
    await writeFile(join(folder, name), archive);
    // Windows' own tar reads zip files too.
    await runLong({ file: "tar", args: ["-xf", join(folder, name), "-C", folder], signal });
    const file = cachedServer();
    await mkdir(join(cacheFolder(), "bin"), { recursive: true });
    await rename(join(folder, process.platform === "win32" ? "livekit-server.exe" : "livekit-server"), file);
    await chmod(file, 0o755);
    if (!(await versionOf(file)))
      return { kind: "not-here", why: "LiveKit's release does not run here" } as const;
    return { kind: "binary", file, how: "from the official release" } as const;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function download(url: string, signal: AbortSignal, timeoutMs: number): Promise<Buffer> {
  const response = await fetch(url, {
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
  }).catch(() => {
    throw new Error("LiveKit's releases cannot be reached from here");
  });
  if (!response.ok) throw new Error(`LiveKit's release answered ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
}
