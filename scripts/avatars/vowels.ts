import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { seededRandom } from "../../benches/pitch/random";
import { ROOT } from "../support/root";
import { examplesOf, shareRight, train } from "./vowels/train";

/** npm run avatars -- vowels: trains the net that hears vowels, on voices drawn from one seed. */
const TAKES = 1_500;
const EPOCHS = 18;

const random = seededRandom(9);
const known = examplesOf(TAKES, random);
const others = examplesOf(TAKES / 5, seededRandom(10));
const net = train(known, EPOCHS, random);
process.stdout.write(`${known.length} frames: ${(100 * shareRight(net, known)).toFixed(1)} % right, `);
process.stdout.write(`of ${others.length} others ${(100 * shareRight(net, others)).toFixed(1)} %\n`);

const row = (name: string, values: Float64Array) =>
  `export const ${name}: readonly number[] = [${[...values].map((value) => Number(value.toFixed(2))).join(", ")}];\n`;
writeFileSync(
  join(ROOT, "packages/avatars/src/face/vowel-weights.ts"),
  `/** Written by \`npm run avatars -- vowels\`: rows of the net in vowel-net.ts. */\n${[
    row("BIASES_IN", net.biasesIn),
    row("WEIGHTS_IN", net.weightsIn),
    row("BIASES_OUT", net.biasesOut),
    row("WEIGHTS_OUT", net.weightsOut),
  ].join("\n")}`,
);
