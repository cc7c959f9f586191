import type { AvatarRecipe } from "../recipe/recipe";
import { SIDES, type Side } from "../skeleton/bones";
import type { MeshBuilder, Weigh } from "./builder";
import { rgb, shade } from "./colour";
import { loft, type Ring } from "./loft";
import { type Plan, sideSign } from "./plan";
import { curve, lerp, smooth, type Vec3 } from "./vector";
import { legWeights } from "./weigh";

/** Radius of the leg by height. */
const RADIUS = curve([
  [0.06, 0.038],
  [0.1, 0.037],
  [0.18, 0.041],
  [0.3, 0.055],
  [0.4, 0.054],
  [0.48, 0.054],
  [0.56, 0.062],
  [0.7, 0.076],
  [0.8, 0.086],
  [0.87, 0.09],
  [0.92, 0.076],
  [0.94, 0.05],
]);

const TROUSERS = {
  trousers: { hem: 0.075, ease: 0.012, flare: 0.004 },
  wide: { hem: 0.06, ease: 0.016, flare: 0.042 },
  shorts: { hem: 0.52, ease: 0.018, flare: 0.018 },
} as const;

export function buildLegs(b: MeshBuilder, recipe: AvatarRecipe, plan: Plan): void {
  const skin = rgb(recipe.skin);
  const cloth = rgb(recipe.bottom.colour);
  const style = recipe.bottom.style;
  const cut = style === "skirt" || style === "long-skirt" ? null : TROUSERS[style];
  const thick = lerp(0.9, 1.17, recipe.body.build / 100);
  for (const side of SIDES) {
    const hip = plan.joints[`${side}UpperLeg`];
    const knee = plan.joints[`${side}LowerLeg`];
    const ankle = plan.joints[`${side}Foot`];
    const weigh = legWeights(plan, side);
    const middle = (y: number): [number, number] => {
      const upper = smooth(hip[1], knee[1], y);
      const lower = smooth(knee[1], ankle[1], y);
      const calf = -0.012 * Math.exp(-(((y - 0.31) / 0.09) ** 2));
      return [
        lerp(lerp(hip[0], knee[0], upper), ankle[0], lower),
        lerp(lerp(hip[2], knee[2], upper), ankle[2], lower) + calf,
      ];
    };
    const at = (y: number, r: number): Ring => {
      const [x, z] = middle(y);
      return {
        centre: [x, y, z],
        u: [1, 0, 0],
        v: [0, 0, 1],
        ru: r,
        rv: r * lerp(1, 1.16, smooth(0.5, 0.85, y)),
      };
    };
    const bareFrom = cut ? cut.hem + (cut.hem > 0.3 ? 0.06 : 0.02) : style === "skirt" ? 0.66 : 0.4;
    b.part(`${side}Leg`, "skin");
    loft(
      b,
      between(0.07, bareFrom, cut && cut.hem < 0.3 ? 2 : 12).map((y) => at(y, RADIUS(y, 1) * thick)),
      {
        segments: 14,
        paint: skin,
        weigh,
        capEnd: 0.01,
      },
    );
    if (cut) {
      b.part(`${side}Trouser`, "cloth");
      const rows = between(cut.hem, 0.935, cut.hem > 0.3 ? 8 : 14);
      const rings = rows.map((y) =>
        at(y, RADIUS(y, 1) * thick + cut.ease * smooth(0.94, 0.86, y) + cut.flare * smooth(0.62, cut.hem, y)),
      );
      const edge = rings[0];
      if (edge) rings.unshift(at(cut.hem + 0.04, edge.ru - 0.012), at(cut.hem, edge.ru - 0.006));
      loft(b, rings, {
        segments: 13,
        weigh,
        capEnd: 0.01,
        paint: (p) => {
          const seam =
            Math.exp(-((p[2] - middle(p[1])[1]) ** 2) / 0.00002) *
            (Math.abs(p[0]) > Math.abs(middle(p[1])[0]) ? 0.1 : 0);
          const crease = 0.12 * Math.exp(-(((p[1] - knee[1]) / 0.035) ** 2)) * (p[2] < knee[2] ? 1 : 0.2);
          return shade(cloth, lerp(0.88, 1.02, smooth(0.1, 0.7, p[1])) - seam - crease);
        },
        bend: (p, angle) => {
          // Cloth breaks over the shoe.
          const fold =
            0.004 * Math.sin(p[1] * 130 + angle * 2) * smooth(0.24, 0.1, p[1]) * (cut.hem < 0.3 ? 1 : 0);
          return [p[0] + Math.cos(angle) * fold, p[1], p[2] + Math.sin(angle) * fold];
        },
      });
    } else {
      b.part(`${side}Sock`, "cloth");
      loft(
        b,
        between(0.06, 0.15, 4).map((y) => at(y, RADIUS(y, 1) * thick + 0.004)),
        { segments: 14, paint: rgb(recipe.top.accent), weigh, capEnd: 0 },
      );
    }
    buildShoe(b, recipe, plan, side);
  }
}

