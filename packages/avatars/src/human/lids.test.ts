import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { cross, type Vec3 } from "../mesh/vector";
import { packFor } from "./coarse";
import {
  browPieces,
  browsOf,
  eyePieces,
  eyesOf,
  HUMAN_STYLES,
  type HumanBase,
  mixHuman,
  type Piece,
  parseHumanPack,
  randomHuman,
  type SparseDelta,
  STYLES,
  shapeOf,
  trianglesOf,
} from "./index";
import { lashPiece } from "./lashes";

const pack = parseHumanPack(
  new Uint8Array(gunzipSync(readFileSync(new URL("../../data/human.bin.gz", import.meta.url)))),
);
const PEOPLE = 12;

function moved(positions: Float32Array, shapes: readonly (SparseDelta | undefined)[]): Float32Array {
  const out = Float32Array.from(positions);
  for (const shape of shapes)
    shape?.index.forEach((v, n) => {
      for (let k = 0; k < 3; k++)
        out[v * 3 + k] = (out[v * 3 + k] as number) + (shape.delta[n * 3 + k] as number);
    });
  return out;
}

/** Metres that the skin lies before the eye where it does so least, seen from the front; negative where an eye shows. */
function coverOf(base: HumanBase, eyes: readonly Piece[]): number {
  const skin = moved(base.positions, [base.faces.eyeBlinkLeft, base.faces.eyeBlinkRight]);
  const [, cy, cz] = base.joints.leftEye;
  const reach = base.eyeRadius * 2.5;
  const near = (v: number) =>
    Math.abs((base.positions[v * 3 + 1] as number) - cy) < reach &&
    (base.positions[v * 3 + 2] as number) > cz;
  const all = trianglesOf(base.pack, "skin");
  const front: number[] = [];
  for (let i = 0; i < all.length; i += 3) {
    const corners = [...all.subarray(i, i + 3)];
    if (corners.every(near)) front.push(...corners);
  }
  let least = 1;
  for (const eye of eyes) {
    const own = moved(eye.positions, [eye.faces.eyeBlinkLeft, eye.faces.eyeBlinkRight]);
    for (let p = 0; p < own.length; p += 3)
      least = Math.min(least, skinAt(skin, front, own[p] ?? 0, own[p + 1] ?? 0) - (own[p + 2] ?? 0));
  }
  return least;
}

function skinAt(skin: Float32Array, front: readonly number[], x: number, y: number): number {
  let most = -1;
  for (let i = 0; i < front.length; i += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => (front[i + k] as number) * 3) as [number, number, number];
    const [ax, ay] = [(skin[a] as number) - x, (skin[a + 1] as number) - y];
    const [bx, by] = [(skin[b] as number) - x, (skin[b + 1] as number) - y];
    const [cx, cy] = [(skin[c] as number) - x, (skin[c + 1] as number) - y];
    const shares = [bx * cy - cx * by, cx * ay - ax * cy, ax * by - bx * ay];
    // What is turned away is not drawn.
    if (shares.some((share) => share < 0)) continue;
    const [u = 0, v = 0, w = 0] = shares;
    const z = u * (skin[a + 2] as number) + v * (skin[b + 2] as number) + w * (skin[c + 2] as number);
    most = Math.max(most, z / (u + v + w || 1));
  }
  return most;
}

/** Of all triangles, whichever way they face. */
function areaOf(positions: Float32Array, index: Uint16Array): number {
  let area = 0;
  for (let i = 0; i < index.length; i += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => positions.subarray((index[i + k] as number) * 3)) as [
      Float32Array,
      Float32Array,
      Float32Array,
    ];
    const way = (from: Float32Array, to: Float32Array): Vec3 => [
      (to[0] as number) - (from[0] as number),
      (to[1] as number) - (from[1] as number),
      (to[2] as number) - (from[2] as number),
    ];
    area += Math.hypot(...cross(way(a, b), way(a, c))) / 2;
  }
  return area;
}

describe.each(STYLES)("who blinks in the %s style", (style) => {
  test.each([0, 1] as const)("shows nothing of iris or light through the lids, at level %d", (level) => {
    for (let seed = 1; seed <= PEOPLE; seed++) {
      const recipe = randomHuman(seed, style);
      const base = mixHuman(packFor(pack, level), shapeOf(recipe), HUMAN_STYLES[style]);
      const eyes = eyePieces(base, eyesOf(recipe), level).slice(1);
      expect(coverOf(base, eyes), `person ${seed}`).toBeGreaterThan(0.0002);
    }
  });

  test.each([0, 1] as const)("has lashes that lie in a line, at level %d", (level) => {
    for (let seed = 1; seed <= PEOPLE; seed++) {
      const recipe = randomHuman(seed, style);
      const base = mixHuman(packFor(pack, level), shapeOf(recipe), HUMAN_STYLES[style]);
      for (const { positions, index, faces } of lashPiece(base, eyesOf(recipe), level)) {
        const [open, shut] = [
          areaOf(positions, index),
          areaOf(moved(positions, [faces.eyeBlinkLeft, faces.eyeBlinkRight]), index),
        ];
        expect(shut / open, `person ${seed}`).toBeLessThan(1.5);
      }
    }
  });

  test("keeps the brows up", () => {
    for (let seed = 1; seed <= PEOPLE; seed++) {
      const recipe = randomHuman(seed, style);
      const base = mixHuman(packFor(pack, 1), shapeOf(recipe), HUMAN_STYLES[style]);
      for (const { faces } of browPieces(base, browsOf(recipe), 1))
        for (const shape of [faces.eyeBlinkLeft, faces.eyeBlinkRight])
          for (let n = 0; n < (shape?.delta.length ?? 0); n += 3)
            expect(Math.hypot(...(shape?.delta.subarray(n, n + 3) ?? []))).toBeLessThan(0.002);
    }
  });
});
