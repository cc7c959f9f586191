import { dice } from "../recipe/random";
import type { AvatarRecipe } from "../recipe/recipe";
import type { MeshBuilder } from "./builder";
import { type Rgb, rgb, shade } from "./colour";
import { type Cut, HAIR_CUTS, type Lock } from "./hair-cuts";
import { ball, tube } from "./loft";
import { HEAD } from "./plan";
import { SKULL_CENTRE, scalp } from "./skull";
import { add, clamp, curve, lerp, mixed, scale, smooth, sub, unit, type Vec3 } from "./vector";
import { HEAD_ONLY, hairWeights } from "./weigh";

/** Where hair begins, by angle from the face in radians: t of the skull. */
const HAIRLINE = curve([
  [0, 0.735],
  [0.45, 0.745],
  [0.85, 0.69],
  [1.12, 0.56],
  [1.3, 0.44],
  [1.55, 0.53],
  [1.85, 0.47],
  [2.2, 0.28],
  [2.6, 0.17],
  [Math.PI, 0.14],
]);

/** Hair above this t is under a hat. */
const HAT_LINE = { beanie: 0.66, cap: 0.7, fedora: 0.72 } as const;

const COLUMNS = 40;

export function buildHair(b: MeshBuilder, recipe: AvatarRecipe): void {
  const cut = HAIR_CUTS[recipe.hair.style];
  if (!cut) return;
  const colour = rgb(recipe.hair.colour);
  const hat = recipe.hat.style;
  const hatLine = hat === "none" || hat === "band" ? 2 : HAT_LINE[hat];
  // Under a hat everything lies flat on the skull, and stays inside it.
  const settle = (p: Vec3): Vec3 => {
    const t = (p[1] - HEAD.chin) / HEAD.height;
    const k = smooth(hatLine - 0.06, hatLine + 0.02, t);
    if (k <= 0) return p;
    const flat = scalp(Math.atan2(p[0], p[2] - SKULL_CENTRE[2]), Math.min(t, 0.98), 0.006);
    return mixed(p, [flat[0], Math.min(p[1], flat[1]), flat[2]], k);
  };
  b.part("hair", "hair");
  buildCap(b, cut, colour, settle);
  const roll = dice(7 + recipe.hair.style.length * 31);
  for (const lock of cut.locks ?? []) buildLock(b, lock, colour, settle, roll);
  for (const { at, radii } of cut.balls ?? []) {
    if (hat !== "none" && hat !== "band" && at[1] > HEAD.chin + hatLine * HEAD.height) continue;
    b.part("hairBall", "hair");
    ball(b, at, radii, {
      segments: 12,
      rows: 8,
      paint: (p) => shade(colour, lerp(0.78, 1.12, clamp((p[1] - at[1]) / radii[1] / 2 + 0.5, 0, 1))),
      weigh: hairWeights,
      bend: (p, a) => add(p, scale(unit(sub(p, at)), 0.0028 * Math.sin(a * 5 + p[1] * 90))),
    });
  }
  if (cut.curl) buildCurls(b, cut.curl, colour, settle, roll);
}

