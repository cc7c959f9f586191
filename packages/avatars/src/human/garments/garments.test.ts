import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mixHuman } from "../mix";
import { parseHumanPack } from "../pack";
import type { Piece } from "../piece";
import { AVERAGE, type HumanShape } from "../sliders";
import { HUMAN_STYLES } from "../style";
import { edgesOf, Surface } from "../surface";
import { cut } from "./cloth";
import { dress } from "./dress";
import { collarEdge, hemEdge, sleeveEdge } from "./edges";
import { figureOf } from "./figure";
import {
  BOTTOM_STYLES,
  DRESS_STYLES,
  type OutfitParameters,
  PATTERNS,
  SHOE_STYLES,
  TOP_STYLES,
} from "./outfit";
import { shellOf } from "./shell";
import { TOPS } from "./tops";

const pack = parseHumanPack(
  new Uint8Array(gunzipSync(readFileSync(new URL("../../../data/human.bin.gz", import.meta.url)))),
);
const average = mixHuman(pack, AVERAGE, HUMAN_STYLES.toon);

const share = fc.double({ min: 0, max: 1, noNaN: true });
const bodies: fc.Arbitrary<HumanShape> = fc.record({
  gender: share,
  age: share,
  muscle: share,
  weight: share,
  proportions: share,
  bust: fc.double({ min: -1, max: 1, noNaN: true }),
  features: fc.constant([1, 1, 1] as const),
  height: fc.double({ min: 1.45, max: 2, noNaN: true }),
  details: fc.constant({}),
});
const dye = { colour: "#c94f4f", accent: "#f0e0c8" };
const patterns = fc.constantFrom(...PATTERNS);
const outfits: fc.Arbitrary<OutfitParameters> = fc.record({
  torso: fc.oneof(
    fc.record({
      kind: fc.constant("separates" as const),
      top: fc
        .record({ style: fc.constantFrom(...TOP_STYLES), pattern: patterns })
        .map((top) => ({ ...dye, ...top })),
      bottom: fc
        .record({ style: fc.constantFrom(...BOTTOM_STYLES), pattern: patterns })
        .map((bottom) => ({ ...dye, ...bottom })),
    }),
    fc.record({
      kind: fc.constant("dress" as const),
      dress: fc
        .record({ style: fc.constantFrom(...DRESS_STYLES), pattern: patterns })
        .map((gown) => ({ ...dye, ...gown })),
    }),
  ),
  shoes: fc.constantFrom(...SHOE_STYLES).map((style) => ({ ...dye, style, pattern: "plain" as const })),
});

const wearing = (
  top: (typeof TOP_STYLES)[number],
  shoes: (typeof SHOE_STYLES)[number],
): OutfitParameters => ({
  torso: {
    kind: "separates",
    top: { ...dye, style: top, pattern: "plain" },
    bottom: { ...dye, style: "trousers", pattern: "plain" },
  },
  shoes: { ...dye, style: shoes, pattern: "plain" },
});

const trianglesOf = (pieces: readonly Piece[]) =>
  pieces.reduce((sum, { index }) => sum + index.length / 3, 0);

function faultsOf({ positions, normals, colours, index, skinWeight, name }: Piece): string[] {
  const faults: string[] = [];
  if (![positions, normals, colours].every((values) => [...values].every(Number.isFinite)))
    faults.push(`${name}: not numbers`);
  if (!index.every((v) => v < positions.length / 3)) faults.push(`${name}: triangles of nothing`);
  for (let n = 0; n < skinWeight.length; n += 4)
    if (Math.abs(skinWeight.subarray(n, n + 4).reduce((sum, w) => sum + w, 0) - 1) > 1e-3) {
      faults.push(`${name}: vertex ${n / 4} hangs on no bone`);
      break;
    }
  return faults;
}

