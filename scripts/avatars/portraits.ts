import { statSync } from "node:fs";
import { join } from "node:path";
import { HUMAN_LOOKS } from "../../packages/avatars/src/human/index";
import { ROOT } from "../support/root";
import { Picture } from "./picture";
import { posedPerson, readHumanPack } from "./posed-person";
import { savePicture } from "./save-picture";

/**
 * npm run avatars -- portraits: the people of the house for the door, where nobody waits for a body to be made. As the
 * portrait studio frames them (apps/web/src/world/portrait-studio.ts). Needs ffmpeg.
 */
const FOLDER = join(ROOT, "apps/web/src/features/people/ui/looks");
const SIZE = 192;
/** Two pixels are drawn for each. */
const DRAWN = SIZE * 2;

const pack = readHumanPack();
for (const { id, recipe } of HUMAN_LOOKS) {
  const { avatar, mesh } = posedPerson(pack, recipe, 0);
  // The studio's #241a30, in linear light.
  const picture = new Picture(DRAWN, DRAWN, [0.0176, 0.0103, 0.0296]);
  const tall = avatar.mesh.positions.reduce((most, y, n) => (n % 3 === 1 ? Math.max(most, y) : most), 0);
  // Hats and high hair stay within the picture.
  const reach = Math.max(0.215, (tall - avatar.eyeHeight) * 0.62 + 0.09);
  const at = [0, avatar.eyeHeight + reach - 0.215 - 0.005, 0.03] as const;
  picture.draw(mesh, { turn: 10, tilt: 2, at, reach }, [0, 0, DRAWN], recipe.style);
  const file = join(FOLDER, `${id}.webp`);
  savePicture(picture, file, ["-c:v", "libwebp", "-quality", "86"]);
  process.stdout.write(`${file} ${statSync(file).size} bytes\n`);
}
