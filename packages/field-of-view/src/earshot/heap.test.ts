import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { expect, test } from "vitest";

/** The least there is on the heap, a boxed number. */
const BOXED_BYTES = 16;

test("a crowd that talks and walks takes no memory to be listened to", () => {
  const folder = mkdtempSync(join(tmpdir(), "karaverse-heap-"));
  try {
    const outfile = join(folder, "run.mjs");
    // Bundled as the server is: the test runner's modules keep the compiler from seeing through calls.
    buildSync({
      entryPoints: [join(import.meta.dirname, "../../test/earshot-heap-run.ts")],
      ...{ outfile, bundle: true, platform: "node", format: "esm" },
    });
    // New space large enough for the whole run: nothing that was thrown away is collected before it is counted.
    const flags = ["--expose-gc", "--min-semi-space-size=64", "--max-semi-space-size=64"];
    const { perLook, told } = JSON.parse(
      execFileSync(process.execPath, [...flags, outfile], { encoding: "utf8" }),
    ) as { perLook: number; told: number };
    expect(told).toBeGreaterThan(1_000);
    expect(perLook).toBeLessThan(BOXED_BYTES / 4);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
