import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { failureWords, StepFailure } from "../launch/failure";
import { ROOT } from "../support/root";
import type { Bench } from "./figures";
import { report } from "./report";

const FOLDER = join(ROOT, "benches");

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: "string" } } });
const [name] = positionals;
const file = name && /^[a-z0-9-]+$/.test(name) ? join(FOLDER, `${name}.ts`) : undefined;

if (name === undefined || file === undefined || !existsSync(file)) {
  if (name !== undefined) console.error(`There is no bench "${name}".`);
  console.log(
    `npm run bench -- NAME [--json FILE]\n${(await known()).map((line) => `  ${line}`).join("\n")}`,
  );
  process.exit(name === undefined ? 0 : 1);
}

try {
  const bench = await load(file);
  const figures = await bench.run((text) => console.error(text));
  report(name, figures, values.json && resolve(values.json));
} catch (error) {
  process.exitCode = 1;
  console.error(
    failureWords(new StepFailure(`Bench ${name}`, error, "npm test says whether the parts work.")),
  );
}
process.exit();

async function load(path: string): Promise<Bench> {
  const { default: bench } = (await import(pathToFileURL(path).href)) as { default: Bench };
  return bench;
}

async function known(): Promise<string[]> {
  if (!existsSync(FOLDER)) return [];
  const names = readdirSync(FOLDER).flatMap((entry) => (entry.endsWith(".ts") ? entry.slice(0, -3) : []));
  return Promise.all(names.map(async (it) => `${it}: ${(await load(join(FOLDER, `${it}.ts`))).about}`));
}
