import { defineConfig } from "@playwright/test";
import { CHROMIUM_FLAGS } from "./scripts/test/chromium-flags";

/** Rooms in 3D: what is drawn goes to the screen by the imitated GPU that drew it. */
const DRAWN = /@drawn/;
/** What kills the servers has a house for itself. */
const ALONE = ["crash", "evening"].map((name) => `**/${name}.spec.ts`);
/**
 * Pages without 3D are put together by the processor and not by a GPU that is imitated on it: coming into a room as a
 * list takes 4.8 s of processor time and not 8.
 */
const LISTED = [...CHROMIUM_FLAGS, "--disable-gpu-compositing"];

const launchWith = (args: string[]) => ({
  args,
  ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
});

export default defineConfig({
  testDir: "tests/e2e",
  projects: [
    {
      name: "listed",
      testIgnore: ALONE,
      grepInvert: DRAWN,
      outputDir: "test-results/e2e/listed",
      use: { launchOptions: launchWith(LISTED) },
    },
    {
      name: "alone",
      testMatch: ALONE,
      outputDir: "test-results/e2e/alone",
      use: { launchOptions: launchWith(LISTED) },
    },
    {
      name: "drawn",
      testIgnore: ALONE,
      grep: DRAWN,
      outputDir: "test-results/e2e/drawn",
      use: { launchOptions: launchWith(CHROMIUM_FLAGS) },
    },
  ],
  globalSetup: "./tests/support/e2e-setup.ts",
  // Two at a time that draw their rooms in software on two cores took three times as long each. Lists mostly wait:
  // npm test runs two files of them at a time.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 300_000,
  expect: { timeout: 30_000 },
  use: {
    browserName: "chromium",
    channel: "chromium",
    viewport: { width: 960, height: 600 },
    // Without a film of every page, which costs each of them a picture whenever something moves.
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: true, sources: true },
    screenshot: "only-on-failure",
    // It does one thing, for which a test lets it in: requests that pass it can't be held up or changed by tests.
    serviceWorkers: "block",
    actionTimeout: 45_000,
    navigationTimeout: 60_000,
  },
});