const between = (from: number, to: number, count: number) =>
  Array.from({ length: count + 1 }, (_, n) => {
    const t = n / count;
    // Denser at the top, where the thigh is rounded off.
    return lerp(from, to, to > 0.9 ? 1 - (1 - t) ** 1.3 : t);
  });

function buildShoe(b: MeshBuilder, recipe: AvatarRecipe, plan: Plan, side: Side): void {
  const ankle = plan.joints[`${side}Foot`];
  const style = recipe.shoes.style;
  const colour = rgb(recipe.shoes.colour);
  const sole = style === "sneakers" ? rgb("#f4ede1") : shade(colour, 0.35);
  const s = sideSign(side);
  const weigh: Weigh = (p) => {
    const toes = smooth(0.07, 0.13, p[2]);
    return [
      [`${side}Foot`, 1 - toes],
      [`${side}Toes`, toes],
    ];
  };
  const bulk = style === "loafers" ? 0.94 : 1.05;
  const x = ankle[0] + s * 0.003;
  const base = 0.024;
  // Along the foot: z, half width, height of the upper.
  const rows: [number, number, number][] = [
    [-0.078, 0.012, 0.03],
    [-0.07, 0.03, 0.062],
    [-0.045, 0.038, style === "loafers" ? 0.075 : 0.092],
    [-0.01, 0.04, style === "loafers" ? 0.08 : 0.1],
    [0.03, 0.042, 0.082],
    [0.07, 0.047, 0.066],
    [0.11, 0.0495, 0.056],
    [0.14, 0.044, 0.048],
    [0.162, 0.03, 0.038],
    [0.17, 0.012, 0.03],
  ];
  b.part(`${side}Shoe`, style === "loafers" ? "shine" : "cloth");
  loft(
    b,
    rows.map(
      ([z, w, h]): Ring => ({
        centre: [x + s * 0.006 * smooth(0, 0.15, z), base * 0.6, z],
        u: [1, 0, 0],
        v: [0, 1, 0],
        ru: w * bulk,
        rv: (h - base * 0.6) * (style === "loafers" ? 0.92 : 1),
        rvBack: 0.012,
        square: 2.3,
      }),
    ),
    {
      segments: 14,
      weigh,
      capStart: 0,
      capEnd: 0,
      paint: (p) => {
        const laces =
          style === "sneakers" && p[2] > 0.005 && p[2] < 0.085 && p[1] > 0.06 && Math.abs(p[0] - x) < 0.018;
        const toe = style === "sneakers" && p[2] > 0.135;
        return laces || toe ? rgb("#f4ede1") : shade(colour, lerp(0.8, 1.08, smooth(0.02, 0.09, p[1])));
      },
    },
  );
  b.part(`${side}Sole`, "cloth");
  const foot = rows.map(([z, w]) => [z, w] as const);
  const outline = (y: number, grow: number): Ring => ({
    centre: [x, y, 0.046],
    u: [1, 0, 0],
    v: [0, 0, 1],
    ru: 0.047 * bulk + grow,
    rv: 0.127 + grow,
    square: 2.5,
  });
  const narrow = (p: Vec3): Vec3 => {
    // A waist between heel and ball, as the upper has.
    const half = Math.max(0.02, ...foot.filter(([z]) => Math.abs(z - p[2]) < 0.03).map(([, w]) => w)) + 0.004;
    return [x + s * 0.006 * smooth(0, 0.15, p[2]) + Math.max(-half, Math.min(half, p[0] - x)), p[1], p[2]];
  };
  loft(b, [outline(0, -0.004), outline(0.004, 0.001), outline(0.021, 0.002), outline(0.025, -0.004)], {
    segments: 18,
    paint: sole,
    weigh,
    capStart: 0,
    capEnd: 0,
    bend: narrow,
  });
  const covered = recipe.bottom.style === "trousers" || recipe.bottom.style === "wide";
  if (style === "boots") {
    b.part(`${side}Shaft`, "cloth");
    const shaft = (covered ? [0.05, 0.1] : [0.05, 0.1, 0.15, 0.2, 0.225, 0.226, 0.19]).map((y, n): Ring => {
      const r =
        (n === 6 ? 0.046 : n === 5 ? 0.052 : lerp(covered ? 0.044 : 0.05, 0.059, smooth(0.05, 0.22, y))) *
        lerp(0.96, 1.1, recipe.body.build / 100);
      return { centre: [ankle[0], y, ankle[2]], u: [1, 0, 0], v: [0, 0, 1], ru: r, rv: r * 1.05 };
    });
    loft(b, shaft, {
      segments: 14,
      paint: (p) => shade(colour, p[1] > 0.205 ? 0.7 : 1),
      weigh: legWeights(plan, side),
    });
  }
}
