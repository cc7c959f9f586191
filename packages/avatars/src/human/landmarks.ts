import { add, dot, length, lerp, mixed, scale, sub, unit, type Vec3 } from "../mesh/vector";
import { type BoneName, SIDES, type Side } from "../skeleton/bones";
import { type Crossing, contours, placeOf } from "./contour";
import { type HumanBase, trianglesOf } from "./mix";

/** A closed line around a part of the body. */
export interface Ring {
  centre: Vec3;
  /** Along the part: up the trunk and neck, towards hand or foot. */
  axis: Vec3;
  /** Mean distance from the centre, metres. */
  radius: number;
  points: Vec3[];
  /** The same places on the mesh, so that weights and face shapes can be read there. */
  crossings: Crossing[];
}

const RINGS = [
  "neck",
  "collar",
  "chest",
  "waist",
  "hips",
  "UpperArm",
  "Elbow",
  "Wrist",
  "Thigh",
  "Knee",
  "Calf",
  "Ankle",
] as const;
type Part = (typeof RINGS)[number];
type TrunkPart = Extract<Part, Lowercase<Part>>;
export type RingName = TrunkPart | `${Side}${Exclude<Part, TrunkPart>}`;

/**
 * The ring of a named place. The trunk is cut level, limbs across their bone.
 *
 * Of the skin, or of the tights, which lie a few millimetres over it and have no navel.
 */
export function ringOf(base: HumanBase, name: RingName, group: "skin" | "tights" = "skin"): Ring {
  const { centre, axis } = cutOf(base, name);
  return sliceAt(base, centre, axis, group);
}

/** The line around the body through a point, across an axis; of several, the one nearest to the point. */
export function sliceAt(base: HumanBase, through: Vec3, axis: Vec3, group: "skin" | "tights" = "skin"): Ring {
  const { positions } = base;
  const level = dot(through, axis);
  const lines = contours(
    trianglesOf(base.pack, group),
    (v) =>
      (positions[v * 3] ?? 0) * axis[0] +
      (positions[v * 3 + 1] ?? 0) * axis[1] +
      (positions[v * 3 + 2] ?? 0) * axis[2] -
      level,
  );
  let best: Ring | undefined;
  for (const crossings of lines) {
    if (crossings.length < 6) continue;
    const points = crossings.map((crossing) => placeOf(positions, crossing));
    const centre = scale(points.reduce(add, [0, 0, 0] as Vec3), 1 / points.length);
    if (best && length(sub(best.centre, through)) < length(sub(centre, through))) continue;
    const radius = points.reduce((sum, point) => sum + length(sub(point, centre)), 0) / points.length;
    best = { centre, axis, radius, points, crossings };
  }
  if (!best) throw new Error("nothing of the body is at this height");
  return best;
}

/** Where hair begins, from one temple over the forehead to the other and round the nape: the longest such line. */
export function hairline(base: HumanBase): { points: Vec3[]; crossings: Crossing[] } {
  const { scalp } = base.pack;
  const [crossings = []] = contours(trianglesOf(base.pack, "skin"), (v) => scalp[v] ?? -1);
  return { crossings, points: crossings.map((crossing) => placeOf(base.positions, crossing)) };
}

/** From the nose outwards, on the skin. */
export function browLine(base: HumanBase, side: Side): Vec3[] {
  const m = base.marks;
  return [m[`${side}Brow0`], m[`${side}Brow1`], m[`${side}Brow2`], m[`${side}Brow3`], m[`${side}Brow4`]];
}

/** The ball that the skull nearly is: hair and hats are laid around it. */
export function skullOf(base: HumanBase): { centre: Vec3; radii: Vec3 } {
  const { crown, noseBridge, leftEarTop, rightEarTop } = base.marks;
  const { start, count } = base.pack.groups.skin;
  let back = Number.POSITIVE_INFINITY;
  for (let v = start; v < start + count; v++)
    if ((base.pack.headFollow[v] ?? 0) > 0.9) back = Math.min(back, base.positions[v * 3 + 2] ?? 0);
  const front = noseBridge[2] - 0.008;
  const centre: Vec3 = [0, lerp(leftEarTop[1], crown[1], 0.28), (front + back) / 2];
  // Ears stand a centimetre off the skull.
  const half = (leftEarTop[0] - rightEarTop[0]) / 2 - 0.008;
  return { centre, radii: [half, crown[1] - centre[1], (front - back) / 2] };
}

function cutOf({ joints, marks }: HumanBase, name: RingName): { centre: Vec3; axis: Vec3 } {
  const up: Vec3 = [0, 1, 0];
  const between = (a: BoneName, b: BoneName, t: number) => mixed(joints[a], joints[b], t);
  switch (name) {
    case "neck":
      return { centre: between("neck", "head", 0.4), axis: unit(sub(joints.head, joints.neck)) };
    case "collar":
      return { centre: between("neck", "head", -0.1), axis: unit([0, 1, 0.45]) };
    case "chest":
      return { centre: between("upperChest", "neck", 0.05), axis: up };
    case "waist":
      return { centre: between("spine", "chest", 0.6), axis: up };
    case "hips":
      return { centre: mixed(joints.hips, marks.neckBack, -0.06), axis: up };
  }
  const side = SIDES.find((candidate) => name.startsWith(candidate)) ?? "left";
  const limb = (from: BoneName, to: BoneName, t: number) => ({
    centre: between(from, to, t),
    axis: unit(sub(joints[to], joints[from])),
  });
  switch (name.slice(side.length) as Exclude<Part, TrunkPart>) {
    case "UpperArm":
      return limb(`${side}UpperArm`, `${side}LowerArm`, 0.5);
    case "Elbow":
      return limb(`${side}UpperArm`, `${side}LowerArm`, 0.97);
    case "Wrist":
      return limb(`${side}LowerArm`, `${side}Hand`, 0.96);
    case "Thigh":
      return limb(`${side}UpperLeg`, `${side}LowerLeg`, 0.3);
    case "Knee":
      return limb(`${side}UpperLeg`, `${side}LowerLeg`, 0.98);
    case "Calf":
      return limb(`${side}LowerLeg`, `${side}Foot`, 0.35);
    case "Ankle":
      return limb(`${side}LowerLeg`, `${side}Foot`, 0.92);
  }
}
