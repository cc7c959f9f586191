import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Browser, chromium } from "@playwright/test";
import { anyStack } from "../../tests/support/any-stack";
import { ROOT } from "../support/root";
import { findChromium } from "../test/chromium";
import { furnishHouse } from "./house";
import { PLACES } from "./places";
import { SHOTS } from "./shots";

const ALL = { ...SHOTS, ...PLACES };

const USAGE = `npm run shots -- [NAMES] [--out DIR]
  Takes the README's screenshots from a stack of its own: ${Object.keys(ALL).join(", ")}.
  Software 3D draws the room; it takes minutes.`;

const FLAGS = [
  "--no-sandbox",
  "--disable-quic",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--use-fake-ui-for-media-stream",
  "--use-fake-device-for-media-stream",
  "--autoplay-policy=no-user-gesture-required",
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: "string", default: join(ROOT, "docs/screenshots") }, help: { type: "boolean" } },
});
if (values.help) {
  console.log(USAGE);
  process.exit();
}
mkdirSync(values.out, { recursive: true });

const { stack, stop, isOwn } = await anyStack();
const executablePath = await findChromium(console.error, new AbortController().signal);
const browser: Browser = await chromium.launch({ executablePath, args: FLAGS });
try {
  const house = await furnishHouse(browser, stack, isOwn);
  for (const [name, take] of Object.entries(ALL)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    const path = join(values.out, `${name}.png`);
    await take(house, path);
    console.log(path);
  }
} finally {
  await browser.close();
  await stop();
}
process.exit();
