import { sceneOf, THEMES, type ThemeName } from "@karaverse/worlds";
import type { Page } from "@playwright/test";
import { company } from "./company";
import { GATHERINGS, gather } from "./gathering";
import type { House, OpenRoom } from "./house";
import { A_SONG, onStageWith, whileSung } from "./singing";
import type { Screen } from "./view";
import { comeIn, frames, PATIENCE_MS, sitDown } from "./visitor";

/** Drawn so often, everything that comes piece by piece is there. */
const DRAWN = 10;
/** And after a change of size, until who is drawn otherwise now has faded over. */
const DRAWN_ANEW = 5;
const SMALL = { width: 200, height: 200 };

/** Each place of the house on an evening: somebody sings, the others sit, dance and clap. */
export const PLACES: Readonly<Record<string, Screen>> = Object.fromEntries(
  THEMES.map((theme): [string, Screen] => [
    `place-${theme}`,
    async (house) => {
      const scene = sceneOf(theme);
      const gathering = GATHERINGS[theme];
      const room = await house.open({ name: scene.title, theme, capacity: scene.holds });
      const singer = await comeIn(house.browser, room.link, "Rosa");
      const guests = await company(house.browser, house.stack, room.slug, gathering.guests);
      const { stop } = await gather(scene, gathering, guests, room.place);
      const page = await comeToSee(house, room, theme);
      // Who is far away is a picture, and of those few are taken in a frame; meanwhile nobody looks.
      await page.setViewportSize(SMALL);
      await frames(page, DRAWN + gathering.guests);
      return {
        page,
        settle: () =>
          whileSung(
            page,
            () => onStageWith(singer.page, A_SONG),
            () => frames(page, DRAWN_ANEW),
          ),
        async leave() {
          stop();
          guests.leave();
          for (const visitor of [singer.page, page]) await visitor.context().close();
        },
      };
    },
  ]),
);

/** Somebody comes in and goes where one sees the whole stage. */
export async function comeToSee(house: House, room: OpenRoom, theme: ThemeName): Promise<Page> {
  const visitor = await comeIn(house.browser, room.link, "Inês", "quality=medium");
  const { page, id } = visitor;
  const { back, right, sits } = GATHERINGS[theme].eye;
  await room.place(id, right, (sceneOf(theme).stage.exits[0]?.z ?? 0) + back);
  await page.locator("canvas").first().waitFor({ timeout: PATIENCE_MS });
  if (sits) await sitDown(visitor);
  return page;
}
