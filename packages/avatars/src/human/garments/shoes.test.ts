import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { mixHuman, parseHumanPack, randomHuman, STYLES } from "../index";
import { shapeOf } from "../recipe/measures";
import { HUMAN_STYLES } from "../style";
import { Surface } from "../surface";
import { figureOf } from "./figure";
import { footOf } from "./foot";
import { makeShoes } from "./shoes";

const pack = parseHumanPack(
  new Uint8Array(gunzipSync(readFileSync(new URL("../../../data/human.bin.gz", import.meta.url)))),
);
const figures = [20, 21, 22].map((seed, n) => {
  const recipe = randomHuman(seed, STYLES[n]);
  return figureOf(mixHuman(pack, shapeOf(recipe), HUMAN_STYLES[recipe.style]));
});

test("sandals' straps lie on feet, not in them", () => {
  for (const figure of figures) {
    const [sewing] = makeShoes(
      figure,
      { style: "sandals", colour: "#ff0000", accent: "#ffffff", pattern: "plain" },
      0,
    ).pieces;
    const { positions, colours, index } = sewing?.piece() ?? { positions: [], colours: [], index: [] };
    const skin = new Surface(figure.base, "skin", (a) => (figure.leg[a] as number) > 0.5);
    let [lain, sunk] = [0, 0];
    for (let i = 0; i < index.length; i += 3) {
      const corners = [0, 1, 2].map((k) => (index[i + k] as number) * 3);
      // The sole has a colour of its own; straps are red, their rims darker.
      if (!corners.every((v) => (colours[v] as number) > 0.75 && (colours[v + 1] as number) < 0.01)) continue;
      const middle = [0, 1, 2].map((k) =>
        corners.reduce((sum, v) => sum + (positions[v + k] as number) / 3, 0),
      ) as [number, number, number];
      lain++;
      if (skin.closest(middle).distance < 0) sunk++;
    }
    expect(lain).toBeGreaterThan(100);
    expect(sunk / lain).toBeLessThan(0.08);
  }
});

test("feet of few vertices have no waists, and a height everywhere", () => {
  for (const figure of figures)
    for (const side of ["left", "right"] as const) {
      const foot = footOf(figure, side);
      for (let s = 0.1; s <= 0.7; s += 0.04) {
        const [inner, outer] = foot.edges(s);
        expect(outer - inner).toBeGreaterThan(0.024);
        for (let u = 0.3; u <= 0.7; u += 0.1)
          expect(foot.top(s, inner + (outer - inner) * u)).toBeGreaterThan(0);
      }
    }
});
