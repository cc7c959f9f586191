import { dice } from "../recipe/random";
import type { AvatarRecipe } from "../recipe/recipe";
import type { MeshBuilder } from "./builder";
import { type Rgb, rgb, shade } from "./colour";
import { EYE_Y, jaw, MOUTH_Y } from "./head";
import { ball, loft, type Ring, tube } from "./loft";
import { HEAD } from "./plan";
import { onFace, SKULL_SQUARE, scalp, skullRing } from "./skull";
import { lerp, smooth, type Vec3 } from "./vector";
import { HEAD_ONLY } from "./weigh";

const y = (t: number) => HEAD.chin + t * HEAD.height;

export function buildFaceHair(b: MeshBuilder, recipe: AvatarRecipe): void {
  const style = recipe.face.hair;
  if (style !== "beard" && style !== "moustache") return;
  const colour = shade(rgb(recipe.hair.colour), 0.92);
  const roll = dice(5);
  b.part("moustache", "hair");
  for (const s of [1, -1]) {
    const points = [0, 0.3, 0.6, 1].map(
      (t): Vec3 => onFace(s * lerp(0.002, 0.037, t), MOUTH_Y + 0.0145 - 0.013 * t * t, 0.006 - 0.003 * t),
    );
    tube(b, points, (t) => 0.0095 * (1 - 0.75 * t), {
      segments: 7,
      flat: 0.6,
      hint: [0, 0, 1],
      paint: colour,
      weigh: HEAD_ONLY,
      capStart: 0.002,
      capEnd: 0.003,
    });
  }
  if (style !== "beard") return;
  // A mass along the jaw from ear to ear, in tufts.
  for (let n = 0; n < 17; n++) {
    const angle = lerp(-1.42, 1.42, n / 16);
    const side = Math.abs(angle) / 1.42;
    const from = scalp(angle, lerp(0.12, 0.42, side ** 1.6), 0.002);
    const tip = scalp(angle * 0.93, lerp(0.0, 0.13, side ** 1.5), 0.012);
    const end: Vec3 = [tip[0], tip[1] - lerp(0.022, 0.004, side), tip[2]];
    const mid = scalp(angle, lerp(0.04, 0.26, side ** 1.5), 0.013);
    b.part("beard", "hair");
    tube(b, [from, mid, tip, end], (t) => 0.0185 * (0.75 + 0.4 * Math.sin(t * 2.6)) * (1 - 0.6 * t * t), {
      segments: 7,
      flat: 0.55,
      hint: [0, 0.2, 1],
      paint: shade(colour, 0.85 + 0.3 * roll()),
      weigh: HEAD_ONLY,
      capStart: 0.002,
      capEnd: 0.004,
      morph: (p) => ({ mouthOpen: jaw(p) }),
    });
  }
}

