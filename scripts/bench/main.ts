import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { failureWords, StepFailure } from "../launch/failure";
import { ROOT } from "../support/root";
import type { Bench, GivenOptions } from "./figures";
import { report } from "./report";

const FOLDER = join(ROOT, "benches");

const [name, ...rest] = process.argv.slice(2);
const file = name && /^[a-z0-9-]+$/.test(name) ? join(FOLDER, `${name}.ts`) : undefined;

if (name === undefined || file === undefined || !existsSync(file)) {
  const wantsHelp = name === undefined || name === "--help";
  if (!wantsHelp) console.error(`There is no bench "${name}".`);
  console.log(`npm run bench -- NAME [--json FILE]\n${(await known()).join("\n")}`);
  process.exit(wantsHelp ? 0 : 1);
}

try {
  const bench = await load(file);
  const { json, ...given } = optionsOf(bench, rest);
  const figures = await bench.run((text) => console.error(text), given);
  report(name, figures, json && resolve(json));
} catch (error) {
  process.exitCode = 1;
  console.error(
    failureWords(new StepFailure(`Bench ${name}`, error, "npm test says whether the parts work.")),
  );
}
process.exit();

function optionsOf({ options = {} }: Bench, args: string[]): GivenOptions {
  const known = Object.fromEntries(
    ["json", ...Object.keys(options)].map((option) => [option, { type: "string" as const }]),
  );
  return parseArgs({ args, options: known }).values;
}

async function load(path: string): Promise<Bench> {
  const { default: bench } = (await import(pathToFileURL(path).href)) as { default: Bench };
  return bench;
}

async function known(): Promise<string[]> {
  if (!existsSync(FOLDER)) return [];
  const names = readdirSync(FOLDER).flatMap((entry) => (entry.endsWith(".ts") ? entry.slice(0, -3) : []));
  const lines = await Promise.all(
    names.map(async (it) => {
      const { about, options = {} } = await load(join(FOLDER, `${it}.ts`));
      const own = Object.entries(options).map(([option, use]) => `      --${option}  ${use}`);
      return [`  ${it}: ${about}`, ...own];
    }),
  );
  return lines.flat();
}
