import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { ROOT } from "../../scripts/support/root";

/**
 * Bytes a frame; about 430 are left. An object for each of 200 people is past it, and so is one number of each of the
 * twenty who take a step in a frame, handed on or read from objects of several shapes.
 */
const MOST = 672;
/** Compiled in order, and after a tenth of the usual calls: what is called once a frame would be after minutes else. */
const COMPILED = ["--no-concurrent-recompilation", "--interrupt-budget=10000"];
/** Nothing is collected while it is measured, so all that is left behind is counted. */
const YOUNG_MB = 64;
/** It works for seven seconds, on a machine that may have a tenth of its time. */
const TIMEOUT_MS = 240_000;

test(
  "a crowd of 200 leaves next to nothing on the heap in a frame",
  async () => {
    const folder = await mkdtemp(join(tmpdir(), "heap-"));
    try {
      const outfile = join(folder, "heap-run.mjs");
      await build({
        entryPoints: [join(import.meta.dirname, "heap-run.ts")],
        ...{ bundle: true, outfile, platform: "node", format: "esm", target: "es2022", logLevel: "error" },
        tsconfig: join(ROOT, "scripts/tsconfig.json"),
        banner: { js: "import { createRequire } from 'node:module'; const require = createRequire('/');" },
      });
      const young = [`--min-semi-space-size=${YOUNG_MB}`, `--max-semi-space-size=${YOUNG_MB}`];
      const { stdout } = await promisify(execFile)(
        process.execPath,
        ["--expose-gc", ...COMPILED, ...young, outfile],
        {
          cwd: ROOT,
        },
      );
      const { perFrame, tiers } = JSON.parse(stdout) as { perFrame: number; tiers: Record<string, number> };
      expect(tiers).toMatchObject({ near: expect.any(Number), far: expect.any(Number) });
      expect((tiers.near ?? 0) + (tiers.middle ?? 0)).toBeGreaterThan(20);
      expect(perFrame).toBeGreaterThan(0);
      expect(perFrame).toBeLessThan(MOST);
    } finally {
      await rm(folder, { recursive: true });
    }
  },
  TIMEOUT_MS,
);
