import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "fflate";
import { ROOT } from "../support/root";
import { packHuman } from "./pack-human";
import { HumanData } from "./wheel";

/** npm run avatars -- pack [--from WHEEL]: the same wheel gives the same bytes. */
const { values } = parseArgs({ options: { from: { type: "string" } } });
const { bytes, notes } = await packHuman(new HumanData(values.from ?? null));
// fflate is written in JavaScript: its output doesn't depend on Node's version, as zlib's does.
const packed = gzipSync(bytes, { level: 9, mtime: 0 });
const folder = join(ROOT, "packages/avatars/data");
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "human.bin.gz"), packed);
for (const note of notes) process.stdout.write(`${note}\n`);
process.stdout.write(`human.bin.gz: ${packed.length} bytes (${bytes.length} unpacked)\n`);
