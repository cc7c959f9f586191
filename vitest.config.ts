import { defineConfig } from "vitest/config";

/** How many test files run at once: two on the smallest machine that we promise to run on. */
const WORKERS = 2;

/** As in apps/web/tsconfig.json. */
const alias = [{ find: /^@\//, replacement: `${import.meta.dirname}/apps/web/src/` }];

export default defineConfig({
  test: {
    maxWorkers: WORKERS,
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["{apps,packages}/*/{src,test}/**/*.test.{ts,tsx}", "{scripts,benches}/**/*.test.ts"],
          testTimeout: 20_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts", "tests/voice/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 600_000,
          // Real servers and real seconds: side by side they would disturb each other.
          fileParallelism: false,
        },
      },
    ],
  },
});
