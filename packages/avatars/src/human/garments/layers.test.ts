import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { cross, lerp, sub, unit, type Vec3 } from "../../mesh/vector";
import { packFor } from "../coarse";
import { mixHuman } from "../mix";
import { parseHumanPack } from "../pack";
import type { Piece } from "../piece";
import { randomHuman } from "../recipe";
import { outfitOf, shapeOf } from "../recipe/measures";
import type { HumanRecipe } from "../recipe/recipe";
import { HUMAN_STYLES } from "../style";
import { dress } from "./dress";
import { figureOf } from "./figure";

const pack = parseHumanPack(
  new Uint8Array(gunzipSync(readFileSync(new URL("../../../data/human.bin.gz", import.meta.url)))),
);

function worn(
  seed: number,
  top: HumanRecipe["top"]["style"],
  bottom: HumanRecipe["bottom"]["style"],
  level: 0 | 1 | 2 = 0,
) {
  const recipe = structuredClone(randomHuman(seed, "toon"));
  recipe.torso = "separates";
  recipe.top.style = top;
  recipe.bottom.style = bottom;
  const base = mixHuman(packFor(pack, level), shapeOf(recipe), HUMAN_STYLES.toon);
  const { pieces } = dress(base, outfitOf(recipe), level);
  const named = (name: string): Piece => {
    const piece = pieces.find((one) => one.name === name);
    if (!piece) throw new Error(`nobody wears ${name}`);
    return piece;
  };
  return { figure: figureOf(base), top: named("top"), bottom: named("bottom"), trim: named("trim") };
}

const placeAt = ({ positions }: Piece, v: number): Vec3 => [
  positions[v * 3] as number,
  positions[v * 3 + 1] as number,
  positions[v * 3 + 2] as number,
];

test("what hangs over trousers is not folded over between the buttocks", () => {
  for (const seed of [7, 8, 30])
    for (const style of ["waistcoat", "blazer"] as const) {
      const { figure, top } = worn(seed, style, "trousers");
      let folded = 0;
      for (let i = 0; i < top.index.length; i += 3) {
        const [a, b, c] = [0, 1, 2].map((k) => placeAt(top, top.index[i + k] as number)) as [
          Vec3,
          Vec3,
          Vec3,
        ];
        const [x, y, z] = [0, 1, 2].map(
          (k) => ((a[k] as number) + (b[k] as number) + (c[k] as number)) / 3,
        ) as [number, number, number];
        if (Math.abs(x) > 0.03 || y > figure.hips + 0.05 || z > figure.middle(y) - 0.05) continue;
        // Outside or inside, cloth faces backwards or forwards there, and not to the side.
        if (Math.abs(unit(cross(sub(b, a), sub(c, a)))[0]) > 0.85) folded++;
      }
      expect([seed, style, folded]).toEqual([seed, style, 0]);
    }
});

test("the band of a skirt stays under what is worn over it", () => {
  for (const seed of [11, 33])
    for (const style of ["blazer", "jacket"] as const) {
      const { figure, top, bottom } = worn(seed, style, "pleated-skirt");
      const out = (p: Vec3) => Math.hypot(p[0], p[2] - figure.middle(p[1]));
      const tops = Array.from({ length: top.positions.length / 3 }, (_, v) => placeAt(top, v));
      const hem = Math.min(...tops.map(([, y]) => y));
      let [seen, all] = [0, 0];
      for (let v = 0; v < bottom.positions.length / 3; v++) {
        const p = placeAt(bottom, v);
        // Behind, where no front is open.
        if (p[1] < hem + 0.005 || p[2] > figure.middle(p[1])) continue;
        const near = tops.filter((t) => Math.hypot(...sub(t, p)) < 0.025);
        if (near.length === 0) continue;
        all++;
        if (Math.max(...near.map(out)) < out(p)) seen++;
      }
      expect(all).toBeGreaterThan(20);
      expect([seed, style, seen]).toEqual([seed, style, 0]);
    }
});

const cornersOf = (piece: Piece, i: number) =>
  [0, 1, 2].map((n) => placeAt(piece, piece.index[i + n] as number)) as [Vec3, Vec3, Vec3];
const middleOf = (piece: Piece, i: number): Vec3 => {
  const corners = cornersOf(piece, i);
  return [0, 1, 2].map((n) => corners.reduce((sum, p) => sum + (p[n] as number) / 3, 0)) as unknown as Vec3;
};

/** How far in front the cloth is there. */
function clothAt(top: Piece, x: number, y: number): number {
  let front = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < top.index.length; i += 3) {
    const [a, b, c] = cornersOf(top, i);
    const area = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]);
    if (area < 1e-9) continue;
    const u = ((b[0] - x) * (c[1] - y) - (c[0] - x) * (b[1] - y)) / area;
    const w = ((c[0] - x) * (a[1] - y) - (a[0] - x) * (c[1] - y)) / area;
    if (u < 0 || w < 0 || u + w > 1) continue;
    front = Math.max(front, a[2] * u + b[2] * w + c[2] * (1 - u - w));
  }
  return front;
}

test.each([0, 1, 2] as const)(
  "a sash lies over the cloth at level %i, also where it is made of few places",
  (level) => {
    for (const seed of [11, 20]) {
      const { figure, top, trim } = worn(seed, "wrap", "skirt", level);
      const k = figure.size;
      const at = lerp(figure.hips, figure.waist, 0.85);
      let [sunk, all] = [0, 0];
      for (let i = 0; i < trim.index.length; i += 3) {
        const [x, y, z] = middleOf(trim, i);
        if (Math.abs(y - at) > 0.04 * k || Math.abs(x) > 0.1 * k || z < figure.middle(y)) continue;
        all++;
        if (z < clothAt(top, x, y)) sunk++;
      }
      expect(all).toBeGreaterThan(5);
      expect([seed, sunk]).toEqual([seed, 0]);
    }
  },
);

test("pockets lie on the cloth of a jacket, also where it is short", () => {
  for (const seed of [11, 33])
    for (const style of ["blazer", "jacket"] as const) {
      const { figure, top, trim } = worn(seed, style, "skirt");
      const k = figure.size;
      let [sunk, all] = [0, 0];
      for (let i = 0; i < trim.index.length; i += 3) {
        const [x, y, z] = middleOf(trim, i);
        // Beside the buttons and the zip, before the flank, where no arm hangs.
        if (Math.abs(x) < 0.06 * k || Math.abs(x) > 0.13 * k || z < figure.middle(y)) continue;
        if (y > figure.waist || y < figure.hips) continue;
        all++;
        if (z < clothAt(top, x, y)) sunk++;
      }
      expect(all).toBeGreaterThan(10);
      expect([seed, style, sunk]).toEqual([seed, style, 0]);
    }
});
