import { parseArgs } from "node:util";

export const PHASES = ["checks", "unit", "integration", "e2e"] as const;
export type PhaseName = (typeof PHASES)[number];

export interface TestOptions {
  phases: PhaseName[];
  /** Only tests whose title fits. */
  pattern: string | undefined;
  /** Only these files. */
  files: string[];
}

export const USAGE = `npm test -- [options] [files]
  --checks, --unit, --integration, --e2e   only these (all of them when none is named)
  -g PATTERN                               only tests whose title fits; no checks then`;

export function readTestOptions(args: string[]): TestOptions {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      checks: { type: "boolean" },
      unit: { type: "boolean" },
      integration: { type: "boolean" },
      e2e: { type: "boolean" },
      grep: { type: "string", short: "g" },
    },
  });
  const named = PHASES.filter((phase) => values[phase]);
  const isNarrow = values.grep !== undefined || positionals.length > 0;
  const all = PHASES.filter((phase) => !(isNarrow && phase === "checks"));
  return { phases: named.length > 0 ? named : all, pattern: values.grep, files: positionals };
}
