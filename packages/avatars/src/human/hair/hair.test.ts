import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mixed } from "../../mesh/vector";
import {
  EARRING_STYLES,
  FACE_HAIR_STYLES,
  GLASSES_STYLES,
  HAT_STYLES,
  type HeadParameters,
  headPieces,
  paintUnderHair,
} from "../head/index";
import {
  AVERAGE,
  FACE_SHAPES,
  HUMAN_STYLES,
  type HumanBase,
  type HumanShape,
  mixHuman,
  type Piece,
  parseHumanPack,
  SLIDERS,
  Surface,
} from "../index";
import { buildHair, HAIR_BUDGET, type HairParameters, HeadMap, HUMAN_HAIR_STYLES } from "./index";

const bytes = new Uint8Array(
  gunzipSync(readFileSync(new URL("../../../data/human.bin.gz", import.meta.url))),
);
const pack = parseHumanPack(bytes);
const average = mixHuman(pack, AVERAGE, HUMAN_STYLES.toon);
const map = new HeadMap(average);

const USUAL: HairParameters = {
  style: "bob",
  colour: "#4f2f1f",
  tips: null,
  length: 0,
  volume: 0,
  side: "left",
  hat: "none",
  hood: false,
};
const HEAD: HeadParameters = {
  hair: USUAL,
  hatColour: "#b3263f",
  faceHair: "none",
  glasses: "none",
  earrings: "none",
  earringColour: "#e9b35f",
};

const share = fc.integer({ min: 0, max: 20 }).map((n) => n / 20);
/** Recipes turn sliders no further than this. */
const turned = fc.integer({ min: -8, max: 8 }).map((n) => n / 10);
const shapes: fc.Arbitrary<HumanShape> = fc.record({
  gender: share,
  age: share,
  muscle: share,
  weight: share,
  proportions: share,
  bust: turned,
  features: fc.tuple(share, share, share),
  height: fc.integer({ min: 145, max: 200 }).map((n) => n / 100),
  details: fc.dictionary(fc.constantFrom(...SLIDERS), turned, { maxKeys: 20 }),
});
const styles = fc.constantFrom(...Object.values(HUMAN_STYLES));

function expectSound(piece: Piece): void {
  const count = piece.positions.length / 3;
  const whole = [piece.positions, piece.normals, piece.colours, piece.skinWeight];
  expect(whole.every((values) => values.every(Number.isFinite))).toBe(true);
  expect(piece.index.every((v) => v < count)).toBe(true);
  for (let v = 0; v < count; v++) {
    const weights = piece.skinWeight.subarray(v * 4, v * 4 + 4).reduce((sum, w) => sum + w, 0);
    if (Math.abs(weights - 1) > 1e-4) throw new Error(`weights of ${piece.name} ${v}: ${weights}`);
  }
}

type Place = "skull" | "ears" | "below";

/** How deep the deepest vertex is, metres: in the skull, in the roots of the ears, in neck and shoulders. */
function depthIn(surface: Surface, { marks }: HumanBase, piece: Piece): Record<Place, number> {
  const deepest = { skull: 0, ears: 0, below: 0 };
  const [earX, earY, earZ] = mixed(marks.leftEarFront, marks.leftEarLobe, 0.5);
  const root = (marks.crown[1] - marks.chin[1]) * 0.22;
  // Every second one: asking takes 10 us.
  for (let n = 0; n < piece.positions.length; n += 6) {
    const [x = 0, y = 0, z = 0] = piece.positions.subarray(n, n + 3);
    // Sockets are hollow: what hangs before the eyes is inside of them.
    if (z > marks.leftOuterEye[2] - 0.02) continue;
    const ear = Math.hypot(Math.abs(x) - earX, y - earY, z - earZ);
    const place = ear < root ? "ears" : y > marks.leftEarLobe[1] ? "skull" : "below";
    deepest[place] = Math.max(deepest[place], -surface.closest([x, y, z]).distance);
  }
  return deepest;
}

