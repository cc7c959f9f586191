import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { aptInstall, canUseApt } from "../support/apt";
import { ROOT } from "../support/root";
import { runLong } from "../support/run-long";

const run = promisify(execFile);
const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
/** For lyrics in scripts that a bare machine has no letters for. */
const DEBIAN_PACKAGES = ["chromium", "fonts-noto-core", "fonts-noto-cjk"];

/** The machine's own Chromium, else Debian's when root may install it, else Playwright's. */
export async function findChromium(say: (text: string) => void, signal: AbortSignal): Promise<string> {
  const here = await installed();
  if (here) return here;
  if (canUseApt()) {
    say("installing Chromium with apt");
    const failure = await aptInstall(DEBIAN_PACKAGES, signal).catch((error: Error) => error);
    const found = await installed();
    if (found) return found;
    if (failure) say(`apt could not: ${failure.message}`);
  }
  say("installing Playwright's Chromium");
  const args = ["node_modules/@playwright/test/cli.js", "install", "chromium"];
  await runLong({ file: process.execPath, args, cwd: ROOT, signal });
  const found = await installed();
  if (!found)
    throw new Error("No Chromium could be installed: install one and set CHROMIUM_PATH to its program.");
  return found;
}

async function installed(): Promise<string | undefined> {
  const { chromium } = await import("@playwright/test");
  const candidates = [process.env.CHROMIUM_PATH, ...NAMES, chromium.executablePath()];
  for (const candidate of candidates) {
    if (candidate && (await runs(candidate))) return candidate.includes("/") ? candidate : whereIs(candidate);
  }
  return undefined;
}

async function runs(program: string): Promise<boolean> {
  return run(program, ["--version"], { timeout: 60_000 }).then(
    () => true,
    () => false,
  );
}

async function whereIs(name: string): Promise<string> {
  return (await run("which", [name])).stdout.trim();
}
