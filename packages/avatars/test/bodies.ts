import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import {
  buildHuman,
  HUMAN_STYLES,
  type HumanAvatar,
  type HumanRecipe,
  mixHuman,
  parseHumanPack,
  randomHuman,
} from "../src/human";
import { shapeOf } from "../src/human/recipe/measures";
import { add, mixed, sub } from "../src/mesh/vector";

const pack = parseHumanPack(
  new Uint8Array(gunzipSync(readFileSync(new URL("../data/human.bin.gz", import.meta.url)))),
);

/** Dressed, as coarse as they come: what moves is the same, and it takes a third of the time. */
export const bodyOf = (seed: number): HumanAvatar => buildHuman(pack, randomHuman(seed), 2);

/** What moves, without skin and clothes. */
export type Bare = Pick<HumanAvatar, "joints" | "mouth" | "height">;

function bareOf(recipe: HumanRecipe): Bare {
  const { bind, joints, marks, height } = mixHuman(pack, shapeOf(recipe), HUMAN_STYLES[recipe.style]);
  const { rest } = bind;
  const mouth = add(mixed(marks.upperLip, marks.lowerLip, 0.5), sub(rest.head, joints.head));
  return { joints: rest, mouth, height };
}

/** Of all proportions. */
export const CROWD: readonly Bare[] = Array.from({ length: 30 }, (_, n) => bareOf(randomHuman(n + 100)));

const recipe = randomHuman(3);
/** Short, usual and tall. */
export const BODIES: readonly Bare[] = [150, 170, 198].map((height) =>
  bareOf({ ...recipe, body: { ...recipe.body, height } }),
);
