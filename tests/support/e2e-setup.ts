import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../scripts/support/root";
import { startStack } from "./stack";
import { STACK_VARIABLE } from "./the-stack";

export interface TestHouse {
  /** In the environment of tests it leads them there: `theStack()`. */
  env: Record<string, string>;
  close(): Promise<void>;
}

/** @param logs where its logs are kept under the tests' results when it has closed */
export async function openHouse(logs: string): Promise<TestHouse> {
  // A developer's own, kept from run to run.
  if (process.env[STACK_VARIABLE]) return { env: {}, close: async () => undefined };
  const stack = await startStack();
  const { url, adminEmail, adminPassword, databaseUrl, dataDir, logsDir } = stack;
  const words = JSON.stringify({ url, adminEmail, adminPassword, databaseUrl, dataDir, logsDir });
  return {
    env: { [STACK_VARIABLE]: words },
    async close() {
      const kept = join(ROOT, "test-results", logs);
      rmSync(kept, { recursive: true, force: true });
      cpSync(stack.logsDir, kept, { recursive: true });
      await stack.stop();
    },
  };
}

/** One production stack for all end-to-end tests of a run that was given none. */
export default async function setUp(): Promise<() => Promise<void>> {
  const house = await openHouse("e2e-logs");
  Object.assign(process.env, house.env);
  return () => house.close();
}
