import type { Vec3 } from "../mesh/vector";
import type { FaceShape } from "./format";
import type { HumanBase, SparseDelta } from "./mix";
import type { HumanPack } from "./pack";

/** How far an eyeball sinks back as its lids close, by level, in its radii: flat triangles cut into a ball. */
const SUNK = [0.24, 0.6, 0.6] as const;
/** Of the lid over the ball: irises lie on it, and lights on them. */
const CLEAR = 1.05;
/** No vertex is put further out than this, in radii. */
const MOST_OUT = 0.4;
const COLUMNS = 25;
/** How far the upper lid reaches over the lower one, in radii. */
const OVERLAP = 0.05;
/** A lid never falls more than this many times as far as it was modelled to. */
const MOST_FALL = 1.8;

type Eyes = Pick<HumanBase, "pack" | "positions" | "joints" | "marks" | "eyeRadius"> & {
  triangles: Uint16Array;
  faces: HumanBase["faces"];
};

/**
 * A blink was modelled for eyes of everyday size. Drawn eyes stand wider open and on larger balls: the upper lid is sent
 * down until no gap is left, and as far out that it goes round the ball on its way.
 */
export function closeLids(eyes: Eyes): void {
  const { pack, positions, joints, faces, eyeRadius } = eyes;
  const { index, delta } = faces.eyeBlinkLeft;
  if (index.length === 0) return;
  const front = frontOf(eyes);
  const modelled = delta.slice();
  for (let round = 0; round < 3; round++) {
    const fall = missingFall(eyes, front);
    if (fall.every((more) => more === 1)) break;
    stretch(eyes, fall, modelled);
  }
  const [cx, cy, cz] = joints.leftEye;
  const ball = ballOf(pack, positions, joints.leftEye) * CLEAR;
  const sunk = SUNK[0] * eyeRadius;
  const shut = moved(positions, faces.eyeBlinkLeft);
  index.forEach((v, n) => {
    const [x, y, z] = placeAt(positions, v);
    if (z < cz + 0.3 * eyeRadius) return;
    const isOutside = Math.hypot(x - cx, y - cy, z - cz) > eyeRadius;
    // What the shut lid covers are its insides; few triangles have none that cover them.
    if (!isOutside && isCovered(shut, front, placeAt(shut, v), 0.02 * eyeRadius)) return;
    let out = 0;
    for (const t of isOutside ? [0.4, 0.7, 1] : [1]) {
      const [dx, dy] = [x + t * (delta[n * 3] as number) - cx, y + t * (delta[n * 3 + 1] as number) - cy];
      const flat = ball ** 2 - dx ** 2 - dy ** 2;
      if (flat <= 0) continue;
      const lacks = cz + Math.sqrt(flat) - t * sunk - (z + t * (delta[n * 3 + 2] as number));
      out = Math.max(out, lacks / t);
    }
    delta[n * 3 + 2] = (delta[n * 3 + 2] as number) + Math.min(out, MOST_OUT * eyeRadius);
  });
  lashesFollow(eyes, modelled);
  faces.eyeBlinkRight = reflected(pack, faces.eyeBlinkLeft);
}

/** Lashes go on from where they were modelled to as the lid at their roots does: sent down by themselves they would fan out. */
function lashesFollow({ pack, positions, faces }: Eyes, modelled: Float32Array): void {
  const { start, count } = pack.groups.lashes;
  const { skin } = pack.groups;
  const { index, delta } = faces.eyeBlinkLeft;
  const lids: number[] = [];
  index.forEach((v, n) => {
    if (v >= skin.start && v < skin.start + skin.count && (modelled[n * 3 + 1] as number) < 0) lids.push(n);
  });
  index.forEach((v, n) => {
    if (v < start || v >= start + count) return;
    const at = placeAt(positions, v);
    const sent = [0, 0, 0] satisfies Vec3;
    let all = 0;
    for (const lid of lids) {
      const [x, y, z] = placeAt(positions, index[lid] as number);
      const near = 1 / ((x - at[0]) ** 2 + (y - at[1]) ** 2 + (z - at[2]) ** 2 + 1e-8) ** 2;
      all += near;
      for (let k = 0; k < 3; k++)
        sent[k] =
          (sent[k] as number) + near * ((delta[lid * 3 + k] as number) - (modelled[lid * 3 + k] as number));
    }
    for (let k = 0; k < 3; k++)
      delta[n * 3 + k] = (modelled[n * 3 + k] as number) + (all > 0 ? (sent[k] as number) / all : 0);
  });
}

