import { mkdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { HISSING_WEBM } from "../support/tiny-videos";
import { mono } from "./support/alignment";
import { adminActs, comeIn, type Guest } from "./support/evening";
import { hear } from "./support/microphone";
import { isInside, SLOW_MS, test } from "./support/people";

declare global {
  interface Window {
    /** Names of the films that played, one after another. */
    films: string[];
  }
}

/** How loud a stretch of frequencies is, by Goertzel's filter at steps of a quarter tone. */
async function heard(page: Page, seconds: number): Promise<(from: number, to: number) => number> {
  const ears = await hear(page, seconds);
  const [samples, rate] = [mono(ears), ears.sampleRate];
  return (from, to) => {
    let sum = 0;
    let steps = 0;
    for (let hertz = from; hertz <= to; hertz *= 2 ** (1 / 24)) {
      const turn = 2 * Math.cos((2 * Math.PI * hertz) / rate);
      let [a, b] = [0, 0];
      for (const sample of samples) [a, b] = [sample + turn * a - b, a];
      sum += (a * a + b * b - turn * a * b) / samples.length ** 2;
      steps++;
    }
    return Math.sqrt(sum / steps);
  };
}

const CORNER = 10 ** (-9 / 20);

/** No film plays to the sample: within 5 dB, which is far from none. */
function expectCorner(share: number, what: string): void {
  expect(share, what).toBeGreaterThan(CORNER / 1.78);
  expect(share, what).toBeLessThan(CORNER * 1.78);
}

/** Runs in the page: what plays is in no document. */
function watchFilms(): void {
  window.films = [];
  const made: HTMLVideoElement[] = [];
  const create = document.createElement.bind(document);
  document.createElement = (name: string, options?: ElementCreationOptions) => {
    const element = create(name, options);
    if (element instanceof HTMLVideoElement) made.push(element);
    return element;
  };
  setInterval(() => {
    const on = made.find((film) => !film.paused && film.currentTime > 0);
    const name = on?.src.split("/").at(-1);
    if (name && name !== window.films.at(-1)) window.films.push(name);
  }, 20);
}

test("V6 V7 M9 P15 bell, hands and films are heard in a list view, and in the quiet corner as softly and dully as its wall has it", async ({
  house,
}) => {
  const folder = join(house.stack.dataDir, "videos");
  const put = (name: string): void => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), HISSING_WEBM);
    // Nobody writes to it any more.
    const before = Date.now() / 1_000 - 60;
    utimesSync(join(folder, name), before, before);
  };
  const room = await house.room(await house.browserOf());
  const admin = await adminActs(house.browser, house.stack);
  const come = (name: string) => comeIn(house.browser, room.link, name, "list");
  const [ana, cara, ben] = await Promise.all([come("Ana"), come("Cara"), come("Ben")]);
  const both = (seconds: number) => Promise.all([heard(ana.page, seconds), heard(cara.page, seconds)]);
  const place = (who: Guest, x: number, z: number) => admin.move(room.id, who, x, z);
  // As far from the mat and from the stage as each other, and only Cara behind the corner's edge: 9 dB.
  await Promise.all([place(ana, -8.2, 11.9), place(cara, 8.2, 11.9), place(ben, 0, 8.4)]);

  const ringing = both(3);
  await place(ben, 0, 11.9);
  const [bell, muffled] = await ringing;
  expect(bell(655, 663), "the bell").toBeGreaterThan(8 * bell(585, 600));
  expectCorner(muffled(655, 663) / bell(655, 663), "the bell in the corner");

  await ben.page.getByRole("button", { name: "React", exact: true }).click();
  const applause = ben.page.getByRole("group", { name: "Reactions" }).getByRole("button").first();
  await applause.hover();
  const [, quiet] = await both(0.5);
  const clapping = both(5);
  await applause.click();
  const [hands, dullHands] = await clapping;
  // No two claps are equally loud: that they are there is measured, and that the wall takes more of their top than of the rest.
  const soft = dullHands(700, 1_500) / hands(700, 1_500);
  expect(dullHands(700, 1_500), "hands in the corner").toBeGreaterThan(10 * quiet(700, 1_500));
  expect(dullHands(6_000, 9_000) / hands(6_000, 9_000), "duller").toBeLessThan(0.6 * soft);

  try {
    put("a.webm");
    put("b.webm");
    await ana.page.evaluate(watchFilms);
    const played = () => ana.page.evaluate(() => window.films.join(" "));
    await admin.act(room.id, { act: "theme", screen: "video-folder" });
    await expect.poll(played, { timeout: SLOW_MS }).toMatch(/a\.webm b\.webm a\.webm/);
    put("c.webm");
    // Anew where a busy machine let one of the two films stand.
    await expect(async () => {
      const [film, dullFilm] = await both(2);
      const soft = dullFilm(300, 900) / film(300, 900);
      expectCorner(soft, "films in the corner");
      expect(dullFilm(6_000, 8_000) / film(6_000, 8_000), "duller").toBeLessThan(0.5 * soft);
    }).toPass({ timeout: SLOW_MS });
    await expect.poll(played, { timeout: SLOW_MS }).toMatch(/b\.webm c\.webm a\.webm/);
  } finally {
    for (const name of ["a", "b", "c"]) rmSync(join(folder, `${name}.webm`), { force: true });
    for (const { context } of [ana, cara, ben, admin]) await context.close();
  }
});

test("J11 who walks into the lobby's door is asked, and comes into another open room as who they are", {
  tag: "@drawn",
}, async ({ house }) => {
  const { room: next } = await house.host("Hana", { name: `Next door ${Date.now() % 1_000_000}` });
  const context = await house.browserOf({ viewport: { width: 320, height: 240 } });
  const room = await house.room(context);
  const { page, id } = await house.guest(room, "Ana", { context, view: "low" });
  const admin = await adminActs(house.browser, house.stack);
  await admin.move(room.id, { context, page, id }, 0, 11.6);
  const question = page.getByRole("dialog", { name: "The lobby" });
  await page.keyboard.down("KeyS");
  await expect(question).toBeVisible({ timeout: SLOW_MS });
  await page.keyboard.up("KeyS");
  await question.getByRole("button", { name: next.name }).click();
  await page.waitForURL(`**/r/${next.slug}*`);
  await isInside(page);
  await expect(page.locator("[data-room]")).toHaveAttribute("data-room", next.slug);
  await page.getByRole("button", { name: "People", exact: true }).click();
  await expect(page.getByRole("dialog", { name: "People" })).toContainText("Ana");
  await admin.context.close();
});
