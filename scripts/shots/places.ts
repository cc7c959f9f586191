import { THEMES } from "@karaverse/protocol";
import type { BrowserContextOptions } from "@playwright/test";
import { comeIn, type House, PATIENCE_MS } from "./house";

/** Drawn so often, everything that comes piece by piece is there. */
const DRAWN = 12;

/** Software 3D needs small pictures: its time goes by pixels. */
const SIZES: Record<string, BrowserContextOptions> = {
  "": { viewport: { width: 1280, height: 800 } },
  "-phone": { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
};

type Shot = (house: House, path: string) => Promise<void>;

/** Each place of the house, seen by somebody who has just come in. */
export const PLACES: Record<string, Shot> = Object.fromEntries(
  THEMES.flatMap((theme) =>
    Object.entries(SIZES).map(([suffix, context]) => [
      `place-${theme}${suffix}`,
      async (house: House, path: string) => {
        const answer = await house.admin.request.post("/api/rooms", {
          data: { name: "A place to sing", theme },
        });
        if (!answer.ok()) throw new Error(`No room could be opened: ${await answer.text()}`);
        const { room } = (await answer.json()) as { room: { slug: string } };
        const link = `${house.stack.url}/r/${room.slug}`;
        const guests = await Promise.all(["Milo", "Ayumi"].map((name) => comeIn(house.browser, link, name)));
        const { page } = await comeIn(house.browser, link, "Inês", { query: "quality=medium", context });
        await page.locator("canvas").first().waitFor({ timeout: PATIENCE_MS });
        await page.evaluate(
          (count) =>
            new Promise<void>((done) => {
              const next = (left: number) =>
                left === 0 ? done() : requestAnimationFrame(() => next(left - 1));
              next(count);
            }),
          DRAWN,
        );
        await page.screenshot({ path, timeout: PATIENCE_MS });
        for (const one of [...guests, { page }]) await one.page.context().close();
      },
    ]),
  ),
);
