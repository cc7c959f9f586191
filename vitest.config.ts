import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** How many test files run at once: two on the smallest machine that we promise to run on. */
const WORKERS = 2;

/** As in apps/web/tsconfig.json. */
const alias = [{ find: /^@\//, replacement: `${import.meta.dirname}/apps/web/src/` }];

/**
 * Tests that mostly wait for real seconds to pass: four files at a time disturb nobody, not even those that listen to
 * what browsers play. What floods a server or brings a crowd has the machine for itself.
 */
export const SIDE_BY_SIDE = [
  "integration/compose",
  "integration/database",
  "integration/face-camera",
  "integration/launcher",
  "integration/launcher-database",
  "integration/launcher-supervisor",
  "integration/production-images",
  "integration/realtime-dashboard",
  "integration/realtime-full",
  "integration/realtime-hostile-door",
  "integration/realtime-hostile-moving",
  "integration/realtime-hostile-wire",
  "integration/realtime-joining",
  "integration/realtime-leaving",
  "integration/realtime-listening",
  "integration/realtime-moving-seeing",
  "integration/realtime-performing",
  "integration/realtime-places",
  "integration/realtime-processes",
  "integration/realtime-queue",
  "integration/realtime-restart",
  "integration/realtime-rights",
  "integration/realtime-rotation",
  "integration/realtime-scoring",
  "integration/realtime-sight",
  "integration/realtime-stalled",
  "integration/realtime-together",
  "integration/realtime-voice",
  "integration/transport",
  "integration/web-admin",
  "integration/web-avatars",
  "integration/web-host-songs",
  "integration/web-hostile",
  "integration/web-import",
  "integration/web-line",
  "integration/web-people",
  "integration/web-recordings",
  "integration/web-rooms",
  "integration/web-singing",
  "integration/web-videos",
  "voice/browsers",
  "voice/voice",
].map((name) => `tests/${name}.test.ts`);

/** They take minutes: begun last, they would go on when all others are done. */
const FIRST = ["integration/production-images", "voice/voice"];
/** Its first start takes the apps as they were built for the images. */
const LAST = "integration/launcher";

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const is = (name: string, { moduleId }: TestSpecification) => moduleId.endsWith(`/${name}.test.ts`);
    const place = (file: TestSpecification) => {
      const first = FIRST.findIndex((name) => is(name, file));
      if (first >= 0) return first;
      return is(LAST, file) ? FIRST.length + 1 : FIRST.length;
    };
    return sorted.toSorted((a, b) => place(a) - place(b));
  }
}

/** Above the sum of what a test waits for, also on a machine a quarter as fast. */
const INTEGRATION = { testTimeout: 240_000, hookTimeout: 600_000 };

const SETUP = "tests/integration/support/setup.ts";

export default defineConfig({
  test: {
    maxWorkers: WORKERS,
    sequence: { sequencer: LongestFirst },
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
