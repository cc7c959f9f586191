import { add, cross, sub, unit, type Vec3 } from "../mesh/vector";
import { align, IDENTITY, type Quat, ry, rz, turn } from "../motion/quaternion";
import {
  BONE_COUNT,
  BONES,
  type BoneName,
  FINGER_NAMES,
  fingerBones,
  PARENTS,
  SIDES,
  type Side,
} from "../skeleton/bones";

export type Joints = Record<BoneName, Vec3>;

/**
 * The human is modelled standing easy, arms a little out and elbows bent; bones rest in VRM's T with no turn. A skin is
 * bound to the modelled pose, where it was shaped and where people mostly are; the way to the rest goes by these.
 */
export interface Bind {
  /** Where the joints rest: arms along x, palms down, fingers straight. */
  rest: Joints;
  /** From the modelled pose to the rest, by bone. */
  turns: Record<BoneName, Quat>;
  /** From the modelled body into each bone's frame: column-major 4 x 4, one a bone, as three.js and glTF take them. */
  inverse: Float32Array<ArrayBuffer>;
}

/** @param tips ends of the fingers, where the third joint points to */
export function bindOf(joints: Joints, tips: Record<string, Vec3>): Bind {
  const turns = Object.fromEntries(BONES.map((name) => [name, IDENTITY])) as Bind["turns"];
  for (const side of SIDES) {
    turnArm(side, joints, tips, turns);
    turnLeg(side, joints, turns);
  }
  const rest: Partial<Joints> = {};
  const inverse = new Float32Array(BONE_COUNT * 16);
  // Legs side by side reach a few millimetres lower than legs apart.
  const leg = sub(joints.leftFoot, joints.leftUpperLeg);
  const raised = turn(turns.leftUpperLeg, leg)[1] - leg[1];
  BONES.forEach((name, n) => {
    const parent = BONES[PARENTS[n] ?? -1];
    rest[name] = parent
      ? add(rest[parent] ?? [0, 0, 0], turn(turns[parent], sub(joints[name], joints[parent])))
      : sub(joints[name], [0, raised, 0]);
    const axes = [turn(turns[name], [1, 0, 0]), turn(turns[name], [0, 1, 0]), turn(turns[name], [0, 0, 1])];
    axes.forEach((axis, k) => {
      inverse.set(axis, n * 16 + k * 4);
    });
    const [x, y, z] = turn(turns[name], joints[name]);
    inverse.set([-x, -y, -z, 1], n * 16 + 12);
  });
  return { rest: rest as Joints, turns, inverse };
}

/** Feet come together under the hips and point almost forward. */
function turnLeg(side: Side, joints: Joints, turns: Bind["turns"]): void {
  const [hip, ankle, toes] = [joints[`${side}UpperLeg`], joints[`${side}Foot`], joints[`${side}Toes`]];
  const apart = Math.atan2(ankle[0] - hip[0], hip[1] - ankle[1]) * (180 / Math.PI);
  turns[`${side}UpperLeg`] = rz(-apart);
  turns[`${side}LowerLeg`] = rz(-apart);
  const outward = Math.atan2(toes[0] - ankle[0], toes[2] - ankle[2]) * (180 / Math.PI);
  turns[`${side}Foot`] = ry(-outward * 0.6);
  turns[`${side}Toes`] = ry(-outward * 0.6);
}

function turnArm(side: Side, joints: Joints, tips: Record<string, Vec3>, turns: Bind["turns"]): void {
  const out: Vec3 = [side === "left" ? 1 : -1, 0, 0];
  const front: Vec3 = [0, 0, 1];
  const way = (from: BoneName, to: BoneName) => unit(sub(joints[to], joints[from]));
  const upper = way(`${side}UpperArm`, `${side}LowerArm`);
  const lower = way(`${side}LowerArm`, `${side}Hand`);
  // The elbow bends towards the front in the rest as it does in the modelled pose.
  const hinge = unit(cross(upper, lower));
  const restHinge = cross(out, front);
  turns[`${side}UpperArm`] = align(upper, hinge, out, restHinge);
  turns[`${side}LowerArm`] = align(lower, hinge, out, restHinge);
  const palm = way(`${side}Hand`, `${side}MiddleProximal`);
  const across = way(`${side}LittleProximal`, `${side}IndexProximal`);
  const hand = align(palm, across, out, front);
  turns[`${side}Hand`] = hand;
  for (const finger of FINGER_NAMES) {
    const bones = fingerBones(side, finger);
    bones.forEach((bone, n) => {
      if (finger === "Thumb") {
        turns[bone] = hand;
        return;
      }
      const next = bones[n + 1];
      const end = next ? joints[next] : tips[`${side}${finger}Tip`];
      const along = unit(sub(end ?? joints[bone], joints[bone]));
      // Fingers lie flat, but stay as spread as they are.
      const spread = turn(hand, along)[2];
      turns[bone] = align(along, across, unit([out[0], 0, spread]), front);
    });
  }
}
