import { chromium } from "@playwright/test";
import type { Bench, Figure } from "../scripts/bench/figures";
import { findChromium } from "../scripts/test/chromium";
import { measure } from "./scene/measure";
import type { HallOptions } from "./scene/page";
import { openSite } from "./scene/site";

const FLAGS = [
  "--no-sandbox",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--disable-background-timer-throttling",
  "--enable-precise-memory-info",
];
/** Making more would take the bench's time; what is drawn is as much with twins. */
const TWINLESS = "60";
/** Pixels do not count here, and software draws them one by one. */
const SIZE = { width: 320, height: 180 } as const;
const HALLS: readonly Omit<HallOptions, "width" | "height" | "different">[] = [
  { place: "club", people: 50, quality: "low", way: "together" },
  { place: "club", people: 50, quality: "medium", way: "together" },
  { place: "club", people: 50, quality: "medium", way: "alone" },
  { place: "club", people: 200, quality: "low", way: "together" },
  { place: "club", people: 200, quality: "medium", way: "together" },
  { place: "club", people: 200, quality: "medium", way: "alone" },
  { place: "open-air", people: 1_000, quality: "low", way: "together" },
  { place: "open-air", people: 1_000, quality: "medium", way: "together" },
  { place: "open-air", people: 1_000, quality: "medium", way: "alone" },
];

const bench: Bench = {
  about:
    "50, 200 and 1,000 people in view: draw calls, triangles, JavaScript and memory of a frame; the same with a skinned mesh for each",
  options: {
    only: "words that a hall's name has, with commas: club, low, alone, 200",
    different: `so many different bodies, everybody else is a twin (${TWINLESS})`,
  },

  async run(say, { only, different = TWINLESS }) {
    const words = only?.split(",") ?? [];
    const executablePath = await findChromium(say, new AbortController().signal);
    const figures: Figure[] = [];
    for (const hall of HALLS) {
      const name = [hall.place, hall.quality, String(hall.people), hall.way];
      if (!words.every((word) => name.includes(word))) continue;
      say(`Filling: ${name.join(", ")}`);
      // A browser for each: what one hall left behind is not counted as the next one's.
      const browser = await chromium.launch({ executablePath, args: FLAGS });
      try {
        const page = await browser.newPage({ viewport: SIZE });
        page.on("pageerror", (error) => console.error(error));
        const devtools = await page.context().newCDPSession(page);
        await openSite(page);
        const measured = await measure(page, devtools, { ...hall, ...SIZE, different: Number(different) });
        say(measured.map(({ id, value, unit }) => `  ${id} ${value} ${unit}`).join("\n"));
        figures.push(...measured);
      } finally {
        await browser.close();
      }
    }
    return figures;
  },
};

export default bench;