export function buildGlasses(b: MeshBuilder, recipe: AvatarRecipe): void {
  const style = recipe.glasses;
  if (style === "none") return;
  const frame = style === "round" ? rgb("#c08a44") : rgb("#171014");
  const r = style === "square" ? [0.035, 0.026] : style === "dark" ? [0.036, 0.027] : [0.033, 0.032];
  const square = style === "square" ? 3.4 : style === "dark" ? 2.8 : 2;
  const front = skullRing(0.45);
  const plane = front.z + front.d + 0.008;
  const lens = (s: number, a: number, k = 1): Vec3 => {
    const e = 2 / square;
    const cos = Math.sign(Math.cos(a)) * Math.abs(Math.cos(a)) ** e;
    const sin = Math.sign(Math.sin(a)) * Math.abs(Math.sin(a)) ** e;
    const x = s * 0.05 + cos * (r[0] ?? 0.03) * k;
    // Frames curve back around the face.
    return [x, EYE_Y + sin * (r[1] ?? 0.03) * k, plane - 4.2 * Math.max(0, Math.abs(x) - 0.02) ** 2];
  };
  for (const s of [1, -1]) {
    b.part("glasses", "shine");
    const loop = Array.from({ length: 17 }, (_, n) => lens(s, (n / 16) * Math.PI * 2));
    tube(b, loop, () => (style === "round" ? 0.0021 : 0.0032), {
      segments: 5,
      paint: frame,
      weigh: HEAD_ONLY,
      hint: [0, 0, 1],
    });
    const hinge = lens(s, s > 0 ? 0.25 : Math.PI - 0.25);
    const ear = skullRing(0.47);
    tube(
      b,
      [hinge, [s * (ear.w + 0.008), hinge[1] + 0.004, 0.05], [s * (ear.w + 0.007), hinge[1] + 0.002, -0.015]],
      () => 0.0024,
      { segments: 5, paint: frame, weigh: HEAD_ONLY },
    );
    if (style === "dark") {
      const centre = b.vertex(lens(s, 0, 0), rgb("#1d1620"), HEAD_ONLY);
      const ring = Array.from({ length: 20 }, (_, n) =>
        b.vertex(lens(s, (n / 20) * Math.PI * 2), rgb("#0d0a10"), HEAD_ONLY),
      );
      for (let n = 0; n < 20; n++) b.triangle(centre, ring[n] ?? 0, ring[(n + 1) % 20] ?? 0);
    }
  }
  b.part("bridge", "shine");
  tube(b, [lens(1, Math.PI - 0.35), [0, EYE_Y + 0.014, plane + 0.002], lens(-1, 0.35)], () => 0.0024, {
    segments: 5,
    paint: frame,
    weigh: HEAD_ONLY,
    hint: [0, 0, 1],
  });
}

/** A ring around the head, `out` from the skin. */
function around(t: number, out: number, lift = 0): Ring {
  const { w, z, d } = skullRing(t);
  return {
    centre: [0, y(t) + lift, z],
    u: [1, 0, 0],
    v: [0, 0, 1],
    ru: w + out,
    rv: d + out,
    square: SKULL_SQUARE,
  };
}

