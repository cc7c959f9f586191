import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { chromium, type Page } from "@playwright/test";
import type { Bench, Figure } from "../scripts/bench/figures";
import { tableLines } from "../scripts/bench/table";
import { findChromium } from "../scripts/test/chromium";
import { COLUMNS, measure } from "./scene/measure";
import type { HallOptions, bench as inPage } from "./scene/page";
import { buildSite, openSite } from "./scene/site";

declare const sceneBench: typeof inPage;

const FLAGS = [
  "--no-sandbox",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--disable-background-timer-throttling",
  "--enable-precise-memory-info",
];
/** Making more would take the bench's time; what is drawn is as much with twins. */
const TWINLESS = "60";
/** Pixels do not count here. */
const SMALL = { width: 64, height: 36 } as const;
const PICTURE = { width: 1_280, height: 800 } as const;
/** Of one hall: a frame that never ends has no other end. */
const HALL_MS = 100_000;
/** Of who allocates the most are named. */
const NAMED = 6;
type Hall = Pick<HallOptions, "place" | "people" | "quality" | "way">;
const HALLS: readonly Hall[] = ([50, 200, 1_000] as const).flatMap((people) => {
  const place = people === 1_000 ? "open-air" : "club";
  return [
    { place, people, quality: "low", way: "together" },
    { place, people, quality: "medium", way: "together" },
    { place, people, quality: "medium", way: "alone" },
  ] as const;
});

const bench: Bench = {
  about:
    "50, 200 and 1,000 people in view: draw calls, triangles, JavaScript and memory of a frame; the same with a skinned mesh for each",
  options: {
    only: "words that a hall's name has, with commas: club, low, alone, 200",
    pictures:
      "a folder: each hall is drawn into it from the back and from the stage, and nothing is measured",
    different: `so many different bodies, everybody else is a twin (${TWINLESS})`,
  },

  async run(say, { only, pictures, different = TWINLESS }) {
    const words = only?.split(",") ?? [];
    const executablePath = await findChromium(say, new AbortController().signal);
    const site = await buildSite();
    const figures: Figure[] = [];
    const rows: { cells: string[] }[] = [];
    for (const hall of HALLS) {
      const name = [hall.place, hall.quality, String(hall.people), hall.way];
      if (!words.every((word) => name.includes(word))) continue;
      say(`Filling: ${name.join(", ")}`);
      // A browser for each: what one hall left behind is not counted as the next one's.
      const browser = await chromium.launch({ executablePath, args: FLAGS });
      try {
        const page = await browser.newPage({ viewport: pictures === undefined ? SMALL : PICTURE });
        page.on("pageerror", (error) => console.error(error));
        await openSite(page, site);
        if (pictures !== undefined) {
          await draw(page, { ...hall, different: Number(different) }, join(pictures, name.join("-")));
          continue;
        }
        const devtools = await page.context().newCDPSession(page);
        const options = { ...hall, ...SMALL, different: Number(different), pixels: false };
        const measuring = measure(page, devtools, options).catch((error: Error) => error);
        const found = await Promise.race([measuring, sleep(HALL_MS, new Error(`no end in ${HALL_MS} ms`))]);
        if (found instanceof Error) {
          say(`  does not hold: ${found.message}`);
          rows.push({ cells: [name.join("-"), "does not hold", ...COLUMNS.slice(2).map(() => "")] });
          continue;
        }
        const { figures: measured, allocators, row } = found;
        say(measured.map(({ id, value, unit }) => `  ${id} ${value} ${unit}`).join("\n"));
        const most = allocators.slice(0, NAMED).map(({ name, bytes }) => `${name} ${Math.round(bytes)}`);
        say(`  bytes a frame: ${most.join(", ")}`);
        figures.push(...measured);
        rows.push({ cells: [...row] });
      } finally {
        await browser.close();
      }
    }
    if (rows.length > 0) say(tableLines({ cells: [...COLUMNS] }, rows, new Set([0])).join("\n"));
    return figures;
  },
};

async function draw(page: Page, hall: Hall & Pick<HallOptions, "different">, file: string): Promise<void> {
  await page.evaluate((options) => sceneBench.open(options), { ...hall, ...PICTURE, pixels: true });
  for (const from of ["back", "stage"] as const) {
    await page.evaluate((place) => sceneBench.picture(place), from);
    await page.screenshot({ path: `${file}-${from}.png`, timeout: 120_000 });
  }
}

export default bench;
