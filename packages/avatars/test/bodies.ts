import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import {
  buildHuman,
  HUMAN_STYLES,
  type HumanAvatar,
  mixHuman,
  parseHumanPack,
  randomHuman,
} from "../src/human";
import { shapeOf } from "../src/human/recipe/measures";

const pack = parseHumanPack(
  new Uint8Array(gunzipSync(readFileSync(new URL("../data/human.bin.gz", import.meta.url)))),
);

/** Dressed, as coarse as they come: what moves is the same, and it takes a third of the time. */
export const bodyOf = (seed: number): HumanAvatar => buildHuman(pack, randomHuman(seed), 2);

/** What moves, without skin and clothes. */
export type Bare = Pick<HumanAvatar, "joints" | "mouth" | "height">;

const recipe = randomHuman(3);
/** Short, usual and tall. */
export const BODIES: readonly Bare[] = [150, 170, 198].map((height) => {
  const { bind, height: tall } = mixHuman(
    pack,
    shapeOf({ ...recipe, body: { ...recipe.body, height } }),
    HUMAN_STYLES.toon,
  );
  return { joints: bind.rest, height: tall };
});
