import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { posed, skinned } from "../../motion/posed";
import { newFrame } from "../../motion/posing";
import { boneIndex } from "../../skeleton/bones";
import { buildHuman } from "../avatar";
import { mixHuman } from "../mix";
import { parseHumanPack } from "../pack";
import { randomHuman } from "../recipe";
import { outfitOf, shapeOf } from "../recipe/measures";
import { HUMAN_STYLES } from "../style";
import { dress } from "./dress";
import { figureOf } from "./figure";

const pack = parseHumanPack(
  new Uint8Array(gunzipSync(readFileSync(new URL("../../../data/human.bin.gz", import.meta.url)))),
);

/** The left leg a step forwards, the right one a step back, radians. */
const STEP = 0.3;
/** By how much two neighbours of the cloth's middle may be parted, metres. */
const MOST_APART = 0.01;

test("what hangs over trousers is not torn in the middle behind by a step", () => {
  for (const [seed, style] of [
    [4, "jacket"],
    [15, "shirt"],
    [22, "waistcoat"],
    [46, "blazer"],
  ] as const) {
    const recipe = structuredClone(randomHuman(seed, "toon"));
    recipe.torso = "separates";
    recipe.top.style = style;
    recipe.bottom.style = "trousers";
    const base = mixHuman(pack, shapeOf(recipe), HUMAN_STYLES.toon);
    const figure = figureOf(base);
    const top = dress(base, outfitOf(recipe), 0).pieces.find(({ name }) => name === "top");
    if (!top) throw new Error("nobody wears a top");
    const { joints, inverseBind } = buildHuman(pack, recipe, 2);
    const frame = { ...newFrame(), hips: joints.hips as [number, number, number] };
    for (const [bone, by] of [
      ["leftUpperLeg", -STEP],
      ["rightUpperLeg", STEP],
    ] as const)
      frame.rotations.set([Math.sin(by / 2), 0, 0, Math.cos(by / 2)], boneIndex(bone) * 4);
    const { positions } = skinned(
      { ...top, positions: Float32Array.from(top.positions) },
      inverseBind,
      posed(joints, frame),
    );
    let [most, seen] = [0, 0];
    for (let i = 0; i < top.index.length; i++) {
      const a = (top.index[i] as number) * 3;
      const b = (top.index[i % 3 === 2 ? i - 2 : i + 1] as number) * 3;
      const y = top.positions[a + 1] as number;
      if (Math.abs(top.positions[a] as number) > 0.03 * figure.size || y > figure.hips) continue;
      if ((top.positions[a + 2] as number) > figure.middle(y)) continue;
      seen++;
      const long = (from: Float32Array) =>
        Math.hypot(...[0, 1, 2].map((k) => (from[a + k] as number) - (from[b + k] as number)));
      most = Math.max(most, long(positions) - long(top.positions));
    }
    expect(seen).toBeGreaterThan(10);
    expect(most, `seed ${seed} in a ${style}`).toBeLessThan(MOST_APART);
  }
});