describe("hair", () => {
  test("whatever the head, no hair goes into the skull and none hangs in the shoulders", () => {
    fc.assert(
      fc.property(shapes, styles, turned, turned, (shape, style, length, volume) => {
        const base = mixHuman(pack, shape, style);
        const own = new HeadMap(base);
        const above = (v: number) => (base.positions[v * 3 + 1] as number) > base.joints.hips[1];
        const skin = new Surface(base, "skin", (a, b, c) => above(a) && above(b) && above(c));
        for (const name of HUMAN_HAIR_STYLES) {
          const hair = buildHair(base, { ...USUAL, style: name, length, volume }, 0, own);
          if (!hair) continue;
          expectSound(hair);
          const deep = depthIn(skin, base, hair);
          expect(deep.skull, name).toBeLessThan(0.003);
          expect(deep.ears, name).toBeLessThan(0.015);
          expect(deep.below, name).toBeLessThan(0.012);
        }
      }),
      { numRuns: 2, seed: 6, endOnFailure: true },
    );
  });

  test("each style keeps to its triangles, near, in the middle and far", () => {
    for (const style of HUMAN_HAIR_STYLES)
      for (const level of [0, 1, 2] as const) {
        const hair = buildHair(average, { ...USUAL, style }, level, map);
        expect(hair === null, style).toBe(style === "bald");
        expect((hair?.index.length ?? 0) / 3, `${style} ${level}`).toBeLessThanOrEqual(HAIR_BUDGET[level]);
      }
  });

  test("the same wishes give the same bytes, others give other hair", () => {
    const bytesOf = (parameters: HairParameters) =>
      Buffer.from(
        new Uint8Array(buildHair(average, parameters, 0, new HeadMap(average))?.positions.buffer ?? []),
      );
    for (const style of ["messy", "curls", "braids"] as const) {
      const one = bytesOf({ ...USUAL, style });
      expect(one.equals(bytesOf({ ...USUAL, style }))).toBe(true);
      for (const other of [{ length: 1 }, { volume: 1 }, { hat: "beanie" }] as const)
        expect(one.equals(bytesOf({ ...USUAL, style, ...other }))).toBe(false);
    }
  });

  test("a hat has all hair under it", () => {
    const hats = HAT_STYLES.filter((hat) => hat !== "none" && hat !== "band");
    for (const [n, style] of HUMAN_HAIR_STYLES.entries())
      for (const hat of [hats[n % hats.length] ?? "cap", hats[(n + 2) % hats.length] ?? "cap"]) {
        const hair = buildHair(average, { ...USUAL, style, hat }, 0, map);
        let highest = 0;
        for (let n = 0; n < (hair?.positions.length ?? 0); n += 3) {
          const [x = 0, y = 0, z = 0] = hair?.positions.subarray(n, n + 3) ?? [];
          const way = map.wayOf([x, y, z]);
          if (way.tilt < 1.05) highest = Math.max(highest, way.far - map.radius(way));
        }
        expect(highest, `${style} under a ${hat}`).toBeLessThan(0.0075 * map.size);
      }
  });

  test("long hair ends in a hood that hangs behind, and is seen beside the face as ever", () => {
    const { neck } = average.joints;
    for (const style of ["long", "wavy", "locs", "ponytail"] as const)
      for (const level of [0, 2] as const) {
        const lowest = (hood: boolean, isBehind: (z: number) => boolean) => {
          const { positions } = buildHair(average, { ...USUAL, style, hood }, level, map) ?? {};
          let low = 9;
          for (let n = 0; n < (positions?.length ?? 0); n += 3)
            if (isBehind(positions?.[n + 2] ?? 0)) low = Math.min(low, positions?.[n + 1] ?? 9);
          return low;
        };
        const behind = (z: number) => z < neck[2] - 0.02;
        expect(lowest(true, behind), style).toBeGreaterThan(neck[1]);
        expect(lowest(false, behind), style).toBeLessThan(neck[1] + 0.03);
        const before = (z: number) => z > neck[2] + 0.06;
        expect(lowest(true, before), style).toBeCloseTo(lowest(false, before), 2);
      }
  });

  test("hair falls with neck and chest where it is long, and with the head alone where it is short", () => {
    const bones = (style: HairParameters["style"]) => {
      const hair = buildHair(average, { ...USUAL, style }, 0, map);
      return new Set([...(hair?.skinIndex ?? [])].filter((_, n) => (hair?.skinWeight[n] as number) > 0.01))
        .size;
    };
    expect(bones("crop")).toBe(1);
    expect(bones("long")).toBe(3);
  });
});

