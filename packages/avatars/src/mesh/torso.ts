import type { AvatarRecipe } from "../recipe/recipe";
import type { MeshBuilder, Weigh } from "./builder";
import { blend, type Rgb, rgb, shade } from "./colour";
import { loft, type Ring } from "./loft";
import type { Plan } from "./plan";
import { curve, lerp, power, smooth, type Vec3 } from "./vector";
import { skirtWeights, torsoWeights } from "./weigh";

/** Height, half width, reach of front and back: a body of medium build, in metres. */
const BODY = curve([
  [0.8, 0.05, 0.045, 0.06],
  [0.84, 0.11, 0.074, 0.095],
  [0.89, 0.156, 0.098, 0.12],
  [0.94, 0.156, 0.103, 0.117],
  [1.0, 0.14, 0.101, 0.098],
  [1.06, 0.131, 0.099, 0.089],
  [1.13, 0.138, 0.106, 0.096],
  [1.21, 0.152, 0.114, 0.106],
  [1.28, 0.158, 0.106, 0.108],
  [1.33, 0.157, 0.09, 0.1],
  [1.362, 0.14, 0.076, 0.088],
  [1.385, 0.1, 0.064, 0.074],
  [1.405, 0.062, 0.054, 0.062],
]);

export interface Slice {
  w: number;
  f: number;
  b: number;
}

/** The trunk at a height, with `ease` metres of cloth around it. */
export function slice(plan: Plan, y: number, ease = 0): Slice {
  const hips = smooth(1.05, 0.9, y);
  const wide =
    lerp(1, plan.hip, hips) * lerp(1, plan.shoulder / 0.158, smooth(1.02, 1.26, y) * smooth(1.4, 1.35, y));
  const belly = Math.max(0, plan.girth - 1) * 0.14 * smooth(0.9, 1, y) * smooth(1.22, 1.08, y);
  const bust = plan.bust * 0.022 * Math.exp(-(((y - 1.2) / 0.055) ** 2));
  const girth = lerp(1, plan.girth, smooth(1.4, 1.32, y));
  return {
    w: BODY(y, 1) * wide * lerp(1, girth, 0.9) + ease,
    f: BODY(y, 2) * lerp(1, girth, 0.8) + belly + bust + ease,
    b: BODY(y, 3) * lerp(1, girth, 0.8) + ease,
  };
}

export function trunkRing(plan: Plan, y: number, ease = 0): Ring {
  const { w, f, b } = slice(plan, y, ease);
  return { centre: [0, y, -0.008], u: [1, 0, 0], v: [0, 0, 1], ru: w, rv: f, rvBack: b, square: SQUARE };
}

const SQUARE = 2.35;

/** A point of the trunk's surface; a quarter turn is the front. */
function onTrunk(plan: Plan, y: number, angle: number, ease: number): Vec3 {
  const { w, f, b } = slice(plan, y, ease);
  const s = power(Math.sin(angle), 2 / SQUARE);
  return [w * power(Math.cos(angle), 2 / SQUARE), y, -0.008 + (s < 0 ? b : f) * s];
}

interface Garment {
  columns: number;
  rows: number;
  hem: number;
  /** The upper edge by angle: necklines. */
  top: (angle: number) => number;
  ease: (y: number, angle: number) => number;
  /** Half the angle that stays open in front, by way from hem (0) to top (1). */
  gap: ((s: number) => number) | null;
  paint: (p: Vec3, s: number) => Rgb;
}