export function buildHat(b: MeshBuilder, recipe: AvatarRecipe): void {
  const style = recipe.hat.style;
  if (style === "none") return;
  const colour = rgb(recipe.hat.colour);
  const tilt = (p: Vec3, k: number): Vec3 => [p[0], p[1] + (p[2] - 0) * k, p[2]];
  b.part("hat", "cloth");
  if (style === "band") {
    loft(b, [around(0.735, 0.02), around(0.74, 0.036), around(0.8, 0.04), around(0.81, 0.026)], {
      segments: 28,
      paint: colour,
      weigh: HEAD_ONLY,
      bend: (p) => tilt(p, 0.12),
    });
  } else if (style === "beanie") {
    const crown = [0.65, 0.7, 0.76, 0.82, 0.88, 0.93, 0.97, 0.99].map((t) =>
      around(t, lerp(0.03, 0.034, t), smooth(0.75, 1, t) * 0.022),
    );
    loft(b, crown, {
      segments: 30,
      paint: (p) => shade(colour, lerp(0.85, 1.08, smooth(y(0.7), y(1), p[1]))),
      weigh: HEAD_ONLY,
      capEnd: 0.012,
      bend: (p, a, row) => [
        p[0] * (1 + 0.012 * Math.sin(a * 15)),
        tilt(p, -0.1 * (row < 4 ? 1 : 1))[1],
        p[2] * (1 + 0.012 * Math.sin(a * 15)),
      ],
    });
    b.part("cuff", "cloth");
    loft(
      b,
      [
        around(0.66, 0.024),
        around(0.625, 0.034),
        around(0.63, 0.043),
        around(0.73, 0.046),
        around(0.745, 0.036),
      ],
      { segments: 30, paint: shade(colour, 0.82), weigh: HEAD_ONLY, bend: (p) => tilt(p, -0.1) },
    );
  } else if (style === "cap") {
    const crown = [0.665, 0.7, 0.76, 0.82, 0.88, 0.93, 0.97, 0.99].map((t) =>
      around(t, 0.024, smooth(0.8, 1, t) * 0.01),
    );
    loft(b, crown, {
      segments: 28,
      paint: (p) => shade(colour, p[2] > 0.02 ? 1.05 : 0.9),
      weigh: HEAD_ONLY,
      capEnd: 0.008,
    });
    b.part("peak", "cloth");
    brim(b, 0.69, shade(colour, 0.8), (a) => 0.1 * Math.max(0, Math.cos(a)) ** 0.65, 0.06);
    b.part("button", "cloth");
    ball(b, [0, y(1) + 0.035, skullRing(0.99).z], [0.012, 0.007, 0.012], {
      segments: 8,
      rows: 5,
      paint: shade(colour, 0.8),
      weigh: HEAD_ONLY,
    });
  } else {
    const crown = [0.72, 0.76, 0.8, 0.86, 0.91, 0.95].map((t, n): Ring => {
      const ring = around(0.76, 0.024 - n * 0.0035);
      return {
        ...ring,
        centre: [0, y(0.72) + n * 0.023, ring.centre[2]],
        ru: ring.ru * (1 - (t - 0.72) * 0.25),
      };
    });
    const band: Rgb = rgb("#5a1230");
    const pinch = (p: Vec3): Vec3 => {
      const top = smooth(y(0.72) + 0.07, y(0.72) + 0.115, p[1]);
      return [p[0] * (1 - 0.22 * top * smooth(-0.02, 0.1, p[2])), p[1], p[2]];
    };
    loft(b, crown, {
      segments: 28,
      paint: (p) => (p[1] < y(0.72) + 0.03 ? band : shade(colour, 1.25)),
      weigh: HEAD_ONLY,
      capEnd: -0.018,
      bend: (p) => tilt(pinch(p), -0.06),
    });
    b.part("brim", "cloth");
    brim(b, 0.73, shade(colour, 1.05), (a) => 0.062 + 0.012 * Math.cos(a), -0.02);
  }
}

/** A flat brim around the head as wide as `reach` says by angle from the front. */
function brim(b: MeshBuilder, t: number, colour: Rgb, reach: (angle: number) => number, dip: number): void {
  const n = 32;
  const rows = [
    { k: 0, dy: 0.004 },
    { k: 0.55, dy: 0.004 },
    { k: 1, dy: 0 },
    { k: 1, dy: -0.004 },
    { k: 0.55, dy: -0.003 },
    { k: 0, dy: -0.004 },
  ].map(({ k, dy }) =>
    Array.from({ length: n }, (_, i) => {
      const a = (i / n) * Math.PI * 2;
      const out = 0.018 + reach(Math.atan2(Math.sin(a), Math.cos(a))) * k;
      const p = scalp(a, t, 0);
      const flat = Math.hypot(p[0], p[2]);
      const [x, z] = [p[0] * (1 + out / flat), p[2] * (1 + out / flat)];
      const droop =
        dip * k * (dip > 0 ? -Math.max(0, Math.cos(a)) * 0.5 : 1 - 2.2 * Math.abs(Math.sin(a)) ** 2);
      return b.vertex(
        [x, p[1] + dy + droop - 0.06 * p[2] * (dip < 0 ? 1 : 0), z],
        k === 0 ? colour : shade(colour, dy < 0 ? 0.6 : 1),
        HEAD_ONLY,
      );
    }),
  );
  for (let r = 0; r + 1 < rows.length; r++)
    for (let i = 0; i < n; i++) {
      const at = (row: number, column: number) => rows[row]?.[column % n] ?? 0;
      b.quad(at(r, i), at(r + 1, i), at(r + 1, i + 1), at(r, i + 1));
    }
}