/** What a blink does to what is an eyeball's own, one place for each vertex. */
export function sinking(
  base: HumanBase,
  positions: Float32Array,
  level: 0 | 1 | 2,
): Partial<Record<FaceShape, SparseDelta>> {
  const of = (isLeft: boolean): SparseDelta => {
    const own: number[] = [];
    for (let v = 0; v < positions.length / 3; v++)
      if ((positions[v * 3] as number) > 0 === isLeft) own.push(v);
    const delta = new Float32Array(own.length * 3);
    for (let n = 0; n < own.length; n++) delta[n * 3 + 2] = -SUNK[level] * base.eyeRadius;
    return { index: Uint16Array.from(own), delta };
  };
  if (base.faces.eyeBlinkLeft.index.length === 0) return {};
  const [left, right] = [of(true), of(false)];
  return {
    ...(left.index.length > 0 ? { eyeBlinkLeft: left } : {}),
    ...(right.index.length > 0 ? { eyeBlinkRight: right } : {}),
  };
}

const placeAt = (positions: Float32Array, v: number): Vec3 => [
  positions[v * 3] as number,
  positions[v * 3 + 1] as number,
  positions[v * 3 + 2] as number,
];

function moved(positions: Float32Array, { index, delta }: SparseDelta): Float32Array {
  const out = Float32Array.from(positions);
  index.forEach((v, n) => {
    for (let k = 0; k < 3; k++) out[v * 3 + k] = (out[v * 3 + k] as number) + (delta[n * 3 + k] as number);
  });
  return out;
}

/** Whether skin lies before a place, seen from the front. */
function isCovered(positions: Float32Array, front: readonly number[], [x, y, z]: Vec3, by: number): boolean {
  for (let i = 0; i < front.length; i += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => placeAt(positions, front[i + k] as number)) as [Vec3, Vec3, Vec3];
    const u = (b[0] - x) * (c[1] - y) - (c[0] - x) * (b[1] - y);
    const v = (c[0] - x) * (a[1] - y) - (a[0] - x) * (c[1] - y);
    const w = (a[0] - x) * (b[1] - y) - (b[0] - x) * (a[1] - y);
    if (u < 0 || v < 0 || w < 0) continue;
    if ((u * a[2] + v * b[2] + w * c[2]) / (u + v + w || 1) > z + by) return true;
  }
  return false;
}

function ballOf(pack: HumanPack, positions: Float32Array, centre: Vec3): number {
  const { start, count } = pack.groups.eyes;
  let most = 0;
  for (let v = start; v < start + count; v++) {
    const [x, y, z] = placeAt(positions, v);
    if (x > 0 && z > centre[2])
      most = Math.max(most, Math.hypot(x - centre[0], y - centre[1], z - centre[2]));
  }
  return most;
}

/** The skin before the left eye: corners of triangles. */
function frontOf({ triangles, positions, joints, eyeRadius }: Eyes): number[] {
  const [cx, cy, cz] = joints.leftEye;
  const near = (v: number): boolean => {
    const [x, y] = placeAt(positions, v);
    return Math.abs(x - cx) < eyeRadius * 1.5 && Math.abs(y - cy) < eyeRadius * 1.5;
  };
  const depth = (v: number): number => (positions[v * 3 + 2] as number) - cz;
  const out: number[] = [];
  for (let i = 0; i < triangles.length; i += 3) {
    const [a, b, c] = [triangles[i] as number, triangles[i + 1] as number, triangles[i + 2] as number];
    if (!near(a) && !near(b) && !near(c)) continue;
    // The back of the socket faces forward, too.
    if (depth(a) + depth(b) + depth(c) > eyeRadius) out.push(a, b, c);
  }
  return out;
}

