import { add, cross, dot, length, lerp, mixed, scale, smooth, sub, unit, type Vec3 } from "../../mesh/vector";
import { BONES, SIDES, type Side } from "../../skeleton/bones";
import type { HumanBase } from "../mix";

/** A limb from its root over its hinge to its end; t is 0, 1 and 2 there. */
export interface Limb {
  side: Side;
  joints: readonly [Vec3, Vec3, Vec3];
  /** How far along, and the nearest point of the bones. */
  along(p: Vec3): { t: number; middle: Vec3; axis: Vec3 };
}

/** A body as a tailor sees it. Heights in metres over the soles. */
export interface Figure {
  base: HumanBase;
  /** Metres that would be one on a body with hips at 0.93. */
  size: number;
  /** Shares of arm (with hand), leg (with foot) and head in each vertex of the pack. */
  arm: Float32Array;
  leg: Float32Array;
  head: Float32Array;
  arms: Record<Side, Limb>;
  legs: Record<Side, Limb>;
  neck: number;
  shoulder: number;
  armpit: number;
  chest: number;
  waist: number;
  hips: number;
  crotch: number;
  knee: number;
  ankle: number;
  /** Depth of the trunk's middle by height. */
  middle(y: number): number;
}

const ARM = /(UpperArm|LowerArm|Hand|Thumb|Index|Middle|Ring|Little)/;
const LEG = /(UpperLeg|LowerLeg|Foot|Toes)/;

export function figureOf(base: HumanBase): Figure {
  const { pack, positions, joints } = base;
  const kinds = BONES.map((name) => (ARM.test(name) ? 1 : LEG.test(name) ? 2 : name === "head" ? 3 : 0));
  const shares = [1, 2, 3].map(() => new Float32Array(pack.vertices));
  for (let v = 0; v < pack.vertices; v++)
    for (let k = 0; k < 4; k++) {
      const kind = kinds[pack.skinIndex[v * 4 + k] as number] as number;
      const into = shares[kind - 1];
      if (into) into[v] = (into[v] as number) + (pack.skinWeight[v * 4 + k] as number);
    }
  const [arm, leg, head] = shares as [Float32Array, Float32Array, Float32Array];
  const limbs = (root: "UpperArm" | "UpperLeg", hinge: "LowerArm" | "LowerLeg", end: "Hand" | "Foot") =>
    Object.fromEntries(
      SIDES.map((side) => [
        side,
        limbOf(side, [joints[`${side}${root}`], joints[`${side}${hinge}`], joints[`${side}${end}`]]),
      ]),
    ) as Record<Side, Limb>;
  const { start, count } = pack.groups.tights;
  const hips = joints.hips[1];
  let crotch = hips;
  const depth = Array.from({ length: BINS }, () => [9, -9] as [number, number]);
  const top = joints.neck[1] + 0.05;
  const bottom = hips * 0.75;
  const bin = (y: number) => ((y - bottom) / (top - bottom)) * (BINS - 1);
  for (let v = start; v < start + count; v++) {
    const [x, y, z] = [
      positions[v * 3] as number,
      positions[v * 3 + 1] as number,
      positions[v * 3 + 2] as number,
    ];
    if (Math.abs(x) < 0.006 && y > hips * 0.6) crotch = Math.min(crotch, y);
    const n = Math.round(bin(y));
    const range = depth[n];
    if (!range || (arm[v] as number) > 0.3 || Math.abs(x) > 0.08) continue;
    range[0] = Math.min(range[0], z);
    range[1] = Math.max(range[1], z);
  }
  // Of few vertices a slice may have those of the front alone.
  const thick = 0.09 * hips;
  const middles = depth.map(([least, most]) => (most - least > thick ? (least + most) / 2 : Number.NaN));
  for (let n = 1; n < BINS; n++) if (Number.isNaN(middles[n])) middles[n] = middles[n - 1] as number;
  for (let n = BINS - 2; n >= 0; n--) if (Number.isNaN(middles[n])) middles[n] = middles[n + 1] as number;
  const even = middles.map((_, n) => {
    const near = middles.slice(Math.max(0, n - 3), n + 4);
    return near.reduce((sum, z) => sum + z, 0) / near.length;
  });
  const shoulder = joints.leftUpperArm[1];
  const size = hips / 0.93;
  return {
    base,
    size,
    arm,
    leg,
    head,
    arms: limbs("UpperArm", "LowerArm", "Hand"),
    legs: limbs("UpperLeg", "LowerLeg", "Foot"),
    neck: joints.neck[1],
    shoulder,
    armpit: lerp(shoulder, joints.chest[1], 0.48),
    chest: lerp(joints.upperChest[1], joints.chest[1], 0.1),
    waist: lerp(joints.spine[1], joints.chest[1], 0.45),
    hips,
    crotch,
    knee: joints.leftLowerLeg[1],
    ankle: joints.leftFoot[1],
    middle(y) {
      const at = Math.min(BINS - 1.001, Math.max(0, bin(y)));
      const n = Math.floor(at);
      return lerp(even[n] as number, even[n + 1] as number, at - n);
    },
  };
}

const BINS = 30;

function limbOf(side: Side, joints: readonly [Vec3, Vec3, Vec3]): Limb {
  const [root, hinge, end] = joints;
  const upper = sub(hinge, root);
  const lower = sub(end, hinge);
  const [one, two] = [length(upper), length(lower)];
  const [a, b] = [unit(upper), unit(lower)];
  const bend = unit(add(a, b));
  return {
    side,
    joints,
    along(p) {
      const from = sub(p, hinge);
      // Over a hand's breadth at the hinge both bones count, so that nothing jumps where they meet.
      const share = smooth(-0.05, 0.05, dot(from, bend));
      const first = 1 + dot(from, a) / one;
      const second = 1 + dot(from, b) / two;
      const onFirst = add(root, scale(a, first * one));
      const onSecond = add(hinge, scale(b, (second - 1) * two));
      return {
        t: lerp(first, second, share),
        middle: mixed(onFirst, onSecond, share),
        axis: unit(mixed(a, b, share)),
      };
    },
  };
}

/** Two directions across an axis; the first is as far to the front as it can be. */
export function across(axis: Vec3): [front: Vec3, side: Vec3] {
  const front = unit(sub([0, 0, 1], scale(axis, axis[2])));
  return [front, unit(cross(axis, front))];
}
