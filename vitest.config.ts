import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** How many test files run at once: two on the smallest machine that we promise to run on. */
const WORKERS = 2;

/** As in apps/web/tsconfig.json. */
const alias = [{ find: /^@\//, replacement: `${import.meta.dirname}/apps/web/src/` }];

/**
 * Integration tests that mostly wait for real seconds to pass: four files at a time disturb nobody. What floods a
 * server, brings a crowd or plays sound in browsers has the machine for itself.
 */
export const SIDE_BY_SIDE = [
  "compose",
  "database",
  "launcher",
  "launcher-database",
  "launcher-supervisor",
  "production-images",
  "realtime-dashboard",
  "realtime-full",
  "realtime-hostile-door",
  "realtime-hostile-moving",
  "realtime-joining",
  "realtime-listening",
  "realtime-moving-seeing",
  "realtime-performing",
  "realtime-places",
  "realtime-processes",
  "realtime-queue",
  "realtime-restart",
  "realtime-rights",
  "realtime-rotation",
  "realtime-scoring",
  "realtime-sight",
  "realtime-stalled",
  "realtime-together",
  "realtime-voice",
  "transport",
  "web-admin",
  "web-avatars",
  "web-import",
  "web-line",
  "web-people",
  "web-recordings",
  "web-singing",
].map((name) => `tests/integration/${name}.test.ts`);

/** It builds the apps for minutes: begun last, it would go on when all others are done. */
const FIRST = "production-images";
/** Its first start takes the apps as they were built for the images. */
const LAST = "launcher";

class BuildersApart extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const place = ({ moduleId }: TestSpecification) =>
      moduleId.includes(FIRST) ? 0 : moduleId.includes(`/${LAST}.test`) ? 2 : 1;
    return sorted.toSorted((a, b) => place(a) - place(b));
  }
}

/** Above the sum of what a test waits for, also on a machine a quarter as fast. */
const INTEGRATION = { testTimeout: 240_000, hookTimeout: 600_000 };

const SETUP = "tests/integration/support/setup.ts";

export default defineConfig({
  test: {
    maxWorkers: WORKERS,
    sequence: { sequencer: BuildersApart },
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["{apps,packages}/*/{src,test}/**/*.test.{ts,tsx}", "{scripts,benches}/**/*.test.ts"],
          testTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts", "tests/voice/**/*.test.ts"],
          ...INTEGRATION,
          globalSetup: SETUP,
          // Real servers and real seconds: side by side they would disturb each other.
          fileParallelism: false,
        },
      },
      {
        resolve: { alias },
        test: { name: "side-by-side", include: SIDE_BY_SIDE, ...INTEGRATION, globalSetup: SETUP },
      },
    ],
  },
});
