import { randomInt } from "node:crypto";
import pc from "picocolors";
import { failureWords, StepFailure } from "../launch/failure";
import { readArguments } from "../support/arguments";
import { fuzzRealtime } from "./realtime";
import type { Fuzz } from "./report";
import { fuzzSongs } from "./songs";
import { fuzzWeb } from "./web";

const FUZZES: Record<string, Fuzz> = { realtime: fuzzRealtime, songs: fuzzSongs, web: fuzzWeb };
const USAGE = `npm run fuzz -- NAME [--messages N] [--seed S]
  ${Object.entries(FUZZES)
    .map(([name, { about, messages }]) => `${name}: ${about} (${messages})`)
    .join("\n  ")}
  In brackets how many messages without --messages.
  Without a seed: half of them with a fixed one, half with a new one, which is printed.`;

const FIXED_SEED = 20_261_121;
const MOST_SEED = 2 ** 31;

const { values, positionals } = readArguments(USAGE, {
  messages: { type: "string" },
  seed: { type: "string" },
});
const [name = ""] = positionals;
const fuzz = Object.hasOwn(FUZZES, name) ? FUZZES[name] : undefined;
const messages = Number(values.messages ?? fuzz?.messages);
const seeds = values.seed === undefined ? [FIXED_SEED, randomInt(MOST_SEED)] : [Number(values.seed)];

if (!fuzz || !seeds.every(Number.isInteger) || !Number.isInteger(messages) || messages < 1) {
  if (name) console.error(fuzz ? "Messages and seed are whole numbers." : `There is no fuzz "${name}".`);
  console.log(USAGE);
  process.exit(name ? 1 : 0);
}

try {
  for (const seed of seeds) {
    const count = Math.ceil(messages / seeds.length);
    console.log(`\n${pc.bold(`${name}: ${count} messages, seed ${seed}`)}`);
    const { facts, problems, lastMessages } = await fuzz.run({
      messages: count,
      seed,
      say: (text) => console.error(pc.dim(text)),
    });
    for (const [fact, value] of Object.entries(facts)) console.log(`${fact}: ${value}`);
    if (problems.length === 0) {
      console.log(pc.green("whole and well"));
      continue;
    }
    process.exitCode = 1;
    for (const problem of problems) console.error(pc.red(problem));
    console.error(`\nThe last messages:\n${lastMessages.join("\n")}`);
    console.error(`\nAgain: npm run fuzz -- ${name} --messages ${count} --seed ${seed}`);
  }
} catch (error) {
  process.exitCode = 1;
  console.error(
    failureWords(new StepFailure(`Fuzz ${name}`, error, "npm test says whether the parts work.")),
  );
}
process.exit();