function buildCap(b: MeshBuilder, cut: Cut, colour: Rgb, settle: (p: Vec3) => Vec3): void {
  const rowsOnHead = 11;
  const rowsHanging = cut.drop ? 9 : 0;
  const total = rowsOnHead + rowsHanging;
  const outer: number[][] = [];
  const inner: number[][] = [];
  for (let c = 0; c < COLUMNS; c++) {
    const angle = (c / COLUMNS) * Math.PI * 2 - Math.PI;
    const away = Math.abs(angle);
    const line = HAIRLINE(away, 1) + (cut.hairline ?? 0) * smooth(1, 0.3, away);
    const falls = cut.drop ? smooth(cut.drop.from - 0.14, cut.drop.from + 0.14, away) : 0;
    const hang = lerp(line, 0.4, falls);
    const columnOut: number[] = [];
    const columnIn: number[] = [];
    let rim: Vec3 = [0, 0, 0];
    for (let r = 0; r <= total; r++) {
      const onHead = Math.min(1, r / rowsOnHead);
      const t = lerp(0.995, hang, onHead ** 0.9);
      const groove = 1 + cut.groove * Math.sin(away * cut.strands + onHead * 2.4 * Math.sign(angle));
      const thick = cut.thick(away, onHead) * groove;
      const end = falls > 0.02 ? 1 : smooth(1, 0.86, onHead);
      let p = scalp(angle, t, Math.max(0.0035, thick * lerp(end, 1, 0.22)));
      let q = scalp(angle, t, -0.004);
      if (r <= rowsOnHead) rim = p;
      else if (cut.drop) {
        const down = (r - rowsOnHead) / rowsHanging;
        const long = cut.drop.length * falls * (1 + 0.05 * Math.sin(away * 9));
        const wave = cut.drop.wave * Math.sin(down * 9 + away * 5) * down;
        const inwards = cut.drop.inwards * down * down;
        const flat: Vec3 = unit([rim[0], 0, rim[2] - SKULL_CENTRE[2]]);
        p = add(rim, [flat[0] * (wave - inwards), -long * down, flat[2] * (wave - inwards)]);
        // Over the shoulders and down the back, not into them.
        const back = smooth(1.5, 1.33, p[1]);
        if (Math.abs(angle) > 1.9) p = [p[0], p[1], Math.min(p[2], lerp(p[2], -0.115, back))];
        else p = [p[0], p[1], p[2] + back * 0.03];
        q = add(p, scale(flat, -0.016 * (1 - down * 0.85)));
      }
      const tint = lerp(1.1, 0.72, smooth(0.1, 1, r / total)) * (0.94 + 0.08 * (groove - 1) * 8);
      columnOut.push(b.vertex(settle(p), shade(colour, tint), hairWeights));
      columnIn.push(b.vertex(settle(q), shade(colour, 0.5), hairWeights));
    }
    outer.push(columnOut);
    inner.push(columnIn);
  }
  for (let c = 0; c < COLUMNS; c++) {
    const d = (c + 1) % COLUMNS;
    for (let r = 0; r < total; r++) {
      const at = (grid: number[][], column: number, row: number) => grid[column]?.[row] ?? 0;
      b.quad(at(outer, c, r), at(outer, c, r + 1), at(outer, d, r + 1), at(outer, d, r));
      if (r >= rowsOnHead - 1)
        b.quad(at(inner, c, r), at(inner, d, r), at(inner, d, r + 1), at(inner, c, r + 1));
      if (r === total - 1)
        b.quad(at(outer, c, total), at(inner, c, total), at(inner, d, total), at(outer, d, total));
    }
  }
}

/** One tapering strand from root over a middle to its tip. Coordinates: angle and t on the skull with a lift, or free. */
function buildLock(
  b: MeshBuilder,
  lock: Lock,
  colour: Rgb,
  settle: (p: Vec3) => Vec3,
  roll: () => number,
): void {
  const steps = lock.steps ?? 6;
  const points: Vec3[] = Array.from({ length: steps + 1 }, (_, n) => {
    const t = n / steps;
    if (lock.kind === "free") {
      const [a, m, c] = lock.points;
      return mixed(mixed(a, m, t), mixed(m, c, t), t);
    }
    const bow = Math.sin(t * Math.PI) * lock.bulge;
    return scalp(
      lerp(lock.from.angle, lock.to.angle, t),
      lerp(lock.from.t, lock.to.t, t ** (lock.fall ?? 1)),
      lerp(lock.from.lift, lock.to.lift, t) + bow,
    );
  });
  b.part("lock", "hair");
  const tint = 0.9 + 0.25 * roll();
  tube(
    b,
    points.map(settle),
    (t) =>
      lock.width *
      (0.35 + 0.65 * Math.sin(Math.PI * Math.min(1, t * 0.62 + 0.34)) ** 0.8) *
      (1 - 0.86 * smooth(0.55, 1, t)),
    {
      segments: 6,
      flat: lock.flat ?? 0.45,
      // The flat side of a strand lies on the head.
      hint: (p) => unit(sub(p, SKULL_CENTRE)),
      paint: (p) =>
        shade(colour, tint * lerp(0.78, 1.08, smooth(SKULL_CENTRE[1] - 0.2, SKULL_CENTRE[1] + 0.14, p[1]))),
      weigh: lock.kind === "free" ? hairWeights : HEAD_ONLY,
      capStart: 0.002,
      capEnd: 0.004,
    },
  );
}

function buildCurls(
  b: MeshBuilder,
  curl: NonNullable<Cut["curl"]>,
  colour: Rgb,
  settle: (p: Vec3) => Vec3,
  roll: () => number,
): void {
  b.part("curls", "hair");
  for (let n = 0; n < curl.count; n++) {
    // A sunflower over the scalp: even, and never in rows.
    const height = 1 - (n + 0.5) / curl.count;
    const t = lerp(curl.low, 1, Math.sqrt(height));
    const angle = n * 2.39996;
    const away = Math.abs(Math.atan2(Math.sin(angle), Math.cos(angle)));
    if (t < HAIRLINE(away, 1) + 0.02) continue;
    const r = curl.size * (0.8 + 0.45 * roll());
    const p = settle(scalp(angle, t, curl.lift * (0.8 + 0.4 * roll())));
    const tint = 0.82 + 0.34 * roll();
    ball(b, p, [r, r * 0.86, r], {
      segments: 6,
      rows: 4,
      paint: (q) => shade(colour, tint * lerp(0.75, 1.12, clamp((q[1] - p[1]) / r / 2 + 0.5, 0, 1))),
      weigh: HEAD_ONLY,
    });
  }
}
