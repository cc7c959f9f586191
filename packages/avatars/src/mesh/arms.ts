import type { AvatarRecipe } from "../recipe/recipe";
import { FINGER_NAMES, fingerBones, SIDES, type Side } from "../skeleton/bones";
import type { MeshBuilder, Weigh } from "./builder";
import { blend, rgb, shade } from "./colour";
import { loft, type Ring } from "./loft";
import { ARM, fingerPlan, type Plan, sideSign } from "./plan";
import { add, cross, curve, lerp, scale, smooth, sub, unit, type Vec3 } from "./vector";
import { armWeights } from "./weigh";

/** Radius of the arm by metres from the shoulder joint. */
const RADIUS = curve([
  [-0.05, 0.016],
  [-0.04, 0.034],
  [-0.015, 0.045],
  [0.03, 0.047],
  [0.12, 0.043],
  [0.22, 0.039],
  [0.27, 0.039],
  [0.33, 0.038],
  [0.42, 0.028],
  [0.47, 0.026],
]);

const SLEEVES = {
  tee: { end: 0.16, ease: 0.018, cuff: 0.01 },
  shirt: { end: 0.45, ease: 0.013, cuff: 0 },
  sweater: { end: 0.455, ease: 0.022, cuff: -0.012 },
  hoodie: { end: 0.46, ease: 0.025, cuff: -0.014 },
  jacket: { end: 0.455, ease: 0.023, cuff: 0.002 },
  waistcoat: { end: 0.28, ease: 0.014, cuff: 0.002 },
  sleeveless: null,
} as const;

export function buildArms(b: MeshBuilder, recipe: AvatarRecipe, plan: Plan): void {
  const skin = rgb(recipe.skin);
  const sleeve = SLEEVES[recipe.top.style];
  const thick = lerp(0.9, 1.16, recipe.body.build / 100) * lerp(0.92, 1.08, recipe.body.frame / 100);
  const cloth = rgb(recipe.top.style === "waistcoat" ? recipe.top.accent : recipe.top.colour);
  for (const side of SIDES) {
    const s = sideSign(side);
    const origin = plan.joints[`${side}UpperArm`];
    const weigh = armWeights(plan, side);
    const at = (x: number, r: number): Ring => ({
      centre: [origin[0] + s * x, origin[1] - smooth(0.02, -0.06, x) * 0.012, origin[2]],
      u: [0, 1, 0],
      v: [0, 0, 1],
      ru: r,
      rv: r * lerp(1.06, 0.96, smooth(0, 0.3, x)),
    });
    const bareFrom = sleeve ? sleeve.end - 0.05 : -0.05;
    const bare = rowsBetween(bareFrom, ARM.upper + ARM.lower, sleeve ? 6 : 12);
    b.part(`${side}Arm`, "skin");
    loft(
      b,
      bare.map((x) => at(x, RADIUS(x, 1) * thick)),
      { segments: 10, paint: skin, weigh, capStart: 0.004 },
    );
    if (sleeve) {
      b.part(`${side}Sleeve`, "cloth");
      const rows = rowsBetween(-0.052, sleeve.end, sleeve.end > 0.3 ? 12 : 7);
      const rings = rows.map((x) =>
        at(
          x,
          RADIUS(x, 1) * thick +
            sleeve.ease * smooth(-0.06, 0.1, x) +
            0.003 +
            sleeve.cuff * smooth(sleeve.end - 0.06, sleeve.end, x),
        ),
      );
      const end = rings.at(-1);
      // The sleeve turns in on itself at the cuff.
      if (end)
        rings.push({ ...at(sleeve.end + 0.003, end.ru - 0.006) }, at(sleeve.end - 0.03, end.ru - 0.012));
      const elbow = ARM.upper;
      loft(b, rings, {
        segments: 11,
        capStart: 0.008,
        weigh,
        paint: (p) => {
          const x = (p[0] - origin[0]) * s;
          const crease = 1 - 0.1 * Math.exp(-(((x - elbow) / 0.03) ** 2)) * (p[2] > origin[2] ? 1 : 0.3);
          return shade(cloth, (x > sleeve.end - 0.025 && sleeve.cuff <= 0 ? 0.82 : 1) * crease);
        },
        bend: (p, angle) => {
          const x = (p[0] - origin[0]) * s;
          const fold = 0.0035 * Math.sin(x * 95 + angle) * smooth(0.05, 0.2, x) * (sleeve.end > 0.3 ? 1 : 0);
          return [p[0], p[1] + (p[1] > origin[1] ? fold : -fold), p[2]];
        },
      });
    }
    buildHand(b, recipe, plan, side);
  }
}

