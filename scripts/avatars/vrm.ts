import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { buildHuman, decodeHuman, parseHumanPack, randomHuman } from "../../packages/avatars/src/human/index";
import { AUTHOR_ONLY, EVERYONE, writeVrm } from "../../packages/avatars/src/vrm/index";
import { ROOT } from "../support/root";

const USAGE = `npm run avatars -- vrm [--seed N | --code CODE] [--name NAME] [--author NAME] [--use author|everyone] [--level 0|1|2] [--out FILE]
  Writes somebody as VRM 1.0 for other programs: a random person, or the one whose code it is.`;

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    code: { type: "string" },
    name: { type: "string", default: "Somebody" },
    author: { type: "string", default: "Karaverse" },
    use: { type: "string" },
    level: { type: "string", default: "0" },
    out: { type: "string", default: join(ROOT, "test-results/avatar.vrm") },
    help: { type: "boolean" },
  },
});
const recipe = values.code === undefined ? randomHuman(Number(values.seed)) : decodeHuman(values.code);
if (values.help) process.stdout.write(`${USAGE}\n`);
else if (recipe === null) {
  process.stderr.write("This is not the code of an avatar.\n");
  process.exitCode = 1;
} else {
  const pack = parseHumanPack(
    new Uint8Array(gunzipSync(readFileSync(join(ROOT, "packages/avatars/data/human.bin.gz")))),
  );
  const level = values.level === "1" ? 1 : values.level === "2" ? 2 : 0;
  // Nobody's likeness unless a code says whose.
  const use = values.use ?? (values.code === undefined ? "everyone" : "author");
  const file = writeVrm(buildHuman(pack, recipe, level), {
    name: values.name,
    authors: [values.author],
    use: use === "everyone" ? EVERYONE : AUTHOR_ONLY,
  });
  mkdirSync(dirname(values.out), { recursive: true });
  writeFileSync(values.out, file);
  process.stdout.write(`${values.out}: ${Math.round(file.length / 1000)} kB\n`);
}
