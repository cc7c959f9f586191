import type { Check } from "./report";
import { linesOf, tool } from "./tool";

/** knip: files, exports and dependencies that nobody uses, and dependencies that nobody declared. */
export const unused: Check = async () => {
  const { ok, output } = await tool("node_modules/knip/bin/knip.js", ["--no-progress", "--no-config-hints"]);
  return { name: "unused", scope: "files, exports, dependencies", problems: ok ? [] : linesOf(output) };
};
