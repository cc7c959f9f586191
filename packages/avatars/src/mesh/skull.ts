import { HEAD } from "./plan";
import { add, clamp, curve, power, scale, sub, unit, type Vec3 } from "./vector";

/**
 * The shape of the head, by t: 0 under the chin, 1 the crown.
 * Columns: half width, how far the front and the back reach, all in HEAD.width.
 */
const SHAPE = curve([
  [0, 0.2, 0.72, -0.3],
  [0.04, 0.4, 0.84, -0.08],
  [0.1, 0.6, 0.91, 0.22],
  [0.18, 0.77, 0.955, 0.52],
  [0.28, 0.9, 0.985, 0.84],
  [0.4, 0.98, 0.985, 1.05],
  [0.52, 1.0, 0.985, 1.14],
  [0.66, 0.99, 0.975, 1.14],
  [0.78, 0.925, 0.9, 1.06],
  [0.88, 0.77, 0.74, 0.88],
  [0.95, 0.53, 0.51, 0.6],
  [0.985, 0.3, 0.29, 0.34],
  [1, 0.06, 0.05, 0.06],
]);

const SQUARE = 2.35;

export interface SkullRing {
  y: number;
  w: number;
  /** Middle and half depth. */
  z: number;
  d: number;
}

export function skullRing(t: number): SkullRing {
  const at = clamp(t, 0, 1);
  const front = SHAPE(at, 2) * HEAD.width;
  const back = SHAPE(at, 3) * HEAD.width;
  return {
    y: HEAD.chin + at * HEAD.height,
    w: SHAPE(at, 1) * HEAD.width,
    z: (front - back) / 2 - 0.004,
    d: (front + back) / 2,
  };
}

export const SKULL_SQUARE = SQUARE;
export const SKULL_CENTRE: Vec3 = [0, HEAD.chin + 0.54 * HEAD.height, -0.012];

/** A point of the scalp: angle 0 is the face, a quarter turn the left ear. `lift` is out of the skin, metres. */
export function scalp(angle: number, t: number, lift = 0): Vec3 {
  const ring = skullRing(t);
  const e = 2 / SQUARE;
  const p: Vec3 = [ring.w * power(Math.sin(angle), e), ring.y, ring.z + ring.d * power(Math.cos(angle), e)];
  return lift === 0 ? p : add(p, scale(unit(sub(p, SKULL_CENTRE)), lift));
}

/** How far the face reaches at (x, y), and out of it by `lift`. */
export function onFace(x: number, y: number, lift = 0): Vec3 {
  const depth = (px: number, py: number) => {
    const ring = skullRing((py - HEAD.chin) / HEAD.height);
    const side = clamp(Math.abs(px) / ring.w, 0, 0.995);
    return ring.z + ring.d * (1 - side ** SQUARE) ** (1 / SQUARE);
  };
  const z = depth(x, y);
  if (lift === 0) return [x, y, z];
  const h = 0.004;
  const normal = unit([
    -(depth(x + h, y) - depth(x - h, y)) / (2 * h),
    -(depth(x, y + h) - depth(x, y - h)) / (2 * h),
    1,
  ]);
  return add([x, y, z], scale(normal, lift));
}
