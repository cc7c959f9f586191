import { readFileSync } from "node:fs";

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

interface VitestReport {
  success: boolean;
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: unknown[];
}

/** A file that could not even be read counts as one failed test, and so does a run that failed on nothing named. */
export function vitestCounts(file: string, ok: boolean): Counts {
  const report = readReport<VitestReport>(file);
  if (!report) return { passed: 0, failed: ok ? 0 : 1, skipped: 0 };
  const broken = report.testResults.filter(
    (it) => it.status === "failed" && it.assertionResults.length === 0,
  ).length;
  const failed = report.numFailedTests + broken;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && !ok ? 1 : failed,
    skipped: report.numPendingTests,
  };
}

export function playwrightCounts(file: string, ok: boolean): Counts {
  const report = readReport<PlaywrightReport>(file);
  if (!report) return { passed: 0, failed: ok ? 0 : 1, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  const failed = unexpected + flaky;
  return {
    passed: expected,
    failed: failed === 0 && !ok ? Math.max(1, report.errors.length) : failed,
    skipped,
  };
}

export function sum(all: Counts[]): Counts {
  return all.reduce(
    (a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

function readReport<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as T;
  } catch {
    return undefined;
  }
}
