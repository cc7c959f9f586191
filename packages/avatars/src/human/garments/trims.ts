import type { Rgb } from "../../mesh/colour";
import { lerp, type Vec3 } from "../../mesh/vector";
import { SIDES } from "../../skeleton/bones";
import { hemEdge, sleeveEdge } from "./edges";
import { band, lineAround, ribbon } from "./lines";
import type { Sewing } from "./sewing";
import type { Shell } from "./shell";

/** Knitted edges draw in under the cloth above. */
export function hemBand(
  sewing: Sewing,
  shell: Shell,
  hem: number,
  wide: number,
  colour: Rgb,
  level: 0 | 1 | 2,
  gap: ((y: number) => number) | null,
): void {
  const { figure } = shell;
  const k = figure.size;
  const notArms = (v: number) => (figure.arm[v] as number) < 0.5;
  const count = level === 0 ? 30 : 10;
  const line = (y: number) =>
    lineAround(
      shell,
      hemEdge(figure, y),
      { centre: [0, y, figure.middle(y)], axis: [0, 1, 0] },
      count,
      notArms,
    );
  const [upper, lower] = [line(hem + wide), line(hem)];
  const row = (from: typeof upper, up: number, out: number, dark: number) => ({
    points: from.points.map((p, n): Vec3 => {
      const way = from.out[n] as Vec3;
      return [p[0] + way[0] * out, p[1] + up, p[2] + way[2] * out];
    }),
    skins: from.skins,
    shade: dark,
  });
  const half = gap ? gap(hem) / 0.12 : 0;
  ribbon(
    sewing,
    [
      row(upper, 0.006 * k, 0.001, 0.75),
      row(upper, -0.006 * k, 0.0015, 0.9),
      ...(level === 0 ? [row(lower, wide * 0.5, 0.002, 1)] : []),
      row(lower, 0.004 * k, -0.002 * k, 0.94),
      row(lower, 0.001, -0.006 * k, 0.7),
      ...(level === 0 ? [row(lower, 0.02 * k, -0.01 * k, 0.4)] : []),
    ],
    [0, 1, 0],
    colour,
    (a) => Math.abs(a) >= half,
  );
}

export function cuffs(
  sewing: Sewing,
  shell: Shell,
  to: number,
  wide: number,
  colour: Rgb,
  level: 0 | 1 | 2,
): void {
  const { figure } = shell;
  const k = figure.size;
  for (const side of SIDES) {
    const limb = figure.arms[side];
    const sign = side === "left" ? 1 : -1;
    const [, hinge, end] = limb.joints;
    const long = Math.hypot(end[0] - hinge[0], end[1] - hinge[1], end[2] - hinge[2]);
    const axis: Vec3 = [(end[0] - hinge[0]) / long, (end[1] - hinge[1]) / long, (end[2] - hinge[2]) / long];
    const t = to - wide / long;
    const centre: Vec3 = [
      hinge[0] + axis[0] * (to - 1) * long,
      hinge[1] + axis[1] * (to - 1) * long,
      hinge[2] + axis[2] * (to - 1) * long,
    ];
    const line = lineAround(
      shell,
      sleeveEdge(figure, t),
      { centre, axis },
      level === 0 ? 16 : 6,
      (v) => (figure.arm[v] as number) > 0.5 && (figure.base.positions[v * 3] as number) * sign > 0,
    );
    band(
      sewing,
      line,
      [
        { along: -0.004 * k, out: 0.002, shade: 0.75 },
        { along: 0.008 * k, out: 0.003 * k, shade: 0.9 },
        { along: wide, out: -0.002 * k, shade: 1 },
        { along: wide + 0.002 * k, out: -0.006 * k, shade: 0.75 },
        ...(level === 0 ? [{ along: wide - 0.02 * k, out: -0.008 * k, shade: 0.4 }] : []),
      ],
      colour,
    );
  }
}

/** Places around the waist, and how much further out a sash lies, in sizes: by level of detail. */
const SASH = [
  [28, 0],
  [14, 0.008],
  [14, 0.016],
] as const;

/** A broad sash around the waist. */
export function sash(sewing: Sewing, shell: Shell, colour: Rgb, level: 0 | 1 | 2): void {
  const { figure } = shell;
  const k = figure.size;
  const at = lerp(figure.hips, figure.waist, 0.85);
  // Between few places it is straight, and what is round comes through it.
  const [places, lift] = SASH[level];
  const row = (dy: number, over: number, dark: number) => {
    const y = at + dy * k;
    const out = over + lift;
    const line = lineAround(
      shell,
      hemEdge(figure, y),
      { centre: [0, y, figure.middle(y)], axis: [0, 1, 0] },
      places,
      (v) => (figure.arm[v] as number) < 0.5,
    );
    return {
      points: line.points.map((p, n): Vec3 => {
        const way = line.out[n] as Vec3;
        return [p[0] + way[0] * out * k, p[1], p[2] + way[2] * out * k];
      }),
      skins: line.skins,
      shade: dark,
    };
  };
  ribbon(
    sewing,
    [
      row(-0.05, -0.002, 0.7),
      row(-0.046, 0.004, 0.9),
      row(0, 0.005, 1.02),
      row(0.046, 0.004, 0.96),
      row(0.05, -0.002, 0.7),
    ],
    [0, 1, 0],
    colour,
  );
}