describe("what heads wear", () => {
  test("all of it is sound on any head, at any level", () => {
    fc.assert(
      fc.property(shapes, styles, fc.constantFrom(0, 1, 2), (shape, style, level) => {
        const own = new HeadMap(mixHuman(pack, shape, style));
        for (let n = 0; n < 8; n++)
          for (const piece of headPieces(
            own,
            {
              ...HEAD,
              hair: { ...USUAL, hat: HAT_STYLES[n % HAT_STYLES.length] ?? "none" },
              faceHair: FACE_HAIR_STYLES[n % FACE_HAIR_STYLES.length] ?? "none",
              glasses: GLASSES_STYLES[n % GLASSES_STYLES.length] ?? "none",
              earrings: EARRING_STYLES[n % EARRING_STYLES.length] ?? "none",
            },
            level as 0 | 1 | 2,
          ))
            expectSound(piece);
      }),
      { numRuns: 3, seed: 6, endOnFailure: true },
    );
  });

  test("a beard opens with the mouth", () => {
    const [beard] = headPieces(map, { ...HEAD, hair: { ...USUAL, style: "bald" }, faceHair: "beard" });
    const moved = beard?.faces.jawOpen;
    const chin = average.faces.jawOpen.delta.reduce(
      (least, d, n) => (n % 3 === 1 ? Math.min(least, d) : least),
      0,
    );
    const most = moved?.delta.reduce((least, d, n) => (n % 3 === 1 ? Math.min(least, d) : least), 0) ?? 0;
    expect(most).toBeLessThan(chin * 0.7);
    expect(Object.keys(beard?.faces ?? {}).every((name) => FACE_SHAPES.some((shape) => shape === name))).toBe(
      true,
    );
  });

  test("glasses rest before the face and reach the ears, whatever the nose", () => {
    fc.assert(
      fc.property(shapes, styles, fc.constantFrom(...GLASSES_STYLES.slice(1)), (shape, style, glasses) => {
        const base = mixHuman(pack, shape, style);
        const own = new HeadMap(base);
        const [frame] = headPieces(own, { ...HEAD, hair: { ...USUAL, style: "bald" }, glasses });
        const ear = base.marks.leftEarTop;
        let [nearest, front] = [9, -9];
        for (let n = 0; n < (frame?.positions.length ?? 0); n += 3) {
          const [x = 0, y = 0, z = 0] = frame?.positions.subarray(n, n + 3) ?? [];
          nearest = Math.min(nearest, Math.hypot(x - ear[0], y - ear[1], z - ear[2]));
          front = Math.max(front, z);
        }
        expect(nearest).toBeLessThan(0.015);
        expect(front).toBeGreaterThan(base.marks.leftOuterEye[2]);
        expect(front).toBeLessThan(base.marks.noseBridge[2] + 0.03);
      }),
      { numRuns: 3, seed: 6, endOnFailure: true },
    );
  });

  test("hair shows on the skin under it, and nowhere on a bald head", () => {
    const skin = [0.8, 0.6, 0.5] as const;
    const scalp = pack.scalp.findIndex((inside) => inside > 0.1);
    const nose = pack.scalp.findIndex((inside) => inside < -0.2);
    expect(paintUnderHair(average, { ...USUAL, style: "buzz" })(scalp, skin)[0]).toBeLessThan(0.4);
    expect(paintUnderHair(average, { ...USUAL, style: "buzz" })(nose, skin)).toEqual([...skin]);
    expect(paintUnderHair(average, { ...USUAL, style: "bald" })(scalp, skin)).toEqual([...skin]);
  });
});
