import pc from "picocolors";
import { drawClient } from "../launch/build";
import { CHECKS } from "./index";

export interface Counts {
  passed: number;
  failed: number;
}

/** All checks, or those that are named; every one runs, whatever the others find. */
export async function runChecks(names: string[] = []): Promise<Counts> {
  const unknown = names.filter((name) => !(name in CHECKS));
  if (unknown.length > 0) {
    console.error(`There is no check ${unknown.join(", ")}; there are ${Object.keys(CHECKS).join(", ")}.`);
    return { passed: 0, failed: unknown.length };
  }
  // Types and unused code are looked for in the database client too.
  await drawClient(new AbortController().signal, () => undefined);
  const counts = { passed: 0, failed: 0 };
  for (const [name, check] of Object.entries(CHECKS)) {
    if (names.length > 0 && !names.includes(name)) continue;
    const { scope, problems } = await check();
    if (problems.length === 0) {
      counts.passed++;
      console.log(`${pc.green("✔")} ${name}: ${scope}`);
    } else {
      counts.failed++;
      console.log(`${pc.red("✖")} ${name}: ${scope}`);
      for (const problem of problems) console.log(`    ${problem}`);
    }
  }
  return counts;
}
