import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";

/**
 * Runs a file of this folder in a process of its own and returns what it printed. Bundled as the server is: the test
 * runner's modules keep the compiler from seeing through calls. New space is large enough for the whole run: nothing
 * that was thrown away is collected before it is counted.
 */
export function runBundled(file: string): unknown {
  const folder = mkdtempSync(join(tmpdir(), "karaverse-heap-"));
  try {
    const outfile = join(folder, "run.mjs");
    buildSync({
      entryPoints: [join(import.meta.dirname, file)],
      ...{ outfile, bundle: true, platform: "node", format: "esm" },
    });
    const flags = [
      "--expose-gc",
      "--no-concurrent-recompilation",
      "--min-semi-space-size=64",
      "--max-semi-space-size=64",
    ];
    return JSON.parse(execFileSync(process.execPath, [...flags, outfile], { encoding: "utf8" }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Seconds on a machine of its own, much more beside everything else. */
export const RUN_BUNDLED_MS = 120_000;
/** The least there is on the heap, a boxed number. */
export const BOXED_BYTES = 16;
