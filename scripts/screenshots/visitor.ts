import type { Browser, BrowserContext, BrowserContextOptions, Page } from "@playwright/test";
import { giveMicrophone } from "../../tests/e2e/support/microphone";
import { ON_THE_WAY } from "./sizes";
import { allowStillness } from "./stillness";

/** Software rendering beside a whole stack. */
export const PATIENCE_MS = 180_000;

export interface Visitor {
  page: Page;
  id: string;
  name: string;
}

/** Which of the house's looks they wear: by chance it would be another one in every picture. */
const LOOKS: Readonly<Record<string, number>> = { Rosa: 2, Inês: 4 };

/** Somebody in a browser, with a microphone that sings what it is given. */
export async function comeIn(
  browser: Browser,
  link: string,
  name: string,
  query = "view=list",
): Promise<Visitor> {
  const context = await freshBrowser(browser, { viewport: ON_THE_WAY });
  await giveMicrophone(context);
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(`${link}?${query}`, { timeout: PATIENCE_MS });
  await page.getByLabel("Your name").fill(name, { timeout: PATIENCE_MS });
  const look = page
    .getByRole("radiogroup", { name: "Looks" })
    .getByRole("radio")
    .nth(LOOKS[name] ?? 0);
  await look.click({ timeout: PATIENCE_MS });
  await page.getByLabel("I wear headphones").check();
  await page.getByRole("button", { name: "Enter" }).click({ timeout: PATIENCE_MS });
  await page.getByRole("button", { name: "Leave" }).waitFor({ timeout: PATIENCE_MS });
  await page.waitForFunction(() => window.karaverse !== undefined, undefined, { timeout: PATIENCE_MS });
  return { page, name, id: await page.evaluate(() => window.karaverse?.me ?? "") };
}

export async function freshBrowser(
  browser: Browser,
  options: BrowserContextOptions,
): Promise<BrowserContext> {
  const context = await browser.newContext(options);
  // tsx marks functions by this helper, also those that are sent into a page.
  await context.addInitScript("globalThis.__name ??= (marked) => marked");
  await allowStillness(context);
  return context;
}

/** As who wants to sit does, by the bar. */
export async function sitDown({ page }: Visitor): Promise<void> {
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Sit down" }).click();
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
