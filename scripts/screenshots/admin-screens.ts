import type { Page } from "@playwright/test";
import { eveningOf } from "./evening";
import type { House } from "./house";
import { ON_THE_WAY } from "./sizes";
import { closing, type Screen, type View } from "./view";
import { freshBrowser, PATIENCE_MS } from "./visitor";
import { walkersIn } from "./walkers";

const admin: Screen = async (house) => {
  const { room, singing } = await eveningOf(house);
  const page = await adminAt(house, `/admin/rooms/${room.id}`);
  const settle = async () => {
    await singing();
    await page.getByText("Rosa", { exact: true }).first().waitFor({ timeout: PATIENCE_MS });
  };
  return { page, settle, leave: closing(page) };
};

const adminSight: Screen = async (house): Promise<View> => {
  const { people, goHome } = await walkersIn(house);
  const { room } = await eveningOf(house);
  const page = await adminAt(house, `/admin/rooms/${room.id}`);
  const chosen = people[8]?.name ?? "";
  await page.getByRole("list").getByRole("button", { name: chosen }).click({ timeout: PATIENCE_MS });
  const settle = async () => {
    await page.getByRole("region", { name: `Whom ${chosen} sees` }).waitFor({ timeout: PATIENCE_MS });
    await page.locator("[data-seen]").nth(3).waitFor({ timeout: PATIENCE_MS });
    await page.locator("svg[role=group]").scrollIntoViewIfNeeded();
  };
  return { page, settle, leave: () => goHome(page) };
};

/** A page of the dashboard while an evening goes on; there when the text is. */
const dashboard =
  (path: string, sign: string): Screen =>
  async (house) => {
    await eveningOf(house);
    const page = await adminAt(house, path);
    const settle = () => page.getByText(sign, { exact: true }).first().waitFor({ timeout: PATIENCE_MS });
    return { page, settle, leave: closing(page) };
  };

/** By the name that its pictures have. */
export const ADMIN_SCREENS: Readonly<Record<string, Screen>> = {
  admin,
  "admin-rooms": dashboard("/admin", "Friday at Rosa's"),
  "admin-songs": dashboard("/admin/songs", "Auld Lang Syne"),
  "admin-people": dashboard("/admin/people", "Rosa"),
  "admin-sight": adminSight,
};

async function adminAt({ browser, stack, admin }: House, path: string): Promise<Page> {
  const storageState = await admin.storageState();
  const context = await freshBrowser(browser, { viewport: ON_THE_WAY, baseURL: stack.url, storageState });
  const page = await context.newPage();
  await page.goto(path);
  return page;
}
