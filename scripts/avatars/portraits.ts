import { mkdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { HUMAN_LOOKS, type HumanRecipe, USUAL } from "../../packages/avatars/src/human/index";
import { ROOT } from "../support/root";
import { Picture } from "./picture";
import { posedPerson, readHumanPack } from "./posed-person";
import { savePicture } from "./save-picture";

/**
 * npm run avatars -- portraits: the people of the house for the door, where nobody waits for a body to be made, as the
 * portrait studio frames them (apps/web/src/world/portrait-studio.ts); and a face of each set of features for the
 * editor. Needs ffmpeg.
 */
const FEATURES = join(ROOT, "apps/web/src/features");
const SIZE = 192;
const FACE_SIZE = 112;
/** The studio's #241a30, in linear light. */
const BACKGROUND = [0.0176, 0.0103, 0.0296] as const;

const pack = readHumanPack();
for (const { id, recipe } of HUMAN_LOOKS)
  take(recipe, `people/ui/looks/${id}.webp`, SIZE, ({ avatar }) => {
    const tall = avatar.mesh.positions.reduce((most, y, n) => (n % 3 === 1 ? Math.max(most, y) : most), 0);
    // Hats and high hair stay within the picture.
    const reach = Math.max(0.215, (tall - avatar.eyeHeight) * 0.62 + 0.09);
    return { turn: 10, tilt: 2, at: [0, avatar.eyeHeight + reach - 0.215 - 0.005, 0.03], reach };
  });
const ALONE: readonly HumanRecipe["features"][] = [
  [100, 0, 0],
  [0, 100, 0],
  [0, 0, 100],
];
// From aside one sees a nose's bridge; hair would hide a face's outline.
for (const [n, features] of ALONE.entries())
  take(faceOf(features), `avatar/ui/faces/features-${n + 1}.webp`, FACE_SIZE, ({ avatar }) => ({
    turn: 24,
    tilt: 2,
    at: [0, avatar.eyeHeight - 0.025, 0.11],
    reach: 0.088,
  }));

function faceOf(features: HumanRecipe["features"]): HumanRecipe {
  return { ...USUAL, style: "realistic", features, hair: { ...USUAL.hair, style: "bald" } };
}

function take(
  recipe: HumanRecipe,
  path: string,
  size: number,
  viewOf: (person: ReturnType<typeof posedPerson>) => Parameters<Picture["draw"]>[1],
): void {
  const person = posedPerson(pack, recipe, 0);
  // Two pixels are drawn for each.
  const picture = new Picture(size * 2, size * 2, BACKGROUND);
  picture.draw(person.mesh, viewOf(person), [0, 0, size * 2], recipe.style);
  const file = join(FEATURES, path);
  mkdirSync(dirname(file), { recursive: true });
  savePicture(picture, file, ["-c:v", "libwebp", "-quality", "86"]);
  process.stdout.write(`${file} ${statSync(file).size} bytes\n`);
}
