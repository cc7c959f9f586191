import type { Check } from "./report";
import { linesOf, tool } from "./tool";

/** Biome: formatting and lint. */
export const format: Check = async () => {
  const args = ["check", "--max-diagnostics=200", "--diagnostic-level=warn", "--error-on-warnings", "."];
  const { ok, output } = await tool("node_modules/@biomejs/biome/bin/biome", args);
  const scope = /Checked (\d+ files)/.exec(output)?.[1] ?? "files";
  return { name: "format", scope, problems: ok ? [] : linesOf(output) };
};
