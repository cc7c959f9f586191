import type { AvatarRecipe } from "../recipe/recipe";
import type { MeshBuilder } from "./builder";
import { blend, type Rgb, rgb, shade } from "./colour";
import { ball, loft, type Ring } from "./loft";
import { HEAD } from "./plan";
import { SKULL_SQUARE, skullRing } from "./skull";
import { clamp, smooth, type Vec3 } from "./vector";
import { HEAD_ONLY, torsoWeights } from "./weigh";

const ROWS = [
  0, 0.035, 0.075, 0.12, 0.17, 0.22, 0.27, 0.32, 0.38, 0.45, 0.52, 0.6, 0.68, 0.76, 0.83, 0.89, 0.94, 0.975,
  0.995,
];

export const MOUTH_Y = HEAD.chin + 0.175 * HEAD.height;
export const EYE_Y = HEAD.chin + 0.45 * HEAD.height;

/** How far the jaw takes a point down when the mouth opens. */
export function jaw(p: Vec3): Vec3 {
  const low = smooth(MOUTH_Y + 0.004, HEAD.chin + 0.012, p[1]);
  const front = smooth(-0.02, 0.06, p[2]);
  return [0, -0.013 * low * front, 0];
}

export function buildHead(b: MeshBuilder, recipe: AvatarRecipe): void {
  const skin = rgb(recipe.skin);
  const flush: Rgb = blend(skin, rgb("#e0453f"), 0.3);
  const blush = recipe.face.blush / 100;
  const beard = recipe.face.hair === "stubble" ? 0.34 : 0;
  const stubble = blend(skin, rgb(recipe.hair.colour), 0.5);
  const paint = (p: Vec3): Rgb => {
    const cheek = (s: number) =>
      clamp(
        1 - Math.hypot((p[0] - s * 0.076) / 0.04, (p[1] - (EYE_Y - 0.05)) / 0.028, (p[2] - 0.085) / 0.06),
        0,
        1,
      );
    const warm = (cheek(1) + cheek(-1)) * 0.75 * blush;
    // A little shade under the jaw, as if the chin stood over it.
    const under = smooth(HEAD.chin + 0.03, HEAD.chin, p[1]) * 0.2;
    const shadow = smooth(MOUTH_Y + 0.03, MOUTH_Y - 0.02, p[1]) * beard;
    return shade(blend(blend(skin, flush, warm), stubble, shadow), 1 - under);
  };
  b.part("head", "skin");
  const rings = ROWS.map((t): Ring => {
    const { y, w, z, d } = skullRing(t);
    return { centre: [0, y, z], u: [1, 0, 0], v: [0, 0, 1], ru: w, rv: d, square: SKULL_SQUARE };
  });
  loft(b, rings, {
    segments: 24,
    paint,
    weigh: HEAD_ONLY,
    capStart: 0.004,
    capEnd: 0.002,
    morph: (p) => (p[1] < MOUTH_Y + 0.004 ? { mouthOpen: jaw(p) } : undefined),
  });
  buildNose(b, recipe, skin);
  for (const s of [1, -1]) {
    b.part("ear", "skin");
    const ring = skullRing(0.4);
    ball(b, [s * (ring.w + 0.004), ring.y, -0.012], [0.012, 0.032, 0.021], {
      segments: 8,
      rows: 6,
      paint: (p) => blend(skin, flush, clamp((s * p[0] - ring.w) / 0.03, 0, 0.6)),
      weigh: HEAD_ONLY,
      bend: (p) => [p[0] + s * 0.35 * Math.max(0, -0.012 - p[2]), p[1], p[2] + (p[1] - ring.y) * -0.15],
    });
  }
  b.part("neck", "skin");
  const neck = [1.36, 1.395, 1.43, 1.465, 1.49].map(
    (y, n): Ring => ({
      centre: [0, y, -0.018 + n * 0.004],
      u: [1, 0, 0],
      v: [0, 0, 1],
      ru: 0.054 - (n === 1 || n === 2 ? 0.004 : 0),
      rv: 0.052 - (n === 2 ? 0.003 : 0),
    }),
  );
  loft(b, neck, {
    segments: 14,
    paint: (p) => shade(skin, 1 - 0.26 * smooth(1.42, 1.455, p[1])),
    weigh: torsoWeights,
  });
}

function buildNose(b: MeshBuilder, recipe: AvatarRecipe, skin: Rgb): void {
  const shape = {
    button: [0.013, 0.013, 0.013],
    straight: [0.012, 0.021, 0.015],
    broad: [0.0185, 0.015, 0.0135],
  } as const;
  const [w, h, d] = shape[recipe.face.nose];
  const y = HEAD.chin + 0.295 * HEAD.height;
  const { z, d: depth } = skullRing(0.295);
  b.part("nose", "skin");
  ball(b, [0, y, z + depth - 0.003], [w, h, d], {
    segments: 10,
    rows: 8,
    paint: (p) => blend(skin, rgb("#d8483e"), 0.1 * smooth(z + depth, z + depth + 0.012, p[2])),
    weigh: HEAD_ONLY,
    // The bridge runs up into the brow, the tip stays round.
    bend: (p) => {
      const up = clamp((p[1] - y) / h, 0, 1);
      return [p[0] * (1 - 0.5 * up), p[1] + up * 0.012, p[2] - up * up * 0.006];
    },
  });
}
