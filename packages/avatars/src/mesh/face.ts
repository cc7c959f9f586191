import type { AvatarRecipe } from "../recipe/recipe";
import type { Side } from "../skeleton/bones";
import type { Deltas, MeshBuilder, Weigh } from "./builder";
import { blend, type Rgb, rgb, shade } from "./colour";
import { EYE_Y, jaw, MOUTH_Y } from "./head";
import { sideSign } from "./plan";
import { onFace } from "./skull";
import { clamp, sub, type Vec3 } from "./vector";
import { HEAD_ONLY } from "./weigh";

/** Distances out of the skin, metres: what lies on what. */
const LIFT = {
  white: 0.0012,
  iris: 0.002,
  pupil: 0.0026,
  light: 0.0032,
  lid: 0.004,
  lash: 0.0048,
  brow: 0.004,
  mouth: 0.0014,
  lip: 0.0022,
};

const EYES = {
  round: { w: 0.0295, up: 0.028, low: 0.0225, slant: 0.0005, droop: 0 },
  almond: { w: 0.033, up: 0.0235, low: 0.016, slant: 0.004, droop: 0 },
  sleepy: { w: 0.0315, up: 0.021, low: 0.0195, slant: -0.0015, droop: 0.3 },
  bright: { w: 0.031, up: 0.027, low: 0.0195, slant: 0.002, droop: 0 },
} as const;

interface Strip {
  columns: number;
  /** Rows from top to bottom; each gives a point at s in [-1, 1]. */
  rows: ((s: number) => Vec3)[];
  morphs?: { [K in keyof Deltas]?: ((s: number) => Vec3)[] };
  colours: Rgb[];
  weigh?: Weigh;
}

/** A patch laid on the face: rows of points, left to right as the viewer in front sees them mirrored. */
function patch(b: MeshBuilder, strip: Strip): void {
  const grid = strip.rows.map((row, r) =>
    Array.from({ length: strip.columns + 1 }, (_, c) => {
      const s = (c / strip.columns) * 2 - 1;
      const p = row(s);
      const deltas: Deltas = {};
      for (const [name, rows] of Object.entries(strip.morphs ?? {}) as [
        keyof Deltas,
        ((s: number) => Vec3)[],
      ][]) {
        const to = rows[r]?.(s);
        if (to) deltas[name] = sub(to, p);
      }
      return b.vertex(p, strip.colours[r] ?? [1, 1, 1], strip.weigh ?? HEAD_ONLY, deltas);
    }),
  );
  for (let r = 0; r + 1 < grid.length; r++)
    for (let c = 0; c < strip.columns; c++) {
      const at = (row: number, column: number) => grid[row]?.[column] ?? 0;
      b.quad(at(r + 1, c), at(r + 1, c + 1), at(r, c + 1), at(r, c));
    }
}

