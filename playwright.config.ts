import { defineConfig } from "@playwright/test";

/** Software WebGL, a microphone without questions, sound without a click, and no talk to anybody else. */
const FLAGS = [
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  // Pages are put together by the processor itself and not by a GPU that is imitated on it: coming into a room as a list
  // takes 4.8 s of processor time and not 8. The room in 3D is drawn as before.
  "--disable-gpu-compositing",
  "--use-fake-ui-for-media-stream",
  "--use-fake-device-for-media-stream",
  "--autoplay-policy=no-user-gesture-required",
];

export default defineConfig({
  testDir: "tests/e2e",
  testMatch: "**/*.{spec,test}.ts",
  outputDir: "test-results/e2e",
  globalSetup: "./tests/support/e2e-setup.ts",
  // Two at a time draw their rooms in software on two cores: each took three times as long.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 300_000,
  expect: { timeout: 30_000 },
  use: {
    browserName: "chromium",
    channel: "chromium",
    viewport: { width: 960, height: 600 },
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    actionTimeout: 45_000,
    navigationTimeout: 60_000,
    launchOptions: {
      args: FLAGS,
      ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
    },
  },
});
