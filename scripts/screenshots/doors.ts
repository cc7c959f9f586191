import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { THEMES, type ThemeName } from "@karaverse/worlds";
import { ROOT } from "../support/root";
import type { House } from "./house";
import { comeToSee, PLACES } from "./places";
import { type Cut, cameraOn, type Size } from "./sizes";
import { closing, type Screen, type View } from "./view";
import { frames } from "./visitor";

interface LobbyPicture {
  file: string;
  size: Size;
  /** Less high than the page: below it somebody's legs would be all there is to see. */
  cut: Cut;
}

/** Until everything that comes piece by piece is there. */
const DRAWN = 12;
const FOLDER = join(ROOT, "apps/web/src/features/lobby/ui/places");
const ONLY_THE_ROOM = "body * { visibility: hidden !important } canvas { visibility: visible !important }";

/** Behind the first words, from 768 px of width on. */
const EVENING: LobbyPicture = {
  file: "evening.webp",
  size: { width: 1200, height: 800, scale: 1, touch: false },
  cut: { x: 0, y: 0, width: 1200, height: 640, scale: 1 },
};

/** Over a door: nearly twice as fine as it is shown. */
const door = (name: string): LobbyPicture => ({
  file: `${name}.webp`,
  size: { width: 900, height: 600, scale: 1, touch: false },
  cut: { x: 0, y: 50, width: 900, height: 405, scale: 32 / 45 },
});

/** What the lobby itself shows: each place on an evening and before it, without anything of the interface. */
export async function takeDoors(house: House): Promise<void> {
  for (const theme of THEMES) {
    const evening = await (PLACES[`place-${theme}`] as Screen)(house);
    await take(evening, theme === "lounge" ? [door(theme), EVENING] : [door(theme)]);
    await take(await whileEmpty(house, theme), [door(`${theme}-empty`)]);
  }
}

/** As who comes first sees it. Its screen has the name of a room, which hangs over everybody's door then: it is ours. */
async function whileEmpty(house: House, theme: ThemeName): Promise<View> {
  const room = await house.open({ name: "Karaverse", theme });
  const page = await comeToSee(house, room, theme);
  return { page, settle: () => frames(page, DRAWN), leave: closing(page) };
}

async function take({ page, settle, leave }: View, pictures: readonly LobbyPicture[]): Promise<void> {
  try {
    const camera = await cameraOn(page);
    for (const { file, size, cut } of pictures) {
      await camera.become(size);
      await settle();
      const curtain = await page.addStyleTag({ content: ONLY_THE_ROOM });
      writeFileSync(join(FOLDER, file), await camera.small(cut));
      await curtain.evaluate((style) => (style as Element).remove());
      console.log(join(FOLDER, file));
    }
  } finally {
    await leave();
  }
}