describe("clothes", () => {
  test("whoever wears whatever, it is whole, hangs on bones and covers the trunk", () => {
    fc.assert(
      fc.property(bodies, outfits, fc.constantFrom(0, 1, 2), (shape, outfit, level) => {
        const base = mixHuman(pack, shape, HUMAN_STYLES.toon);
        const { pieces, covered, body, lift } = dress(base, outfit, level as 0 | 1 | 2);
        expect(pieces.flatMap(faultsOf)).toEqual([]);
        expect(covered.reduce((sum, v) => sum + v, 0)).toBeGreaterThan(100);
        expect(body.positions.every(Number.isFinite)).toBe(true);
        expect(lift).toBeGreaterThan(0);
      }),
      { numRuns: 4, seed: 6, endOnFailure: true },
    );
  });

  test("every style can be worn, by the stout too", () => {
    const stout = mixHuman(pack, { ...AVERAGE, gender: 1, weight: 1 }, HUMAN_STYLES.toon);
    for (const [n, top] of TOP_STYLES.entries()) {
      const { pieces } = dress(stout, wearing(top, SHOE_STYLES[n % SHOE_STYLES.length] ?? "boots"), 2);
      expect(pieces.flatMap(faultsOf), top).toEqual([]);
      expect(trianglesOf(pieces), top).toBeGreaterThan(150);
    }
  });

  test("the same outfit on the same body has the same bytes", () => {
    const again = () => dress(average, wearing("hoodie", "sneakers"), 1).pieces;
    const [one, two] = [again(), again()];
    const bytesOf = (pieces: readonly Piece[]) =>
      pieces.map((piece) =>
        [piece.positions, piece.normals, piece.colours, piece.index, piece.skinWeight].map((values) =>
          Buffer.from(values.buffer).toString("base64"),
        ),
      );
    expect(bytesOf(one)).toEqual(bytesOf(two));
  });

  test("clothes stay within their triangles at each level", () => {
    for (const top of ["waistcoat"] as const) {
      const counts = ([0, 1, 2] as const).map((level) =>
        trianglesOf(dress(average, wearing(top, "sneakers"), level).pieces),
      );
      expect(counts[0], top).toBeLessThan(8000);
      expect(counts[1], top).toBeLessThan(2800);
      expect(counts[2], top).toBeLessThan(700);
    }
  });

  test("hems are level and clean, whatever the mesh of the body", () => {
    const figure = figureOf(average);
    const shell = shellOf(figure, TOPS.tee.ease);
    const hem = TOPS.tee.hem(figure);
    const cloth = cut(shell, 0, [hemEdge(figure, hem)]);
    const lowest = Math.min(
      ...cloth.points.filter((_, v) => Math.abs(cloth.values[v]?.[0] ?? 1) < 1e-9).map(([, y]) => y),
    );
    expect(lowest).toBeCloseTo(hem, 4);
    const onHem = edgesOf(cloth.index)
      .flat()
      .filter((v) => (cloth.points[v]?.[1] ?? 0) < hem + 0.01);
    expect(onHem.length).toBeGreaterThan(20);
    for (const v of onHem) expect(Math.abs((cloth.points[v]?.[1] ?? 0) - hem)).toBeLessThan(1e-3);
  });

  test("skin does not come through cloth", () => {
    fc.assert(
      fc.property(bodies, (shape) => {
        const base = mixHuman(pack, shape, HUMAN_STYLES.toon);
        const figure = figureOf(base);
        const shell = shellOf(figure, TOPS.tee.ease);
        const skin = new Surface(base, "skin");
        const cloth = cut(shell, 0, [
          collarEdge(figure, 0.006),
          hemEdge(figure, TOPS.tee.hem(figure)),
          sleeveEdge(figure, 1.9),
        ]);
        let deepest = 0;
        for (let v = 0; v < cloth.points.length; v += 7)
          deepest = Math.min(deepest, skin.closest(cloth.points[v] ?? [0, 0, 0]).distance);
        expect(deepest).toBeGreaterThan(-0.002);
      }),
      { numRuns: 3, seed: 6, endOnFailure: true },
    );
  });
});
