import { CORNERS_AND_SIDES } from "../mesh/triangle";
import type { Side } from "../skeleton/bones";
import type { FaceShape } from "./format";
import { type HumanBase, type SparseDelta, trianglesOf } from "./mix";

/** What each face shape does to a brow, three numbers a vertex. */
export type BrowMoves = Partial<Record<FaceShape, Float32Array<ArrayBuffer>>>;

/** Of a brow over the skin, metres. */
const CLEAR = 0.0007;
/** Further out it would stand off a forehead that somebody sees from the side. */
const MOST = 0.009;
/** Around a brow, metres: how far skin comes when it is drawn together. */
const AROUND = 0.02;
/** Where a triangle of a brow is held against the skin: its corners, the middles of its sides, its own middle. */
const SAMPLES = [...CORNERS_AND_SIDES, [1 / 3, 1 / 3, 1 / 3]] as const;

/** A mood, and the shape that carries what a brow has to come out for it; null: the face at rest. */
interface Mood {
  worn: readonly (readonly [FaceShape, number])[];
  by: FaceShape | null;
}

const moodsOf = (side: Side): Mood[] => {
  const [down, up, sneer, squint] = (
    side === "left"
      ? ["browDownLeft", "browOuterUpLeft", "noseSneerLeft", "eyeSquintLeft"]
      : ["browDownRight", "browOuterUpRight", "noseSneerRight", "eyeSquintRight"]
  ) as [FaceShape, FaceShape, FaceShape, FaceShape];
  const drawn = [
    [down, 1],
    [sneer, 0.6],
    [squint, 0.3],
  ] as const;
  return [
    { worn: [], by: null },
    { worn: drawn, by: down },
    { worn: [["browInnerUp", 1]], by: "browInnerUp" },
    { worn: [[up, 1]], by: up },
    {
      worn: [
        ["browInnerUp", 1],
        [up, 1],
      ],
      by: up,
    },
    { worn: [...drawn, [up, 0.5]], by: down },
  ];
};

/**
 * A brow hangs on a few places of the skin, and between them skin that is drawn together comes through it: it is taken
 * out as far as it has to be, at rest and in each mood.
 *
 * @param positions three a vertex, changed as `moves` are
 */
export function keepOut(
  base: HumanBase,
  side: Side,
  level: 0 | 1 | 2,
  { positions, index, moves }: { positions: Float32Array; index: ArrayLike<number>; moves: BrowMoves },
): void {
  const skin = skinAround(base, positions, level);
  for (const { worn, by } of moodsOf(side)) {
    const own = Float32Array.from(positions);
    for (const [shape, weight] of worn)
      moves[shape]?.forEach((by, n) => {
        own[n] = (own[n] as number) + by * weight;
      });
    const lack = lacking(own, index, skin, inMood(base, worn));
    const into = by ? moves[by] : positions;
    if (!into) continue;
    for (let v = 0; v < lack.length; v++)
      into[v * 3 + 2] = (into[v * 3 + 2] as number) + Math.min(MOST, lack[v] as number);
  }
}

/** Corners of the triangles that a brow may meet. */
function skinAround(base: HumanBase, brow: Float32Array, level: 0 | 1 | 2): number[] {
  const [low, high] = [
    [9, 9],
    [-9, -9],
  ] as [number[], number[]];
  for (let n = 0; n < brow.length; n += 3)
    for (const k of [0, 1]) {
      low[k] = Math.min(low[k] as number, (brow[n + k] as number) - AROUND);
      high[k] = Math.max(high[k] as number, (brow[n + k] as number) + AROUND);
    }
  const behind = base.joints.leftEye[2];
  const isNear = (v: number) =>
    [0, 1].every((k) => {
      const at = base.positions[v * 3 + k] as number;
      return at > (low[k] as number) && at < (high[k] as number);
    }) && (base.positions[v * 3 + 2] as number) > behind - AROUND;
  const all = trianglesOf(base.pack, "skin", level);
  const out: number[] = [];
  for (let i = 0; i < all.length; i += 3) {
    const [a, b, c] = [all[i] as number, all[i + 1] as number, all[i + 2] as number];
    if (isNear(a) && isNear(b) && isNear(c)) out.push(a, b, c);
  }
  return out;
}

function inMood(base: HumanBase, worn: Mood["worn"]): Float32Array {
  const out = Float32Array.from(base.positions);
  for (const [shape, weight] of worn) {
    const { index, delta }: SparseDelta = base.faces[shape];
    index.forEach((v, n) => {
      for (let k = 0; k < 3; k++)
        out[v * 3 + k] = (out[v * 3 + k] as number) + (delta[n * 3 + k] as number) * weight;
    });
  }
  return out;
}

/** How much further out each vertex of a brow has to be, metres. */
function lacking(
  brow: Float32Array,
  index: ArrayLike<number>,
  skin: readonly number[],
  face: Float32Array,
): Float32Array {
  const out = new Float32Array(brow.length / 3);
  const at = (v: number, k: number) => brow[v * 3 + k] as number;
  for (let i = 0; i < index.length; i += 3) {
    const [a, b, c] = [index[i] as number, index[i + 1] as number, index[i + 2] as number];
    for (const [p, q, r] of SAMPLES) {
      const [x, y, z] = [0, 1, 2].map((k) => at(a, k) * p + at(b, k) * q + at(c, k) * r) as [
        number,
        number,
        number,
      ];
      const lack = frontOf(face, skin, x, y) + CLEAR - z;
      if (lack <= 0) continue;
      if (p > 0) out[a] = Math.max(out[a] as number, lack);
      if (q > 0) out[b] = Math.max(out[b] as number, lack);
      if (r > 0) out[c] = Math.max(out[c] as number, lack);
    }
  }
  return out;
}

/** How far out skin is before a place, seen from the front. */
function frontOf(face: Float32Array, skin: readonly number[], x: number, y: number): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < skin.length; i += 3) {
    const [a, b, c] = [(skin[i] as number) * 3, (skin[i + 1] as number) * 3, (skin[i + 2] as number) * 3];
    const [ax, ay] = [(face[a] as number) - x, (face[a + 1] as number) - y];
    const [bx, by] = [(face[b] as number) - x, (face[b + 1] as number) - y];
    const [cx, cy] = [(face[c] as number) - x, (face[c + 1] as number) - y];
    const u = bx * cy - cx * by;
    const v = cx * ay - ax * cy;
    const w = ax * by - bx * ay;
    // What is turned away is no surface.
    if (u < 0 || v < 0 || w < 0 || u + v + w <= 0) continue;
    const z =
      (u * (face[a + 2] as number) + v * (face[b + 2] as number) + w * (face[c + 2] as number)) / (u + v + w);
    if (z > most) most = z;
  }
  return most;
}