/** Cloth around the trunk, open in front or not, whose upper edge may dip. */
function drape(b: MeshBuilder, plan: Plan, g: Garment): void {
  const count = g.gap ? g.columns + 1 : g.columns;
  const grid = Array.from({ length: g.rows + 1 }, (_, r) => {
    const s = r / g.rows;
    const open = g.gap?.(s) ?? 0;
    return Array.from({ length: count }, (_, c) => {
      const angle = Math.PI / 2 + open + (c / g.columns) * (Math.PI * 2 - 2 * open);
      const y = lerp(g.hem, g.top(angle), s);
      const p = onTrunk(plan, y, angle, g.ease(y, angle));
      return b.vertex(p, g.paint(p, s), torsoWeights);
    });
  });
  for (let r = 0; r < g.rows; r++)
    for (let c = 0; c < g.columns; c++) {
      const at = (row: number, column: number) => grid[row]?.[column % count] ?? 0;
      // Angles run from the front over the body's left... and round: rows rise, columns go against the clock.
      b.quad(at(r, c), at(r + 1, c), at(r + 1, c + 1), at(r, c + 1));
    }
}

const steps = (from: number, to: number, count: number) =>
  Array.from({ length: count + 1 }, (_, n) => lerp(from, to, n / count));

const TOPS = {
  tee: { hem: 0.9, ease: 0.012, neck: 1.392, open: 0, loose: 0.012 },
  shirt: { hem: 0.885, ease: 0.013, neck: 1.4, open: 0, loose: 0.01 },
  sweater: { hem: 0.9, ease: 0.022, neck: 1.4, open: 0, loose: 0.02 },
  hoodie: { hem: 0.885, ease: 0.025, neck: 1.396, open: 0, loose: 0.022 },
  jacket: { hem: 0.895, ease: 0.024, neck: 1.4, open: 0.42, loose: 0.012 },
  waistcoat: { hem: 0.93, ease: 0.019, neck: 1.385, open: 0.12, loose: 0 },
  sleeveless: { hem: 0.945, ease: 0.006, neck: 1.352, open: 0, loose: 0 },
} as const;

export function buildTrunk(b: MeshBuilder, recipe: AvatarRecipe, plan: Plan): void {
  const style = recipe.top.style;
  const cut = TOPS[style];
  const colour = rgb(recipe.top.colour);
  const accent = rgb(recipe.top.accent);
  const skin = rgb(recipe.skin);
  const layered = style === "jacket" || style === "waistcoat";
  // What is seen in the neck and under an open jacket.
  const bare = style === "sleeveless";
  b.part("collarSkin", "skin");
  loft(
    b,
    [1.3, 1.33, 1.355, 1.38, 1.4].map((y) => trunkRing(plan, y, -0.002)),
    { segments: 20, paint: skin, weigh: torsoWeights, capEnd: 0.004 },
  );
  if (layered) {
    b.part("under", "cloth");
    loft(
      b,
      steps(0.93, 1.385, 13).map((y) => trunkRing(plan, y, 0.009)),
      {
        segments: 24,
        paint: (p) => shade(accent, lerp(0.82, 1, smooth(0.95, 1.3, p[1]))),
        weigh: torsoWeights,
      },
    );
  }
  b.part("top", "cloth");
  const band = style === "sweater" || style === "hoodie";
  const paint = (p: Vec3): Rgb => {
    // Darker towards the hem, and where knitwear gathers.
    const c = shade(colour, lerp(0.84, 1.04, smooth(cut.hem, 1.3, p[1])));
    if (band && p[1] < cut.hem + 0.03) return shade(c, 0.8);
    if (style === "tee" && p[1] > 1.12 && p[1] < 1.2) return blend(c, accent, 0.85);
    return c;
  };
  const front = (angle: number, width: number) => Math.exp(-(((angle - Math.PI / 2) / width) ** 2));
  drape(b, plan, {
    columns: bare ? 64 : 26,
    rows: 14,
    hem: cut.hem,
    top: (angle) => {
      const turned = angle > Math.PI * 2 ? angle - Math.PI * 2 : angle;
      if (!bare) return cut.neck;
      // A round neckline between two straps, and armholes beside them.
      const out = Math.abs(Math.cos(turned));
      const strap = smooth(0.16, 0.5, out) * (1 - 0.75 * smooth(0.72, 0.97, out));
      return 1.332 + 0.056 * strap - 0.014 * front(turned, 0.5);
    },
    ease: (y, angle) => {
      const gather = band ? 0.028 * smooth(cut.hem + 0.035, cut.hem, y) : 0;
      const fold = 0.004 * smooth(1.06, 0.9, y) * Math.sin(angle * 6);
      const tucked = bare ? 0.012 * smooth(1.0, 0.965, y) : 0;
      return cut.ease - tucked + cut.loose * smooth(1.08, 0.92, y) - gather + fold;
    },
    gap:
      cut.open > 0 ? (s) => cut.open * (style === "waistcoat" ? 0.5 + 2.6 * s ** 3 : 1 + 0.35 * s * s) : null,
    paint,
  });
  if (cut.open === 0 && !bare)
    hemLip(b, plan, cut.hem, cut.ease + cut.loose, shade(colour, 0.6), band ? 0.93 : 1);
  buildCollar(b, recipe, plan, colour, accent);
}

