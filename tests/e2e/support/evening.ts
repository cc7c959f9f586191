import type { APIRequestContext, Browser, BrowserContext, Page } from "@playwright/test";
import { expect } from "@playwright/test";
import type { Reading } from "../../../apps/web/src/features/diagnostics/model/reading";
import type { RunningStack } from "../../support/the-stack";
import { giveMicrophone } from "./microphone";

export interface Guest {
  context: BrowserContext;
  page: Page;
  id: string;
}

/** Somebody with a browser and a microphone who opens a link, says a name and enters. */
export async function comeIn(
  browser: Browser,
  link: string,
  name: string,
  view: "list" | "low",
): Promise<Guest> {
  const context = await browser.newContext({ viewport: { width: 640, height: 480 } });
  await giveMicrophone(context);
  const page = await context.newPage();
  page.on("pageerror", (error) => console.error(`${name}'s page: ${error.stack ?? error.message}`));
  const url = new URL(link);
  url.search = view === "list" ? "?view=list" : "?quality=low";
  await page.goto(url.toString());
  await page.getByLabel("Your name").fill(name);
  await page.getByRole("button", { name: "Check the microphone" }).click();
  await expect(page.getByRole("meter", { name: "Microphone level" })).toBeVisible();
  await page.getByLabel("I wear headphones").check();
  await page.getByRole("button", { name: "Enter" }).click();
  await expect(page.getByRole("button", { name: "Leave" })).toBeVisible({ timeout: 60_000 });
  await page.waitForFunction(() => window.karaverse !== undefined);
  const id = await page.evaluate(() => window.karaverse?.me ?? "");
  return { context, page, id };
}

export const reading = (page: Page): Promise<Reading> =>
  page.evaluate(() => {
    if (!window.karaverse) throw new Error("This page is in no room.");
    return window.karaverse.reading();
  });

export async function placeOf(
  page: Page,
  person: string,
): Promise<{ x: number; z: number; yaw: number } | null> {
  return (await reading(page)).places[person] ?? null;
}

/** Signed in once: the house lets nobody try more often than ten times a minute. */
let cookies: Promise<Cookies> | undefined;
type Cookies = Awaited<ReturnType<BrowserContext["cookies"]>>;

export async function signInAsAdmin(context: BrowserContext, stack: RunningStack): Promise<void> {
  cookies ??= (async () => {
    const answer = await context.request.post("/api/auth/sign-in/email", {
      data: { email: stack.adminEmail, password: stack.adminPassword },
    });
    expect(answer.ok(), await answer.text()).toBe(true);
    return context.cookies();
  })();
  await context.addCookies(await cookies);
}

/** The admin's hand on a live room. */
export async function adminActs(browser: Browser, stack: RunningStack) {
  const context = await browser.newContext({ baseURL: stack.url });
  const { request } = context;
  await signInAsAdmin(context, stack);
  return {
    context,
    request,
    act: (room: string, act: object) => post(request, `/api/admin/rooms/${room}/acts`, act),
    /** Puts somebody at a place of the room, and waits until they see themselves there. */
    async move(room: string, { page, id }: Guest, x: number, z: number): Promise<void> {
      await post(request, `/api/admin/rooms/${room}/acts`, { act: "move", person: id, x, z });
      await expect
        .poll(async () => {
          const place = await placeOf(page, id);
          return place ? Math.hypot(place.x - x, place.z - z) : Number.POSITIVE_INFINITY;
        })
        .toBeLessThan(0.6);
    },
  };
}

async function post(request: APIRequestContext, url: string, data: object): Promise<void> {
  const answer = await request.post(url, { data });
  expect(answer.ok(), `${url}: ${await answer.text()}`).toBe(true);
}

/** @param company "Alone", or "with" somebody by name */
export async function queue(page: Page, title: string, company = "Alone"): Promise<void> {
  const search = page.getByRole("searchbox", { name: "Search songs" });
  if (!(await search.isVisible())) await page.getByRole("button", { name: "Songs", exact: true }).click();
  await search.fill(title);
  await page.getByRole("combobox", { name: "With" }).selectOption(company);
  await page.getByRole("button", { name: `Queue ${title}` }).click();
}

/** Rule P10: at the beginning or the end of what there is, for the song that is next. */
export async function choosePace(page: Page, to: "Home" | "End"): Promise<void> {
  await page.getByRole("button", { name: "Key and pace" }).click({ timeout: 30_000 });
  await page.getByRole("slider", { name: "Pace" }).press(to);
  await page.getByRole("button", { name: "Sing it like this" }).click();
  await expect(page.getByRole("button", { name: "Key and pace" })).toContainText("%");
}

/** Takes the microphone for the song that is next; resolves when the room counts in. */
export async function takeTheStage(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Sing", exact: true }).click({ timeout: 30_000 });
  await expect(page.getByTestId("stage")).toHaveAttribute("data-phase", /counting-in|singing/, {
    timeout: 60_000,
  });
}

/**
 * Sings to the end; resolves with the final score that this page is shown.
 * @param part whose, of a duet
 */
export async function finalScore(page: Page, withinMs: number, part = 0): Promise<number> {
  const score = page.getByTestId("final-score").nth(part);
  await expect(score).toBeVisible({ timeout: withinMs });
  return Number(await score.getAttribute("data-score"));
}
