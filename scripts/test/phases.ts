import { spawn } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { SIDE_BY_SIDE } from "../../vitest.config";
import { runChecks } from "../check/run";
import { filesUnder } from "../check/sources";
import { ROOT } from "../support/root";
import { type Counts, playwrightCounts, sum, vitestCounts } from "./counts";
import type { PhaseName, TestOptions } from "./options";

export const RESULTS = join(ROOT, "test-results");

export type Phase = (options: TestOptions, chromium: string | undefined) => Promise<Counts>;

const NOTHING: Counts = { passed: 0, failed: 0, skipped: 0 };

const checks: Phase = async () => ({ ...NOTHING, ...(await runChecks()) });

const vitest = async (
  project: "unit" | "integration" | "side-by-side",
  { pattern, files }: TestOptions,
  chromium: string | undefined,
  without: readonly string[] = [],
): Promise<Counts> => {
  const report = join(RESULTS, `${project}.json`);
  const ok = await run("node_modules/vitest/vitest.mjs", chromium, [
    "run",
    "--project",
    project,
    "--passWithNoTests",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
    ...(pattern ? ["-t", pattern] : []),
    ...without.map((file) => `--exclude=${file}`),
    ...files,
  ]);
  return vitestCounts(report, ok);
};

const unit: Phase = (options, chromium) => vitest("unit", options, chromium);

const integration: Phase = async (options, chromium) =>
  sum([
    await vitest("side-by-side", options, chromium),
    await vitest("integration", options, chromium, SIDE_BY_SIDE),
  ]);

const e2e: Phase = async ({ pattern, files }, chromium) => {
  const isEndToEnd = (name: string) => /\.(spec|test)\.ts$/.test(name);
  if (!existsSync(join(ROOT, "tests/e2e")) || filesUnder("tests/e2e", isEndToEnd).length === 0)
    return NOTHING;
  const report = join(RESULTS, "e2e.json");
  const args = [
    "test",
    "--reporter=list,json",
    "--pass-with-no-tests",
    ...(pattern ? ["-g", pattern] : []),
    ...files,
  ];
  const ok = await run("node_modules/@playwright/test/cli.js", chromium, args, {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  });
  const counts = playwrightCounts(report, ok);
  if (counts.failed > 0) {
    console.log(
      `Traces and screenshots: ${join(RESULTS, "e2e")}\nLogs of the services: ${join(RESULTS, "e2e-logs")}`,
    );
  }
  return counts;
};

export const RUN: Record<PhaseName, Phase> = {
  checks,
  unit,
  integration,
  e2e,
};

export function clearResults(): void {
  rmSync(RESULTS, { recursive: true, force: true });
}

function run(script: string, chromium: string | undefined, args: string[], env: Record<string, string> = {}) {
  return new Promise<boolean>((resolve) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: ROOT,
      env: { ...process.env, ...(chromium ? { CHROMIUM_PATH: chromium } : {}), ...env },
      stdio: ["ignore", "inherit", "inherit"],
    });
    child.once("error", () => resolve(false));
    child.once("exit", (code) => resolve(code === 0));
  });
}
