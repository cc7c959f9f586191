import { type Rgb, shade } from "../../mesh/colour";
import { add, mixed, scale, smooth, type Vec3 } from "../../mesh/vector";
import type { Field } from "./cloth";
import { COLLAR_AXIS, collarCentre, less } from "./edges";
import type { Figure } from "./figure";
import { band, type Line, lineAround, type Row, ribbon, rowOn } from "./lines";
import type { Sewing } from "./sewing";
import type { Shell } from "./shell";

export type Collar = "rib" | "shirt" | "turtle" | "hood" | "stand" | "fold" | "none";

/** What goes round the neck. @param edge where the cloth ends */
export function makeCollar(
  sewing: Sewing,
  shell: Shell,
  edge: Field,
  kind: Collar,
  colour: Rgb,
  level: 0 | 1 | 2,
): void {
  if (kind === "none" || level === 2) return;
  const { figure } = shell;
  const count = level === 0 ? 28 : 10;
  const around = (field: Field) =>
    lineAround(
      shell,
      field,
      { centre: collarCentre(figure), axis: COLLAR_AXIS },
      count,
      (v) => (figure.arm[v] as number) < 0.5,
    );
  const line = around(edge);
  if (line.points.length === 0) return;
  const k = figure.size;
  if (kind === "rib" || level === 1) {
    const high = (kind === "turtle" ? 0.03 : kind === "rib" ? 0.013 : 0.02) * k;
    band(
      sewing,
      line,
      [
        { along: -0.003 * k, out: 0.002, shade: 0.92 },
        { along: high * 0.6, out: 0.001, shade: 1 },
        { along: high, out: -0.005, shade: 0.9 },
        ...(level === 0 ? [{ along: high * 0.2, out: -0.011, shade: 0.45 }] : []),
      ],
      colour,
    );
    return;
  }
  // A little down the shoulders from the neck: what is folded over rests there.
  const lower = (metres: number): Line => around(less(edge, metres * k));
  switch (kind) {
    case "turtle":
      band(
        sewing,
        line,
        [
          { along: -0.026 * k, out: 0.006, shade: 0.7 },
          { along: -0.022 * k, out: 0.011, shade: 0.95 },
          { along: 0.012 * k, out: 0.009, shade: 1.02 },
          { along: 0.019 * k, out: 0.003, shade: 1 },
          { along: 0.012 * k, out: -0.005, shade: 0.6 },
        ],
        colour,
      );
      break;
    case "stand":
      band(
        sewing,
        line,
        [
          { along: -0.003, out: 0.003, shade: 0.85 },
          { along: (a) => (0.024 + 0.01 * back(a)) * k, out: 0.003, shade: 1 },
          { along: (a) => (0.026 + 0.01 * back(a)) * k, out: -0.002, shade: 0.9 },
          { along: -0.002, out: -0.006, shade: 0.5 },
        ],
        colour,
        (a) => Math.abs(a) > 0.2,
      );
      break;
    case "shirt":
    case "fold":
      fold(sewing, line, lower(0.014), lower(0.045), kind, colour, figure);
      break;
    case "hood":
      hood(sewing, line, lower(0.035), lower(0.1), colour, figure);
  }
}

const back = (angle: number) => smooth(1.2, 2.8, Math.abs(angle));
const front = (angle: number) => smooth(1.1, 0.3, Math.abs(angle));