/** The turned-in edge of cloth, so that nobody looks into an empty shell. */
function hemLip(b: MeshBuilder, plan: Plan, y: number, ease: number, colour: Rgb, gather: number): void {
  b.part("hem", "cloth");
  const at = (dy: number, e: number): Ring => {
    const ring = trunkRing(plan, y, e);
    return {
      ...ring,
      ru: ring.ru * gather,
      rv: ring.rv * gather,
      rvBack: (ring.rvBack ?? ring.rv) * gather,
      centre: [0, y + dy, -0.008],
    };
  };
  loft(b, [at(0.03, ease - 0.022), at(0.004, ease - 0.018), at(0, ease)], {
    segments: 28,
    paint: colour,
    weigh: torsoWeights,
  });
}

function buildCollar(b: MeshBuilder, recipe: AvatarRecipe, plan: Plan, colour: Rgb, accent: Rgb): void {
  const style = recipe.top.style;
  const ring = (y: number, r: number, lean = 0): Ring => ({
    centre: [0, y, -0.014 + lean],
    u: [1, 0, 0],
    v: [0, 0, 1],
    ru: r * 1.04,
    rv: r,
  });
  b.part("collar", "cloth");
  const weigh: Weigh = torsoWeights;
  if (style === "tee" || style === "sweater") {
    const k = style === "sweater" ? 1.35 : 1;
    const cut = TOPS[style].ease + 0.003;
    loft(
      b,
      [
        trunkRing(plan, 1.383, cut),
        trunkRing(plan, 1.394, cut + 0.001),
        ring(1.402 + 0.006 * k, 0.066),
        ring(1.392, 0.056),
      ],
      {
        segments: 18,
        paint: style === "tee" ? accent : shade(colour, 0.8),
        weigh,
      },
    );
  } else if (style === "shirt" || style === "jacket" || style === "waistcoat") {
    const c = style === "shirt" ? shade(colour, 1.05) : accent;
    // A stand, and a fall that is turned down over it and open in front.
    loft(
      b,
      [ring(1.372, 0.088), ring(1.395, 0.074), ring(1.422, 0.064), ring(1.424, 0.058), ring(1.39, 0.054)],
      {
        segments: 20,
        paint: (p) => shade(c, lerp(0.8, 1.05, smooth(1.37, 1.42, p[1]))),
        weigh,
        bend: (p) => {
          const front = smooth(0.03, 0.06, p[2]);
          return [
            p[0],
            p[1] - front * (p[1] > 1.39 ? 0.024 : 0.008) * (1 - smooth(0, 0.05, Math.abs(p[0])) * 0.7),
            p[2] + front * 0.006,
          ];
        },
      },
    );
    if (style === "shirt" || style === "waistcoat") {
      for (const y of [0.99, 1.07, 1.15, 1.23]) {
        const { f } = slice(plan, y, style === "shirt" ? 0.016 : 0.021);
        const s = style === "shirt" ? 0.0045 : 0.006;
        b.part("button", "shine");
        const c2 = style === "shirt" ? shade(accent, 0.9) : rgb("#e9b35f");
        const corners = Array.from({ length: 8 }, (_, n) => {
          const a = (n / 8) * Math.PI * 2;
          return b.vertex(
            [Math.cos(a) * s + (style === "waistcoat" ? 0.022 : 0), y + Math.sin(a) * s, f - 0.004],
            c2,
            weigh,
          );
        });
        for (let n = 1; n < 7; n++) b.triangle(corners[0] ?? 0, corners[n] ?? 0, corners[n + 1] ?? 0);
      }
    }
  } else if (style === "hoodie") {
    loft(
      b,
      [
        ring(1.362, 0.105, -0.012),
        ring(1.39, 0.108, -0.02),
        ring(1.425, 0.096, -0.024),
        ring(1.43, 0.082, -0.02),
        ring(1.4, 0.066, -0.008),
        ring(1.372, 0.06),
      ],
      {
        segments: 20,
        paint: (p) => shade(colour, lerp(0.7, 1.02, smooth(1.37, 1.425, p[1]))),
        weigh,
        bend: (p) => {
          const front = smooth(0.0, 0.07, p[2]);
          return [
            p[0],
            p[1] - front * 0.03 + smooth(-0.06, -0.12, p[2]) * 0.012,
            p[2] - smooth(-0.05, -0.1, p[2]) * 0.02,
          ];
        },
      },
    );
  }
}

