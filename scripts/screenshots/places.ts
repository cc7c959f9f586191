import { THEMES } from "@karaverse/protocol";
import { comeIn, PATIENCE_MS } from "./house";
import { frames, type Screen, take } from "./screens";

/** Drawn so often, everything that comes piece by piece is there. */
const DRAWN = 12;

/** Each place of the house, seen by somebody who has just come in. */
export const PLACES: Readonly<Record<string, Screen>> = Object.fromEntries(
  THEMES.map((theme): [string, Screen] => [
    `place-${theme}`,
    async (house, context, path) => {
      const answer = await house.admin.request.post("/api/rooms", {
        data: { name: "A place to sing", theme },
      });
      if (!answer.ok()) throw new Error(`No room could be opened: ${await answer.text()}`);
      const { room } = (await answer.json()) as { room: { slug: string } };
      const link = `${house.stack.url}/r/${room.slug}`;
      const guests = await Promise.all(["Milo", "Ayumi"].map((name) => comeIn(house.browser, link, name)));
      const { page } = await comeIn(house.browser, link, "Inês", { query: "quality=medium", context });
      await page.locator("canvas").first().waitFor({ timeout: PATIENCE_MS });
      await frames(page, DRAWN);
      await take(page, path);
      for (const one of guests) await one.page.context().close();
    },
  ]),
);
