import { spawn } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { openHouse, type TestHouse } from "../../tests/support/e2e-setup";
import { STACK_VARIABLE } from "../../tests/support/the-stack";
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
  args: readonly string[] = [],
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
    ...args,
    ...files,
  ]);
  return vitestCounts(report, ok);
};

const unit: Phase = (options, chromium) => vitest("unit", options, chromium);

/** How many files at a time, of those that mostly wait: four for two cores, as what one waits for is the others'. */
const WAITING_WORKERS = 4;

const integration: Phase = async (options, chromium) =>
  sum([
    await vitest("side-by-side", options, chromium, [`--maxWorkers=${WAITING_WORKERS}`]),
    await vitest(
      "integration",
      options,
      chromium,
      SIDE_BY_SIDE.map((file) => `--exclude=${file}`),
    ),
  ]);

/** How many files at a time, of end-to-end tests that draw nothing. */
const LISTED_WORKERS = 2;

const playwright = async (
  name: string,
  { pattern, files }: TestOptions,
  chromium: string | undefined,
  env: Record<string, string>,
  args: readonly string[],
): Promise<Counts> => {
  const report = join(RESULTS, `${name}.json`);
  const ok = await run(
    "node_modules/@playwright/test/cli.js",
    chromium,
    [
      "test",
      "--reporter=list,json",
      "--pass-with-no-tests",
      ...args,
      ...(pattern ? ["-g", pattern] : []),
      ...files,
    ],
    { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  );
  return playwrightCounts(report, ok);
};

/**
 * Who kills servers mostly waits, for songs and for who comes back: in a house of their own, beside all others. Where
 * only a few tests are wanted one house does for both.
 */
const e2e: Phase = async (options, chromium) => {
  const isEndToEnd = (name: string) => /\.(spec|test)\.ts$/.test(name);
  if (!existsSync(join(ROOT, "tests/e2e")) || filesUnder("tests/e2e", isEndToEnd).length === 0)
    return NOTHING;
  const isWhole = !options.pattern && options.files.length === 0 && !process.env[STACK_VARIABLE];
  const houses: TestHouse[] = [];
  const open = async (logs: string) => {
    const house = await openHouse(logs);
    houses.push(house);
    // Two lists that are written at once go line by line.
    return { ...house.env, ...(isWhole && { PLAYWRIGHT_FORCE_TTY: "0" }) };
  };
  const tell = (error: Error): Counts => {
    console.error(error.message);
    return { ...NOTHING, failed: 1 };
  };
  const killed = (env: Record<string, string>) =>
    playwright("e2e-alone", options, chromium, env, ["--project=alone"]);
  const visit = async (): Promise<Counts> => {
    // The first one builds the apps.
    const env = await open("e2e-logs");
    const beside = isWhole ? open("e2e-logs-alone").then(killed).catch(tell) : undefined;
    return sum([
      await playwright("e2e-listed", options, chromium, env, [
        "--project=listed",
        `--workers=${LISTED_WORKERS}`,
      ]),
      await playwright("e2e-drawn", options, chromium, env, ["--project=drawn"]),
      await (beside ?? killed(env)),
    ]);
  };
  const counts = await visit().catch(tell);
  await Promise.all(houses.map((house) => house.close()));
  if (counts.failed > 0) {
    console.log(
      `Traces and screenshots: ${join(RESULTS, "e2e")}\nLogs of the services: ${join(RESULTS, "e2e-logs*")}`,
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
