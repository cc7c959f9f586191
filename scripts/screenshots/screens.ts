import { giveMicrophone } from "../../tests/e2e/support/microphone";
import { ADMIN_SCREENS } from "./admin-screens";
import { AMONG_THEM, eveningOf } from "./evening";
import type { House } from "./house";
import { A_SONG, onStageWith, whileSung } from "./singing";
import { ON_THE_WAY } from "./sizes";
import { closing, type Screen } from "./view";
import { comeIn, frames, freshBrowser, PATIENCE_MS } from "./visitor";
import { walkersIn } from "./walkers";

/** After a change of size: the room, then what had to be made for it. */
const DRAWN_ANEW = 3;
/** Until everybody has a body. */
const DRAWN = 24;

const lobby: Screen = async (house) => {
  const evening = await eveningOf(house);
  const page = await pageOf(house);
  await page.goto(house.stack.url);
  const settle = async () => {
    await evening.singing();
    await page.locator("[data-room]").getByText(/sings/).first().waitFor({ timeout: PATIENCE_MS });
  };
  return { page, settle, leave: closing(page) };
};

const entrance: Screen = async (house) => {
  const { room } = await eveningOf(house);
  const context = await freshBrowser(house.browser, { viewport: ON_THE_WAY });
  await giveMicrophone(context);
  const page = await context.newPage();
  await page.goto(`${room.link}?quality=medium`);
  await page.getByLabel("Your name").fill("Inês", { timeout: PATIENCE_MS });
  await page.getByRole("radiogroup", { name: "Looks" }).getByRole("radio").nth(2).click();
  await page.getByRole("button", { name: "Check the microphone" }).click();
  await page.getByRole("meter").waitFor({ timeout: PATIENCE_MS });
  await page.evaluate(() => window.testMicrophone.tone(196));
  await page.locator("canvas").first().waitFor({ timeout: PATIENCE_MS });
  const settle = async () => {
    await frames(page, 8);
    await page.getByText("Your name", { exact: true }).scrollIntoViewIfNeeded();
  };
  return { page, settle, leave: closing(page) };
};

/** While somebody else sings. */
const room: Screen = async (house) => {
  const evening = await eveningOf(house);
  const { page } = await amongPeople(house, "quality=medium");
  await frames(page, 5);
  const settle = () => whileSung(page, evening.singing, () => frames(page, DRAWN_ANEW));
  return { page, settle, leave: closing(page) };
};

const songs: Screen = async (house) => {
  const { room } = await eveningOf(house);
  const { page } = await comeIn(house.browser, room.link, "Inês", "quality=medium");
  await frames(page, 5);
  await page.getByRole("button", { name: "Songs", exact: true }).click();
  await page.getByRole("list", { name: "Songs" }).getByRole("listitem").nth(5).waitFor();
  return { page, settle: () => frames(page, DRAWN_ANEW), leave: closing(page) };
};

/** On stage oneself. */
const onStage: Screen = async (house) => {
  const { stageIsFree } = await eveningOf(house);
  const { page } = await amongPeople(house, "quality=medium");
  await frames(page, 5);
  await stageIsFree();
  const settle = () =>
    whileSung(
      page,
      () => onStageWith(page, A_SONG),
      () => frames(page, DRAWN_ANEW),
    );
  return { page, settle, leave: closing(page) };
};

/** After a whole song of one's own: in the list, because a minute of software 3D takes ten. */
const results: Screen = async (house) => {
  const { room, singsToTheEnd } = await eveningOf(house);
  const visitor = await comeIn(house.browser, room.link, "Inês");
  const { page } = visitor;
  await singsToTheEnd(visitor);
  const settle = () => page.getByRole("list", { name: "Best scores" }).waitFor({ timeout: PATIENCE_MS });
  return { page, settle, leave: closing(page) };
};

/** Among people who walk. */
const sight: Screen = async (house) => {
  const { goHome } = await walkersIn(house);
  const { page } = await amongPeople(house, "quality=medium&debug");
  await frames(page, DRAWN);
  const settle = async () => {
    await page.locator("[data-sent]").nth(4).waitFor({ timeout: PATIENCE_MS });
    await frames(page, DRAWN_ANEW);
  };
  return { page, settle, leave: () => goHome(page) };
};

const components: Screen = async (house) => {
  const page = await pageOf(house);
  await page.goto(`${house.stack.url}/components`);
  const settle = () => page.getByRole("heading", { name: "Components" }).waitFor({ timeout: PATIENCE_MS });
  return { page, settle, leave: closing(page) };
};

/** By the name that its pictures have. */
export const SCREENS: Readonly<Record<string, Screen>> = {
  entrance,
  room,
  lobby,
  ...ADMIN_SCREENS,
  songs,
  singing: onStage,
  results,
  sight,
  components,
};

async function amongPeople(house: House, query: string) {
  const { room } = await eveningOf(house);
  const visitor = await comeIn(house.browser, room.link, "Inês", query);
  await room.place(visitor.id, ...AMONG_THEM);
  return visitor;
}

const pageOf = async ({ browser }: House) =>
  (await freshBrowser(browser, { viewport: ON_THE_WAY })).newPage();