/** A collar that stands and falls over itself, open in front, with two points. */
function fold(
  sewing: Sewing,
  line: Line,
  near: Line,
  far: Line,
  kind: "shirt" | "fold",
  colour: Rgb,
  { size: k }: Figure,
): void {
  const count = line.points.length;
  if (near.points.length < count || far.points.length < count) return;
  const rest: Row = {
    points: near.points.map((p, n) => {
      const angle = -Math.PI + (n / count) * Math.PI * 2;
      const tip = smooth(0.85, 0.35, Math.abs(angle));
      const q = far.points[n] as Vec3;
      const on: Vec3 = [p[0] + (q[0] - p[0]) * tip, p[1] + (q[1] - p[1]) * tip, p[2] + (q[2] - p[2]) * tip];
      return add(on, add(scale(line.out[n] as Vec3, 0.004 * k), scale(line.axis, 0.006 * k)));
    }),
    skins: near.skins,
    shade: 0.94,
  };
  const high = (kind === "shirt" ? 0.026 : 0.02) * k;
  const rise = (a: number) => high * (0.55 + 0.45 * back(a) + 0.2 * (1 - front(a)));
  const rows: Row[] = [
    {
      ...rest,
      points: rest.points.map((p) => add(p, scale(line.axis, -0.004 * k))),
      shade: 0.7,
    },
    rest,
    rowOn(line, { along: (a) => rise(a) * 0.75, out: 0.01 * k, shade: 1.03 }),
    rowOn(line, { along: rise, out: 0.002, shade: 1.05 }),
    rowOn(line, { along: (a) => rise(a) * 0.8, out: -0.005, shade: 0.85 }),
    rowOn(line, { along: -0.002, out: -0.007, shade: 0.5 }),
  ];
  ribbon(
    sewing,
    kind === "shirt" ? rows.map((row, r) => meeting(row, r < 2 ? 0.72 : r < 3 ? 0.9 : 1)) : rows,
    line.axis,
    colour,
    (a) => Math.abs(a) > (kind === "shirt" ? 0.12 : 0.3),
  );
}

/** The two halves of a collar come together in front. @param by share of the way */
function meeting(row: Row, by: number): Row {
  const points = [...row.points];
  const middle = points.length / 2;
  for (const n of [middle - 1, middle + 1]) points[n] = mixed(points[n] as Vec3, points[middle] as Vec3, by);
  return { ...row, points };
}

/** A hood that hangs down the back. */
function hood(sewing: Sewing, line: Line, near: Line, far: Line, colour: Rgb, { size: k }: Figure): void {
  const count = line.points.length;
  if (near.points.length < count || far.points.length < count) return;
  const angles = line.points.map((_, n) => -Math.PI + (n / count) * Math.PI * 2);
  const mix = (
    a: Line,
    b: Line,
    up: (a: number) => number,
    out: (a: number) => number,
    by: (a: number) => number,
    dark: number,
  ): Row => ({
    points: angles.map((angle, n) => {
      const [p, q] = [a.points[n] as Vec3, b.points[n] as Vec3];
      const t = by(angle);
      const on: Vec3 = [p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t, p[2] + (q[2] - p[2]) * t];
      return add(on, add([0, up(angle) * k, 0], scale(line.out[n] as Vec3, out(angle) * k)));
    }),
    skins: a.skins,
    shade: dark,
  });
  ribbon(
    sewing,
    [
      mix(
        near,
        far,
        () => 0.001,
        () => 0.002,
        back,
        0.6,
      ),
      mix(
        near,
        far,
        (a) => 0.006 + 0.012 * back(a),
        (a) => 0.01 + 0.028 * back(a),
        back,
        0.9,
      ),
      mix(
        near,
        far,
        (a) => 0.014 + 0.05 * back(a),
        (a) => 0.014 + 0.036 * back(a),
        (a) => back(a) * 0.4,
        1.02,
      ),
      mix(
        line,
        near,
        (a) => 0.02 + 0.042 * back(a),
        (a) => 0.014 + 0.02 * back(a),
        () => 0,
        1.05,
      ),
      mix(
        line,
        near,
        (a) => 0.018 + 0.03 * back(a),
        (a) => 0.002 + 0.006 * back(a),
        () => 0,
        0.85,
      ),
      mix(
        line,
        near,
        () => -0.006,
        () => -0.008,
        () => 0,
        0.4,
      ),
    ],
    [0, 1, 0],
    shade(colour, 1),
  );
}