/** How many times further the upper lid has to fall, from the inner corner of the left eye to the outer. */
function missingFall(
  { positions, marks, faces, joints, eyeRadius }: Eyes,
  front: readonly number[],
): number[] {
  const shut = moved(positions, faces.eyeBlinkLeft);
  const [from, to] = [marks.leftInnerEye[0], marks.leftOuterEye[0]];
  return Array.from({ length: COLUMNS }, (_, n) => {
    const x = from + ((to - from) * (n + 0.5)) / COLUMNS;
    const left = gapAt(shut, front, x, joints.leftEye[1], eyeRadius);
    if (!left) return 1;
    const open = gapAt(positions, front, x, joints.leftEye[1], eyeRadius);
    const fallen = (open?.[1] ?? 0) - left[1];
    if (!open || fallen <= 0) return 1;
    return Math.min(MOST_FALL, 1 + (left[1] - left[0] + OVERLAP * eyeRadius) / fallen);
  });
}

/** The widest part of an upright line that no skin is before. */
function gapAt(
  positions: Float32Array,
  front: readonly number[],
  x: number,
  middle: number,
  radius: number,
): readonly [low: number, high: number] | null {
  const spans: [number, number][] = [];
  for (let i = 0; i < front.length; i += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => placeAt(positions, front[i + k] as number)) as [Vec3, Vec3, Vec3];
    // Turned away are the lids' insides.
    if ((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]) <= 0) continue;
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const [p, q] of [
      [a, b],
      [b, c],
      [c, a],
    ] as const) {
      if (p[0] > x === q[0] > x) continue;
      const y = p[1] + ((q[1] - p[1]) * (x - p[0])) / (q[0] - p[0]);
      low = Math.min(low, y);
      high = Math.max(high, y);
    }
    if (high > low) spans.push([low, high]);
  }
  spans.sort((p, q) => p[0] - q[0]);
  let widest: readonly [number, number] | null = null;
  let reached = spans[0]?.[1] ?? 0;
  for (const [low, high] of spans) {
    const isEye = low > middle - radius && reached < middle + radius;
    if (isEye && low - reached > Math.max(radius * 0.002, widest ? widest[1] - widest[0] : 0))
      widest = [reached, low];
    reached = Math.max(reached, high);
  }
  return widest;
}

function stretch(
  { positions, marks, joints, faces }: Eyes,
  fall: readonly number[],
  modelled: Float32Array,
): void {
  const { index, delta } = faces.eyeBlinkLeft;
  const [from, to] = [marks.leftInnerEye[0], marks.leftOuterEye[0]];
  const at = (x: number): number => {
    const t = Math.min(COLUMNS - 1, Math.max(0, ((x - from) / (to - from)) * COLUMNS - 0.5));
    // A vertex takes its neighbours with it: the most of what is asked for about it.
    let most = 1;
    for (let n = Math.max(0, Math.ceil(t - 2)); n <= Math.min(COLUMNS - 1, t + 2); n++)
      most = Math.max(most, fall[n] as number);
    return most;
  };
  index.forEach((v, n) => {
    const [x, , z] = placeAt(positions, v);
    const down = delta[n * 3 + 1] as number;
    if (down >= 0 || z < joints.leftEye[2]) return;
    delta[n * 3 + 1] = Math.max(down * at(x), (modelled[n * 3 + 1] as number) * MOST_FALL);
  });
}

function reflected(pack: HumanPack, { index, delta }: SparseDelta): SparseDelta {
  return {
    index: index.map((v) => pack.mirror[v] as number),
    delta: delta.map((value, n) => (n % 3 === 0 ? -value : value)),
  };
}