export function buildEyes(b: MeshBuilder, recipe: AvatarRecipe): void {
  const look = EYES[recipe.face.eyes];
  const skin = rgb(recipe.skin);
  const line = blend(rgb("#1a0f12"), rgb(recipe.hair.colour), 0.12);
  for (const side of ["left", "right"] as Side[]) {
    const m = sideSign(side);
    const ex = 0.0555;
    const ey = EYE_Y;
    // s runs along +x on the face; `out` is 1 at the outer corner.
    const out = (s: number) => s * m;
    const up = (s: number) =>
      ey + look.up * Math.sqrt(Math.max(0, 1 - Math.abs(s) ** 2.3)) + look.slant * out(s);
    const low = (s: number) =>
      ey - look.low * Math.sqrt(Math.max(0, 1 - Math.abs(s) ** 2.1)) + look.slant * out(s);
    const lidLine = (s: number) => up(s) - look.droop * (up(s) - low(s));
    const at = (s: number, y: number, lift: number, wide = 1) => onFace(m * ex + s * look.w * wide, y, lift);
    b.part(`${side}Eye`, "eye");
    patch(b, {
      columns: 10,
      rows: [
        (s) => at(s, lidLine(s), LIFT.white),
        (s) => at(s, lidLine(s) * 0.7 + low(s) * 0.3, LIFT.white),
        (s) => at(s, low(s), LIFT.white),
      ],
      colours: [rgb("#c9bfc4"), rgb("#f7f2ec"), rgb("#fbf7f2")],
    });
    const gaze: Weigh = [[`${side}Eye`, 1]];
    const disc = (
      r: number,
      lift: number,
      cx: number,
      cy: number,
      rim: Rgb,
      core: Rgb,
      weigh: Weigh,
      inside: boolean,
    ) => {
      const put = (x: number, y: number, colour: Rgb) => {
        const s = clamp((x - m * ex) / look.w, -0.98, 0.98);
        const py = inside ? clamp(y, low(s) + 0.0008, lidLine(s) - 0.0008) : y;
        return b.vertex(onFace(x, py, lift), colour, weigh);
      };
      const centre = put(cx, cy, core);
      const n = 16;
      const ring = Array.from({ length: n }, (_, i) => {
        const a = (i / n) * Math.PI * 2;
        return put(cx + Math.cos(a) * r, cy + Math.sin(a) * r * 1.08, rim);
      });
      for (let i = 0; i < n; i++) b.triangle(centre, ring[i] ?? 0, ring[(i + 1) % n] ?? 0);
    };
    const eye = rgb(recipe.face.eyeColour);
    const cx = m * ex - m * 0.0012;
    const cy = ey + 0.0012;
    disc(0.0196, LIFT.iris, cx, cy, shade(eye, 0.42), shade(eye, 1.7), gaze, true);
    disc(0.0098, LIFT.pupil, cx, cy, rgb("#0d0709"), rgb("#0d0709"), gaze, true);
    b.part(`${side}EyeLight`, "shine");
    disc(0.0053, LIFT.light, cx + 0.007, cy + 0.0082, rgb("#ffffff"), rgb("#ffffff"), gaze, false);
    disc(0.0028, LIFT.light, cx - 0.007, cy - 0.0074, rgb("#ffe9d2"), rgb("#ffe9d2"), gaze, false);
    b.part(`${side}Lid`, "skin");
    const rest = look.droop > 0 ? up : lidLine;
    const lidRows = [
      (s: number) => at(s, up(s) + 0.002, LIFT.lid),
      (s: number) => at(s, (rest(s) + lidLine(s)) / 2, LIFT.lid),
      (s: number) => at(s, lidLine(s), LIFT.lid),
    ];
    patch(b, {
      columns: 10,
      rows: lidRows,
      morphs: {
        blink: [
          (s) => at(s, up(s) + 0.002, LIFT.lid, 1.04),
          (s) => at(s, (up(s) + low(s)) / 2, LIFT.lid + 0.001, 1.04),
          (s) => at(s, low(s) - 0.0015, LIFT.lid, 1.04),
        ],
      },
      colours: [skin, shade(skin, 0.94), shade(skin, 0.86)],
    });
    b.part(`${side}Lash`, "eye");
    // Thicker and a little winged towards the outside.
    const thick = (s: number) => 0.0022 + 0.0034 * clamp((out(s) + 1) / 2, 0, 1);
    const wing = (s: number) => 0.003 * Math.max(0, out(s) - 0.6);
    const shut = (s: number) => low(s) + 0.002;
    patch(b, {
      columns: 10,
      rows: [
        (s) => at(s, lidLine(s) + thick(s) + wing(s), LIFT.lash, 1.07),
        (s) => at(s, lidLine(s) - 0.0004 + wing(s), LIFT.lash, 1.05),
      ],
      morphs: {
        blink: [
          (s) => at(s, shut(s) + thick(s) * 0.4, LIFT.lash, 1.07),
          (s) => at(s, shut(s) - thick(s) * 0.6, LIFT.lash, 1.05),
        ],
        smile: [
          (s) => at(s, lidLine(s) + thick(s) + wing(s) - 0.0012, LIFT.lash, 1.07),
          (s) => at(s, lidLine(s) - 0.002 + wing(s), LIFT.lash, 1.05),
        ],
      },
      colours: [line, line],
    });
    b.part(`${side}Brow`, "hair");
    buildBrow(b, recipe, m, ex);
  }
}

function buildBrow(b: MeshBuilder, recipe: AvatarRecipe, m: 1 | -1, ex: number): void {
  const shape = {
    soft: { thick: 0.0044, arch: 0.006, tilt: 0.0015 },
    straight: { thick: 0.0046, arch: 0.001, tilt: 0 },
    bold: { thick: 0.0068, arch: 0.004, tilt: 0.002 },
    arched: { thick: 0.0036, arch: 0.0095, tilt: 0.003 },
  }[recipe.face.brows];
  const colour = blend(rgb(recipe.hair.colour), rgb("#20120e"), 0.35);
  const mid = (s: number) => EYE_Y + 0.046 + shape.arch * (1 - (s * m - 0.08) ** 2) - shape.tilt * s * m;
  const width = (s: number) => shape.thick * (1 - 0.72 * clamp((s * m + 0.2) / 1.2, 0, 1) ** 1.5);
  const at = (s: number, dy: number) => onFace(m * ex * 1.02 + s * 0.034, mid(s) + dy, LIFT.brow);
  const raised = (s: number, dy: number) => onFace(m * ex * 1.02 + s * 0.034, mid(s) + dy + 0.006, LIFT.brow);
  patch(b, {
    columns: 8,
    rows: [(s) => at(s, width(s)), (s) => at(s, -width(s))],
    morphs: { smile: [(s) => raised(s, width(s)), (s) => raised(s, -width(s))] },
    colours: [colour, colour],
  });
}

