import type { AvatarRecipe } from "../recipe/recipe";
import { type BoneName, FINGER_NAMES, type Finger, fingerBones, SIDES, type Side } from "../skeleton/bones";
import { clamp, lerp, type Vec3 } from "./vector";

/** The plan is drawn for a body of this many metres from sole to crown; the mesh is scaled to the recipe's height. */
export const PLAN_HEIGHT = 1.76;

/** A body facing +z, left at +x, arms out: VRM's resting pose. */
export interface Plan {
  size: number;
  girth: number;
  shoulder: number;
  hip: number;
  bust: number;
  joints: Record<BoneName, Vec3>;
}

export const HEAD = { chin: 1.434, height: 0.32, width: 0.131 } as const;

const FINGER_PLAN: Record<Finger, { z: number; length: number }> = {
  Thumb: { z: 0.03, length: 0.05 },
  Index: { z: 0.027, length: 0.064 },
  Middle: { z: 0.009, length: 0.07 },
  Ring: { z: -0.009, length: 0.065 },
  Little: { z: -0.026, length: 0.052 },
};

export const ARM = { upper: 0.245, lower: 0.225, palm: 0.082 } as const;

export function fingerPlan(finger: Finger): { from: Vec3; to: Vec3 } {
  const { z, length } = FINGER_PLAN[finger];
  if (finger === "Thumb") return { from: [0.022, -0.006, 0.028], to: [0.055, -0.014, 0.07] };
  return { from: [ARM.palm, 0, z], to: [ARM.palm + length, 0, z * 1.1] };
}

export function planOf(recipe: AvatarRecipe): Plan {
  const build = recipe.body.build / 100;
  const frame = recipe.body.frame / 100;
  const girth = lerp(0.87, 1.22, build);
  const shoulder = lerp(0.142, 0.183, frame) * lerp(0.97, 1.05, build);
  const hip = lerp(1.08, 0.93, frame);
  const joints: Partial<Record<BoneName, Vec3>> = {
    hips: [0, 0.93, 0],
    spine: [0, 1.0, -0.005],
    chest: [0, 1.1, -0.005],
    upperChest: [0, 1.21, -0.01],
    neck: [0, 1.385, -0.015],
    head: [0, 1.44, -0.005],
  };
  for (const side of SIDES) {
    const s = side === "left" ? 1 : -1;
    const armY = 1.338;
    const at = (x: number, y: number, z: number): Vec3 => [s * x, y, z];
    const wrist = shoulder + ARM.upper + ARM.lower;
    joints[`${side}Eye`] = at(0.054, HEAD.chin + 0.46 * HEAD.height, 0.03);
    joints[`${side}Shoulder`] = at(0.04, 1.345, -0.01);
    joints[`${side}UpperArm`] = at(shoulder, armY, -0.012);
    joints[`${side}LowerArm`] = at(shoulder + ARM.upper, armY, -0.014);
    joints[`${side}Hand`] = at(wrist, armY, -0.01);
    for (const finger of FINGER_NAMES) {
      const { from, to } = fingerPlan(finger);
      // The thumb's first joint is in the palm; what is drawn begins at its second.
      const along = finger === "Thumb" ? [-0.4, 0, 0.48] : [0, 0.48, 0.76];
      fingerBones(side, finger).forEach((bone, n) => {
        const t = along[n] ?? 0;
        joints[bone] = at(
          wrist + lerp(from[0], to[0], t),
          armY + lerp(from[1], to[1], t),
          -0.01 + lerp(from[2], to[2], t),
        );
      });
    }
    const legX = 0.088 * clamp(hip * lerp(0.96, 1.1, build), 0.9, 1.2);
    joints[`${side}UpperLeg`] = at(legX, 0.875, 0);
    joints[`${side}LowerLeg`] = at(legX * 1.02, 0.485, 0.006);
    joints[`${side}Foot`] = at(legX * 1.05, 0.085, -0.012);
    joints[`${side}Toes`] = at(legX * 1.08, 0.025, 0.1);
  }
  return {
    size: recipe.body.height / 100 / PLAN_HEIGHT,
    girth,
    shoulder,
    hip,
    bust: clamp(1.15 - frame * 2.2, 0, 1),
    joints: joints as Record<BoneName, Vec3>,
  };
}

export function sideSign(side: Side): 1 | -1 {
  return side === "left" ? 1 : -1;
}
