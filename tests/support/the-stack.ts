import { readLauncher, type ServiceName } from "../../scripts/launch/data-lock";
import { until } from "../../scripts/support/until";

export const STACK_VARIABLE = "KARAVERSE_TEST_STACK";

export interface RunningStack {
  url: string;
  adminEmail: string;
  adminPassword: string;
  databaseUrl: string;
  dataDir: string;
  logsDir: string;
}

/** The stack that the end-to-end run has started. */
export function theStack(): RunningStack {
  const text = process.env[STACK_VARIABLE];
  if (!text) throw new Error("No stack runs: start end-to-end tests with npm test -- --e2e");
  return JSON.parse(text) as RunningStack;
}

export function servicePid(dataDir: string, service: ServiceName): number | undefined {
  const launcher = readLauncher(dataDir);
  return launcher.kind === "none" ? undefined : launcher.state.services[service];
}

/** Kills a service as a crash would, and waits until the launcher has a new one that answers. */
export async function killAndAwait(dataDir: string, service: ServiceName, withinMs = 120_000): Promise<void> {
  const before = servicePid(dataDir, service);
  if (before === undefined) throw new Error(`${service} does not run`);
  process.kill(before, "SIGKILL");
  const isBack = () => {
    const now = servicePid(dataDir, service);
    return now !== undefined && now !== before;
  };
  if (!(await until(isBack, { timeoutMs: withinMs }))) throw new Error(`${service} did not come back`);
}
