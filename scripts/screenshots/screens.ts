import type { BrowserContextOptions, Page } from "@playwright/test";
import { giveMicrophone } from "../../tests/e2e/support/microphone";
import { comeIn, freshBrowser, type House, PATIENCE_MS } from "./house";
import { walkers } from "./walkers";

/** @param size what is looked at it on @param path of the picture */
export type Screen = (house: House, size: BrowserContextOptions, path: string) => Promise<void>;

const lobby: Screen = async (house, options, path) => {
  await house.singing();
  const page = await pageOf(house, options);
  await page.goto(house.stack.url);
  await page.locator("[data-room]").getByText(/sings/).first().waitFor({ timeout: PATIENCE_MS });
  await take(page, path);
};

const entrance: Screen = async (house, options, path) => {
  const context = await freshBrowser(house.browser, options);
  await giveMicrophone(context);
  const page = await context.newPage();
  await page.goto(`${house.room.link}?quality=medium`);
  await page.getByLabel("Your name").fill("Inês", { timeout: PATIENCE_MS });
  await page.getByRole("radiogroup", { name: "Looks" }).getByRole("radio").nth(2).click();
  await page.getByRole("button", { name: "Check the microphone" }).click();
  await page.getByRole("meter").waitFor({ timeout: PATIENCE_MS });
  await page.evaluate(() => window.testMicrophone.tone(196));
  await page.locator("canvas").first().waitFor({ timeout: PATIENCE_MS });
  await frames(page, 12);
  await page.getByText("Your name", { exact: true }).scrollIntoViewIfNeeded();
  await take(page, path);
};

const room: Screen = (house, options, path) => inTheRoom(house, path, options, "quality=medium");

const admin: Screen = async (house, options, path) => {
  await house.singing();
  const page = await adminPage(house, options);
  await page.getByText("Rosa", { exact: true }).first().waitFor({ timeout: PATIENCE_MS });
  await take(page, path);
};

const songs: Screen = async (house, options, path) => {
  const { page } = await comeIn(house.browser, house.room.link, "Inês", {
    query: "quality=medium",
    context: options,
  });
  await frames(page, 5);
  await page.getByRole("button", { name: "Songs", exact: true }).click();
  await page.getByRole("list", { name: "Songs" }).getByRole("listitem").nth(5).waitFor();
  await frames(page, 2);
  await take(page, path);
};

/** On stage oneself. */
const onStage: Screen = async (house, options, path) => {
  const { page, id } = await comeIn(house.browser, house.room.link, "Inês", {
    query: "quality=low",
    context: options,
  });
  await place(house, id, 0.2, 2.4);
  await frames(page, 5);
  await house.sings(page);
  await take(page, path);
};

/** After a whole song of one's own: in the list, because a minute of software 3D takes ten. */
const results: Screen = async (house, options, path) => {
  const { page } = await comeIn(house.browser, house.room.link, "Inês", { context: options });
  await house.singsToTheEnd(page);
  await page.getByRole("list", { name: "Best scores" }).waitFor({ timeout: PATIENCE_MS });
  await take(page, path);
};

/** Among people who walk. */
const sight: Screen = async (house, options, path) => {
  const around = await walkers(house.browser, house.stack, house.room.slug, (...to) => place(house, ...to));
  const { page, id } = await comeIn(house.browser, house.room.link, "Inês", {
    query: "quality=medium&debug",
    context: options,
  });
  await place(house, id, 0.2, 3.4);
  await page.locator("[data-sent]").nth(4).waitFor({ timeout: PATIENCE_MS });
  await frames(page, 12);
  await take(page, path);
  around.stop();
};

const adminSight: Screen = async (house, options, path) => {
  const around = await walkers(house.browser, house.stack, house.room.slug, (...to) => place(house, ...to));
  await house.singing();
  const page = await adminPage(house, options);
  const chosen = around.people[8]?.name ?? "";
  await page.getByRole("list").getByRole("button", { name: chosen }).click({ timeout: PATIENCE_MS });
  await page.getByRole("region", { name: `Whom ${chosen} sees` }).waitFor({ timeout: PATIENCE_MS });
  await page.locator("[data-seen]").nth(3).waitFor({ timeout: PATIENCE_MS });
  await page.locator("svg[role=group]").scrollIntoViewIfNeeded();
  await take(page, path);
  around.stop();
};

const components: Screen = async (house, options, path) => {
  const page = await pageOf(house, options);
  await page.goto(`${house.stack.url}/components`);
  await page.getByRole("heading", { name: "Components" }).waitFor({ timeout: PATIENCE_MS });
  await take(page, path);
};

/** By the name that its pictures have. */
export const SCREENS: Readonly<Record<string, Screen>> = {
  entrance,
  room,
  lobby,
  admin,
  songs,
  singing: onStage,
  results,
  sight,
  "admin-sight": adminSight,
  components,
};

async function inTheRoom(
  house: House,
  path: string,
  context: BrowserContextOptions,
  query: string,
): Promise<void> {
  const { page, id } = await comeIn(house.browser, house.room.link, "Inês", { query, context });
  await place(house, id, 0.2, 2.4);
  // Everything is drawn once before the song, which is shorter than many frames of software.
  await frames(page, 5);
  await house.singing();
  await page.locator("[data-testid=stage][data-phase=singing]").waitFor({ timeout: PATIENCE_MS });
  await frames(page, 1);
  await take(page, path);
}

async function adminPage(
  { browser, stack, admin, room }: House,
  options: BrowserContextOptions,
): Promise<Page> {
  const storageState = await admin.storageState();
  const context = await freshBrowser(browser, { ...options, baseURL: stack.url, storageState });
  const page = await context.newPage();
  await page.goto(`/admin/rooms/${room.id}`);
  return page;
}

async function place({ admin, room }: House, person: string, x: number, z: number): Promise<void> {
  await admin.request.post(`/api/admin/rooms/${room.id}/acts`, { data: { act: "move", person, x, z } });
}

async function pageOf({ browser }: House, options: BrowserContextOptions): Promise<Page> {
  return (await freshBrowser(browser, options)).newPage();
}

/** Drawn frames, so that textures and people are there. */
export async function frames(page: Page, count: number): Promise<void> {
  await page.evaluate(
    (n) =>
      new Promise<void>((resolve) => {
        let left = n;
        const next = () => (left-- > 0 ? requestAnimationFrame(next) : resolve());
        next();
      }),
    count,
  );
}

export async function take(page: Page, path: string): Promise<void> {
  // A picture of a room with lights in it is five times as large without loss.
  await page.screenshot({ path, type: "jpeg", quality: 86, timeout: PATIENCE_MS });
  await page.context().close();
}
