import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium } from "@playwright/test";
import { anyStack } from "../../tests/support/any-stack";
import { readArguments } from "../support/arguments";
import { ROOT } from "../support/root";
import { findChromium } from "../test/chromium";
import { CHROMIUM_FLAGS } from "../test/chromium-flags";
import { takeDoors } from "./doors";
import { type House, openHouse } from "./house";
import { PLACES } from "./places";
import { SCREENS } from "./screens";
import { cameraOn, SIZES, type Size } from "./sizes";
import type { Screen } from "./view";

const ALL = { ...SCREENS, ...PLACES };

const DOORS = "doors";

const USAGE = `npm run screenshots -- [NAMES] [--size ${Object.keys(SIZES).join("|")}] [--out DIR]
  Takes pictures of every screen and place in every size, from a stack of its own: ${Object.keys(ALL).join(", ")}.
  "${DOORS}", taken only where it is named, is what the lobby itself shows of the places.
  Software 3D draws the room; all of them take about an hour.`;

const { values, positionals } = readArguments(USAGE, {
  size: { type: "string", multiple: true, default: Object.keys(SIZES) },
  out: { type: "string", default: join(ROOT, "docs/screens") },
});
const unknown = [
  ...positionals.filter((name) => !(name in ALL) && name !== DOORS),
  ...values.size.filter((size) => !(size in SIZES)),
];
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(", ")}.\n${USAGE}`);
  process.exit(1);
}
mkdirSync(values.out, { recursive: true });

const { stack, stop, isOwn } = await anyStack();
const executablePath = await findChromium(console.error, new AbortController().signal);
const browser: Browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
let missing = 0;
try {
  const house = await openHouse(browser, stack, isOwn);
  for (const [name, screen] of Object.entries(ALL)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    // One that fails should not cost the others, which take long.
    await take(house, name, screen).catch((error: unknown) => {
      missing++;
      console.error(`No picture of ${name}:`, error);
    });
  }
  if (positionals.includes(DOORS)) await takeDoors(house);
} finally {
  await browser.close();
  await stop();
}
process.exit(missing > 0 ? 1 : 0);

async function take(house: House, name: string, screen: Screen): Promise<void> {
  const view = await screen(house);
  try {
    const camera = await cameraOn(view.page);
    for (const size of values.size) {
      await camera.become(SIZES[size] as Size);
      await view.settle();
      const path = join(values.out, `${name}-${size}.jpg`);
      writeFileSync(path, await camera.picture());
      console.log(path);
    }
  } finally {
    await view.leave();
  }
}
