import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../scripts/support/root";
import { startStack } from "./stack";
import { STACK_VARIABLE } from "./the-stack";

/** One production stack for all end-to-end tests; they find it by `theStack()`. */
export default async function setUp(): Promise<() => Promise<void>> {
  // A developer's own stack, kept from run to run.
  if (process.env[STACK_VARIABLE]) return async () => undefined;
  const stack = await startStack();
  const { url, adminEmail, adminPassword, databaseUrl, dataDir, logsDir } = stack;
  process.env[STACK_VARIABLE] = JSON.stringify({
    url,
    adminEmail,
    adminPassword,
    databaseUrl,
    dataDir,
    logsDir,
  });
  return async () => {
    delete process.env[STACK_VARIABLE];
    const kept = join(ROOT, "test-results/e2e-logs");
    rmSync(kept, { recursive: true, force: true });
    cpSync(stack.logsDir, kept, { recursive: true });
    await stack.stop();
  };
}
