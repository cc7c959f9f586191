import { ConfigError, type Part, readConfig } from "@karaverse/config";
import { Failure } from "./failure";
import type { LaunchOptions } from "./options";

const PARTS: readonly Part[] = ["tools", "realtime", "web"];

/** A wrong value is told before anything is built or started, and for all parts at once. */
export function checkEnvironment({ dataDir, mode }: LaunchOptions, env: NodeJS.ProcessEnv): void {
  const asStarted = {
    ...env,
    NODE_ENV: mode,
    KARAVERSE_LAUNCHER: "1",
    DATA_DIR: dataDir,
    // Of our own where none is given; the port is an option's, too.
    DATABASE_URL: env.DATABASE_URL || "postgresql://karaverse@127.0.0.1/karaverse",
    WEB_PORT: "",
  };
  const problems = PARTS.flatMap((part) => {
    try {
      readConfig(asStarted, part);
      return [];
    } catch (error) {
      if (error instanceof ConfigError) return error.problems;
      throw error;
    }
  });
  const each = new Map(problems.map((problem) => [problem.name, problem]));
  if (each.size === 0) return;
  throw new Failure(
    new ConfigError([...each.values()]).message,
    "Set it to what is allowed, or unset it; docs/configuration.md says what each is for.",
  );
}
