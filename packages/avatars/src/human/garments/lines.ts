import { type Rgb, shade } from "../../mesh/colour";
import { add, dot, mixed, scale, sub, unit, type Vec3 } from "../../mesh/vector";
import { trianglesOf } from "../mix";
import type { Field } from "./cloth";
import { across } from "./figure";
import { clothSkin } from "./hanging";
import { blendSkin, type Sewing, type Skin } from "./sewing";
import type { Shell } from "./shell";

/** A line around a part, at even angles about its axis. */
export interface Line {
  centre: Vec3;
  axis: Vec3;
  points: Vec3[];
  /** Away from the axis. */
  out: Vec3[];
  skins: Skin[];
}

/** Where a field is zero on a shell, at `count` even angles; angle 0 is the front. */
export function lineAround(
  shell: Shell,
  field: Field,
  about: { centre: Vec3; axis: Vec3 },
  count: number,
  keep: (v: number) => boolean = () => true,
): Line {
  const { base } = shell.figure;
  const { centre, axis } = about;
  const [front, side] = across(axis);
  const { positions, start } = shell;
  const at = (v: number): Vec3 => [
    positions[(v - start) * 3] as number,
    positions[(v - start) * 3 + 1] as number,
    positions[(v - start) * 3 + 2] as number,
  ];
  const values = new Float32Array(positions.length / 3);
  for (let v = 0; v < values.length; v++)
    values[v] = keep(v + start) ? field(at(v + start), v + start) : Number.NaN;
  const found: { angle: number; p: Vec3; a: number; b: number; t: number }[] = [];
  const index = trianglesOf(base.pack, "tights");
  for (let i = 0; i < index.length; i++) {
    const other = i % 3 === 2 ? i - 2 : i + 1;
    const [a, b] = [index[i] as number, index[other] as number];
    const [fa, fb] = [values[a - start] as number, values[b - start] as number];
    if (!(fa >= 0 && fb < 0)) continue;
    const t = fa / (fa - fb);
    const p = mixed(at(a), at(b), t);
    const away = sub(p, centre);
    found.push({ angle: Math.atan2(dot(away, side), dot(away, front)), p, a, b, t });
  }
  // Nothing of this body is there: a line of no points, which nothing is sewn on.
  if (found.length < 3) return { centre, axis, points: [], out: [], skins: [] };
  found.sort((one, two) => one.angle - two.angle);
  const line: Line = { centre, axis, points: [], out: [], skins: [] };
  const full = Math.PI * 2;
  for (let n = 0, f = 0; n < count; n++) {
    const angle = -Math.PI + (n / count) * full;
    while (f < found.length && (found[f]?.angle ?? 0) < angle) f++;
    const [low, high] = [found.at(f - 1), found[f % found.length]];
    if (!low || !high) continue;
    const from = low.angle - (f === 0 ? full : 0);
    const to = high.angle + (f === found.length ? full : 0);
    const t = to - from > 1e-6 ? (angle - from) / (to - from) : 0;
    const p = mixed(low.p, high.p, t);
    line.points.push(p);
    const away = sub(p, centre);
    line.out.push(unit(sub(away, scale(axis, dot(away, axis)))));
    const skin = (c: typeof low): Skin =>
      blendSkin([
        [clothSkin(shell, c.a), 1 - c.t],
        [clothSkin(shell, c.b), c.t],
      ]);
    line.skins.push(
      blendSkin([
        [skin(low), 1 - t],
        [skin(high), t],
      ]),
    );
  }
  return line;
}

/** The angle of the n-th point of a line of `count`. */
const angleOf = (n: number, count: number): number => -Math.PI + (n / count) * Math.PI * 2;

/** A strip on a line: each row so far along the axis and so far out, metres. */
export interface BandRow {
  along: number | ((angle: number) => number);
  out: number | ((angle: number) => number);
  shade: number;
}

/** One row of a ribbon: a place and its bones for each column. */
export interface Row {
  points: readonly Vec3[];
  skins: readonly Skin[];
  shade: number;
}

export function rowOn(line: Line, row: BandRow): Row {
  const count = line.points.length;
  const by = (value: BandRow["along"], n: number) =>
    typeof value === "number" ? value : value(angleOf(n, count));
  return {
    points: line.points.map((p, n) =>
      add(p, add(scale(line.axis, by(row.along, n)), scale(line.out[n] as Vec3, by(row.out, n)))),
    ),
    skins: line.skins,
    shade: row.shade,
  };
}

export function band(
  sewing: Sewing,
  line: Line,
  rows: readonly BandRow[],
  colour: Rgb,
  keep?: (angle: number) => boolean,
): void {
  ribbon(
    sewing,
    rows.map((row) => rowOn(line, row)),
    line.axis,
    colour,
    keep,
  );
}

/** @param keep columns that are there, by angle; a gap leaves it open */
export function ribbon(
  sewing: Sewing,
  rows: readonly Row[],
  axis: Vec3,
  colour: Rgb,
  keep: (angle: number) => boolean = () => true,
): void {
  const [first, second] = rows;
  if (!first || !second || rows.some(({ points }) => points.length !== first.points.length)) return;
  sewing.seam();
  const count = first.points.length;
  if (count === 0) return;
  const wanted = Array.from({ length: count }, (_, n) => n).filter((n) => keep(angleOf(n, count)));
  const closed = wanted.length === count;
  // What is open goes from one end of the gap round to the other.
  const gap = wanted.findIndex((n, k) => k > 0 && n !== (wanted[k - 1] ?? 0) + 1);
  const order = gap > 0 ? [...wanted.slice(gap), ...wanted.slice(0, gap)] : wanted;
  const grid = rows.map((row) =>
    order.map((n) => sewing.vertex(row.points[n] as Vec3, shade(colour, row.shade), row.skins[n] as Skin)),
  );
  let rise = 0;
  for (const n of order) rise += dot(sub(second.points[n] as Vec3, first.points[n] as Vec3), axis);
  // Rows that rise along the axis face outwards as they are.
  sewing.grid(grid, closed, rise < 0);
  sewing.seam();
}
