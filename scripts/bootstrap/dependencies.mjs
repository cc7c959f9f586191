// Runs with nothing installed: Node's own modules only.
import { spawn } from "node:child_process";
import { createWriteStream, existsSync, mkdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const LOG_FOLDER = `${ROOT}data/logs`;
const LOG = `${LOG_FOLDER}/install.log`;
const TICK_MS = process.stdout.isTTY ? 1_000 : 10_000;

/** Installs what package-lock.json names, unless it is there. Ends the process with words when that fails. */
export async function ensureDependencies() {
  const state = dependencyState();
  if (state === "complete") return;
  const begun = Date.now();
  console.log(state === "missing" ? "Installing dependencies." : "Installing changed dependencies.");
  const ticks = setInterval(
    () => {
      console.log(`Installing dependencies (${Math.round((Date.now() - begun) / 1_000)} s)`);
    },
    Math.max(TICK_MS, 5_000),
  );
  // "ci" begins by deleting what is there, so it is only for when nothing is. No package's install script is needed.
  const failure = await npm([
    state === "missing" ? "ci" : "install",
    "--ignore-scripts",
    "--include=dev",
    "--no-audit",
    "--no-fund",
  ]);
  clearInterval(ticks);
  if (failure === undefined && dependencyState() === "complete") {
    console.log(`Dependencies are installed (${Math.round((Date.now() - begun) / 1_000)} s).`);
    return;
  }
  console.error("\nFailed: Installing dependencies");
  console.error(`Reason: ${failure ?? "npm ended well, but what package-lock.json names is not there."}`);
  console.error(
    `Way out: see ${LOG}; check the network and the disk, delete node_modules, and start again.\n`,
  );
  process.exit(1);
}

/** @returns {"missing" | "changed" | "complete"} */
function dependencyState() {
  if (!existsSync(`${ROOT}node_modules`)) return "missing";
  const installed = packagesIn("node_modules/.package-lock.json");
  const wanted = packagesIn("package-lock.json");
  if (!installed) return "missing";
  for (const [path, entry] of Object.entries(wanted ?? {})) {
    if (entry.link && !installed[path]) return "changed";
    // Optional ones are for other systems as often as not; workspaces are ours.
    if (!path.includes("node_modules/") || entry.optional || entry.devOptional || entry.peer) continue;
    if (installed[path]?.version !== entry.version) return "changed";
  }
  return "complete";
}

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(ROOT + file, "utf8")).packages;
  } catch {
    return undefined;
  }
}

/** @returns {Promise<string | undefined>} what went wrong */
function npm(args) {
  mkdirSync(LOG_FOLDER, { recursive: true });
  const log = createWriteStream(LOG);
  const script = process.env.npm_execpath;
  const isOwn = script?.endsWith("npm-cli.js");
  const file = isOwn ? process.execPath : process.platform === "win32" ? "npm.cmd" : "npm";
  return new Promise((resolve) => {
    const child = spawn(file, isOwn ? [script, ...args] : args, {
      cwd: ROOT,
      stdio: ["ignore", "pipe", "pipe"],
      shell: !isOwn && process.platform === "win32",
    });
    let words = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.pipe(log, { end: false });
      stream.on("data", (chunk) => {
        words = (words + chunk).slice(-1_000);
      });
    }
    child.on("error", (error) => resolve(error.message));
    child.on("close", (code) =>
      resolve(code === 0 ? undefined : words.trim() || `npm ended with code ${code}`),
    );
  });
}