const rowsBetween = (from: number, to: number, count: number) =>
  Array.from({ length: count + 1 }, (_, n) => {
    const t = n / count;
    // Denser at the shoulder, where the cap is round.
    return lerp(from, to, from < 0 ? t ** 1.35 : t);
  });

function buildHand(b: MeshBuilder, recipe: AvatarRecipe, plan: Plan, side: Side): void {
  const skin = rgb(recipe.skin);
  const s = sideSign(side);
  const wrist = plan.joints[`${side}Hand`];
  const k = lerp(0.94, 1.08, recipe.body.frame / 100);
  const weigh = armWeights(plan, side);
  const rows: [x: number, thick: number, wide: number, z: number][] = [
    [-0.02, 0.024, 0.026, 0],
    [0.004, 0.021, 0.028, 0],
    [0.028, 0.02, 0.036, 0.002],
    [0.055, 0.0185, 0.041, 0.001],
    [0.078, 0.0165, 0.04, 0],
    [0.092, 0.011, 0.034, 0],
  ];
  b.part(`${side}Palm`, "skin");
  loft(
    b,
    rows.map(([x, thick, wide, z]) => ({
      centre: add(wrist, [s * x, 0, z]),
      u: [0, 1, 0],
      v: [0, 0, 1],
      ru: thick * k,
      rv: wide * k,
      square: 2.5,
    })),
    {
      segments: 10,
      paint: skin,
      weigh,
      capEnd: 0.004,
    },
  );
  for (const finger of FINGER_NAMES) {
    const plain = fingerPlan(finger);
    const mirror = (p: Vec3): Vec3 => add(wrist, [s * p[0], p[1], p[2]]);
    const from = mirror(plain.from);
    const to = mirror(plain.to);
    const along = sub(to, from);
    const dir = unit(along);
    const [first, second, third] = fingerBones(side, finger);
    const [near, far] = finger === "Thumb" ? [second, third] : [first, second];
    const radius = (finger === "Thumb" ? 0.0125 : finger === "Little" ? 0.0098 : 0.0113) * k;
    const u: Vec3 = [0, 1, 0];
    const v = unit(cross(dir, u));
    const bends: Weigh = (p) => {
      const t =
        Math.max(0, (p[0] - from[0]) * dir[0] + (p[1] - from[1]) * dir[1] + (p[2] - from[2]) * dir[2]) /
        Math.hypot(...along);
      const tip = smooth(0.38, 0.58, t);
      return [
        [near, 1 - tip],
        [far, tip],
      ];
    };
    b.part(`${side}${finger}`, "skin");
    loft(
      b,
      [-0.12, 0.3, 0.5, 0.7, 0.95].map((t, n) => ({
        centre: add(from, scale(along, t)),
        u,
        v,
        ru: radius * (n === 4 ? 0.7 : n === 0 ? 0.9 : lerp(1.05, 0.9, t)),
        rv: radius * (n === 4 ? 0.7 : n === 0 ? 0.9 : lerp(1.05, 0.9, t)),
      })),
      {
        segments: 6,
        capEnd: 0.004,
        capStart: 0,
        weigh: bends,
        paint: (p) => blend(skin, rgb("#d8504a"), 0.1 * smooth(0.7, 1, (p[0] - from[0]) / (along[0] || 1))),
      },
    );
  }
}
