import type { Side } from "../skeleton/bones";
import type { Weights } from "./builder";
import { HEAD, type Plan, sideSign } from "./plan";
import { clamp, smooth, type Vec3 } from "./vector";

export const HEAD_ONLY: Weights = [["head", 1]];

/** Spine by height: each bone hands over to the next across a few centimetres. */
export function torsoWeights(p: Vec3): Weights {
  const steps = [
    smooth(0.95, 1.03, p[1]),
    smooth(1.05, 1.14, p[1]),
    smooth(1.16, 1.25, p[1]),
    smooth(1.385, 1.425, p[1]),
    smooth(1.44, 1.49, p[1]),
  ];
  const names = ["hips", "spine", "chest", "upperChest", "neck", "head"] as const;
  const weights: [(typeof names)[number], number][] = names.map((name, n) => {
    const below = n === 0 ? 1 : (steps[n - 1] ?? 0);
    const above = steps[n] ?? 0;
    return [name, clamp(below - above, 0, 1)];
  });
  return weights;
}

/** Long hair: the head's, and below the chin more and more the chest's. */
export function hairWeights(p: Vec3): Weights {
  const hang = smooth(HEAD.chin + 0.02, HEAD.chin - 0.2, p[1]) * 0.75;
  return [
    ["head", 1 - hang],
    ["upperChest", hang],
  ];
}

export function armWeights(plan: Plan, side: Side): (p: Vec3) => Weights {
  const s = sideSign(side);
  const elbow = plan.joints[`${side}LowerArm`][0] * s;
  const wrist = plan.joints[`${side}Hand`][0] * s;
  return (p) => {
    const x = p[0] * s;
    const fore = smooth(elbow - 0.035, elbow + 0.035, x);
    const hand = smooth(wrist - 0.03, wrist + 0.015, x);
    return [
      [`${side}UpperArm`, 1 - fore],
      [`${side}LowerArm`, fore * (1 - hand)],
      [`${side}Hand`, hand],
    ];
  };
}

export function legWeights(plan: Plan, side: Side): (p: Vec3) => Weights {
  const knee = plan.joints[`${side}LowerLeg`][1];
  const ankle = plan.joints[`${side}Foot`][1];
  return (p) => {
    const shin = smooth(knee + 0.045, knee - 0.045, p[1]);
    const foot = smooth(ankle + 0.03, ankle - 0.03, p[1]);
    return [
      [`${side}UpperLeg`, 1 - shin],
      [`${side}LowerLeg`, shin * (1 - foot)],
      [`${side}Foot`, foot],
    ];
  };
}

/** Skirts hang from the hips and follow the thighs, more towards the hem. */
export function skirtWeights(top: number, hem: number): (p: Vec3) => Weights {
  return (p) => {
    const left = smooth(-0.09, 0.09, p[0]);
    const pull = smooth(top, Math.max(hem, 0.7), p[1]);
    const shin = smooth(0.53, 0.4, p[1]);
    return [
      ["hips", 1 - pull],
      ["leftUpperLeg", (pull - shin) * left],
      ["rightUpperLeg", (pull - shin) * (1 - left)],
      [left > 0.5 ? "leftLowerLeg" : "rightLowerLeg", shin],
    ];
  };
}