const MOUTHS = {
  smile: { w: 0.036, curl: 0.0085, lip: 0.0036 },
  calm: { w: 0.0295, curl: 0.0035, lip: 0.0038 },
  full: { w: 0.0305, curl: 0.0055, lip: 0.0068 },
  wide: { w: 0.042, curl: 0.0095, lip: 0.004 },
} as const;

/** A mouth painted on the face: a line that opens to teeth, tongue and dark. */
export function buildMouth(b: MeshBuilder, recipe: AvatarRecipe): void {
  const look = MOUTHS[recipe.face.mouth];
  const skin = rgb(recipe.skin);
  const lip = blend(skin, rgb("#b3333f"), 0.42);
  const line = blend(shade(skin, 0.3), rgb("#5a1420"), 0.55);
  type Shape = { open: number; smile: number };
  const y = (s: number, { smile }: Shape) => MOUTH_Y + (look.curl + 0.009 * smile) * (s * s - 0.35);
  const x = (s: number, { open, smile }: Shape) => s * look.w * (1 - 0.22 * open + 0.2 * smile);
  const round = (s: number) => Math.sqrt(Math.max(0, 1 - s * s));
  const upper = (s: number, k: Shape) => y(s, k) + 0.0009 * round(s) + 0.0052 * k.open * round(s);
  const lower = (s: number, k: Shape) =>
    y(s, k) - 0.0009 * round(s) - (0.031 * k.open + 0.004 * k.smile) * round(s);
  const point = (s: number, py: number, lift: number, k: Shape): Vec3 => {
    const p = onFace(x(s, k), py, lift);
    // What hangs on the jaw comes down and back with it, but never under the skin.
    return k.open > 0 ? [p[0], p[1], p[2] + 0.0012 - jaw(p)[1] * 0.12] : p;
  };
  const shapes: Record<"rest" | "mouthOpen" | "smile", Shape> = {
    rest: { open: 0, smile: 0 },
    mouthOpen: { open: 1, smile: 0 },
    smile: { open: 0, smile: 1 },
  };
  const strip = (name: string, lift: number, colours: Rgb[], rows: ((s: number, k: Shape) => number)[]) => {
    b.part(name, name === "teeth" ? "eye" : "skin");
    const under = (k: Shape) => rows.map((row) => (s: number) => point(s, row(s, k), lift, k));
    patch(b, {
      columns: 12,
      rows: under(shapes.rest),
      morphs: { mouthOpen: under(shapes.mouthOpen), smile: under(shapes.smile) },
      colours,
    });
  };
  const dark = rgb("#3c0f16");
  strip(
    "mouth",
    LIFT.mouth,
    [line, blend(line, dark, 0.5), line],
    [upper, (s, k) => (upper(s, k) + lower(s, k)) / 2, lower],
  );
  strip(
    "tongue",
    LIFT.mouth + 0.0003,
    [rgb("#c04a55"), rgb("#d9666a")],
    [(s, k) => lower(s, k) + 0.012 * k.open * round(s), (s, k) => lower(s, k)],
  );
  strip(
    "teeth",
    LIFT.mouth + 0.0005,
    [rgb("#f4ece2"), rgb("#fffaf2")],
    [
      (s, k) => upper(s, k),
      (s, k) => upper(s, k) - Math.min(0.0068 * k.open, upper(s, k) - lower(s, k)) * round(s) ** 0.6,
    ],
  );
  const soft = blend(skin, lip, 0.55);
  strip(
    "upperLip",
    LIFT.lip,
    [soft, lip],
    [
      (s, k) => upper(s, k) + look.lip * 0.75 * round(s) * (1 - 0.3 * Math.exp(-((s / 0.18) ** 2))),
      (s, k) => upper(s, k) - 0.0002,
    ],
  );
  strip(
    "lowerLip",
    LIFT.lip,
    [lip, soft],
    [(s, k) => lower(s, k) + 0.0002, (s, k) => lower(s, k) - look.lip * round(s)],
  );
}