/** Everything around the hips: the seat of trousers, or a skirt. */
export function buildHips(b: MeshBuilder, recipe: AvatarRecipe, plan: Plan): void {
  const colour = rgb(recipe.bottom.colour);
  const style = recipe.bottom.style;
  b.part("hips", "cloth");
  loft(
    b,
    steps(0.812, 1.02, 9).map((y) => trunkRing(plan, y, 0.004)),
    {
      segments: 24,
      capStart: 0.02,
      paint: (p) => shade(colour, p[1] > 0.985 ? 0.72 : 1),
      weigh: torsoWeights,
    },
  );
  if (style !== "skirt" && style !== "long-skirt") return;
  const hem = style === "skirt" ? 0.56 : 0.22;
  const flare = style === "skirt" ? 0.075 : 0.085;
  const rows = steps(0.98, hem, style === "skirt" ? 10 : 15);
  const top = slice(plan, 0.98, 0.008);
  const seat = slice(plan, 0.88, 0.026);
  const ring = (y: number, ease: number): Ring => {
    const toSeat = smooth(0.98, 0.88, y);
    const below = smooth(0.9, hem, y) * flare + ease;
    return {
      centre: [0, y, -0.006],
      u: [1, 0, 0],
      v: [0, 0, 1],
      ru: lerp(top.w, seat.w, toSeat) + below,
      rv: lerp(top.f, seat.f, toSeat) + below * 0.9,
      rvBack: lerp(top.b, seat.b, toSeat) + below * 0.9,
      square: 2.2,
    };
  };
  const pleat = (p: Vec3, angle: number): Vec3 => {
    const k = 1 + 0.055 * smooth(0.9, hem, p[1]) * Math.sin(angle * 9);
    return [p[0] * k, p[1], p[2] * k];
  };
  const weigh = skirtWeights(0.93, hem);
  const paint = (p: Vec3) => shade(colour, lerp(1.05, 0.82, smooth(0.95, hem, p[1])));
  b.part("skirt", "cloth");
  loft(
    b,
    rows.map((y) => ring(y, 0)),
    { segments: 36, paint, weigh, bend: pleat },
  );
  b.part("skirtLining", "cloth");
  const lining = steps(hem + 0.16, hem, 4).map((y, n) => ring(y, n === 4 ? -0.002 : -0.016));
  loft(b, lining, { segments: 36, paint: shade(colour, 0.4), weigh, inside: true, bend: pleat });
}
