import type { Check } from "./report";
import { linesOf, tool } from "./tool";

/** tsc over every package, and over scripts, tests and benches. */
export const types: Check = async () => {
  const turbo = [
    "run",
    "check",
    "--no-daemon",
    "--continue",
    "--output-logs=errors-only",
    "--log-prefix=none",
  ];
  const runs = [
    await tool("node_modules/turbo/bin/turbo", turbo),
    await tool("node_modules/typescript/bin/tsc", ["--noEmit", "-p", "scripts"]),
    await tool("node_modules/typescript/bin/tsc", ["--noEmit", "-p", "tests"]),
  ];
  const problems = runs.filter(({ ok }) => !ok).flatMap(({ output }) => linesOf(output));
  return { name: "types", scope: "all packages, scripts and tests", problems };
};
