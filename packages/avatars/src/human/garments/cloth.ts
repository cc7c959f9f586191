import { type Rgb, shade } from "../../mesh/colour";
import { add, cross, dot, lerp, mixed, scale, sub, unit, type Vec3 } from "../../mesh/vector";
import { trianglesOf } from "../mix";
import { smoothNormals } from "../normals";
import { edgesOf } from "../surface";
import { across } from "./figure";
import { blendSkin, numbersOf, type Sewing, type Skin, skinOf } from "./sewing";
import type { Shell } from "./shell";

/**
 * Metres inside of an edge, negative outside.
 *
 * @param p where the vertex is now, on the cloth or on the skin
 * @param v which of the pack it is
 */
export type Field = (p: Vec3, v: number) => number;

/** A part of a shell, cut along lines that need not follow its triangles. */
export interface Cloth {
  points: Vec3[];
  normals: Vec3[];
  skins: Skin[];
  light: number[];
  /** Of each field, cuts before slices, by vertex. */
  values: number[][];
  index: number[];
}

/**
 * @param cuts only what is inside of all remains
 * @param slices lines that triangles must not cross, so that colours can change there
 */
export function cut(
  shell: Shell,
  level: 0 | 1 | 2,
  cuts: readonly Field[],
  slices: readonly Field[] = [],
): Cloth {
  const { base } = shell.figure;
  const fields = [...cuts, ...slices];
  const cloth: Cloth = { points: [], normals: [], skins: [], light: [], values: [], index: [] };
  const all = trianglesOf(base.pack, "tights", level);
  const measured = measure(shell, fields, level === 0 ? cuts.length : 0, all);
  const local = new Int32Array(measured.length).fill(-1);
  const own = (v: number): number => {
    const n = v - shell.start;
    if ((local[n] as number) < 0) {
      local[n] = cloth.points.length;
      cloth.points.push(pointOf(shell, v));
      cloth.skins.push(skinOf(base, v));
      cloth.light.push(shell.light[n] as number);
      cloth.values.push(measured[n] as number[]);
    }
    return local[n] as number;
  };
  let triangles: number[] = [];
  for (let i = 0; i < all.length; i += 3) {
    const [a, b, c] = [all[i] as number, all[i + 1] as number, all[i + 2] as number];
    const [x, y, z] = [measured[a - shell.start], measured[b - shell.start], measured[c - shell.start]] as [
      number[],
      number[],
      number[],
    ];
    let outside = false;
    for (let f = 0; f < cuts.length && !outside; f++)
      outside = (x[f] as number) < 0 && (y[f] as number) < 0 && (z[f] as number) < 0;
    if (!outside) triangles.push(own(a), own(b), own(c));
  }
  fields.forEach((_, f) => {
    triangles = split(cloth, triangles, f, f < cuts.length);
  });
  compact(cloth, triangles);
  const normals = smoothNormals(numbersOf(cloth.points), cloth.index);
  cloth.normals = cloth.points.map((_, n) => [
    normals[n * 3] as number,
    normals[n * 3 + 1] as number,
    normals[n * 3 + 2] as number,
  ]);
  return cloth;
}

const pointOf = (shell: Shell, v: number): Vec3 => {
  const n = (v - shell.start) * 3;
  return [shell.positions[n] as number, shell.positions[n + 1] as number, shell.positions[n + 2] as number];
};

/** No triangle of the finest level is as long, metres. */
const FAR = 0.1;

/**
 * Every field at every vertex that the triangles use, by vertex of the tights.
 *
 * @param telling how many of the fields need no others where they are far outside
 */
function measure(
  shell: Shell,
  fields: readonly Field[],
  telling: number,
  index: ArrayLike<number>,
): (number[] | undefined)[] {
  const out: (number[] | undefined)[] = new Array(shell.light.length);
  const outside = fields.map(() => -1);
  for (let i = 0; i < index.length; i++) {
    const v = index[i] as number;
    if (out[v - shell.start]) continue;
    const p = pointOf(shell, v);
    const values: number[] = [];
    let gone = false;
    for (let f = 0; f < fields.length && !gone; f++) {
      const value = fields[f]?.(p, v) ?? 0;
      gone = f < telling && value < -FAR;
      values.push(value);
    }
    out[v - shell.start] = gone ? outside : values;
  }
  return out;
}

/** A corner this near to a line, as a share of the edge that crosses it, moves onto it: no slivers. */
const SNAP = { cut: 0.34, slice: 0.5 } as const;

function split(cloth: Cloth, triangles: readonly number[], f: number, drop: boolean): number[] {
  const value = (v: number) => (cloth.values[v] as number[])[f] as number;
  snap(cloth, triangles, f, drop ? SNAP.cut : SNAP.slice);
  const out: number[] = [];
  const crossings = new Map<number, number>();
  const crossing = (a: number, b: number): number => {
    const [low, high] = a < b ? [a, b] : [b, a];
    const key = low * 1_048_576 + high;
    const known = crossings.get(key);
    if (known !== undefined) return known;
    const between = mixedVertex(cloth, low, high, value(low) / (value(low) - value(high)), f);
    cloth.points.push(between.point);
    cloth.skins.push(between.skin);
    cloth.light.push(between.light);
    cloth.values.push(between.values);
    crossings.set(key, cloth.points.length - 1);
    return cloth.points.length - 1;
  };
  const side = (corners: readonly number[], sign: number): number[] =>
    corners.flatMap((v, n) => {
      const next = corners[(n + 1) % corners.length] as number;
      const [here, there] = [value(v) * sign, value(next) * sign];
      const kept = here >= 0 ? [v] : [];
      return (here > 0 && there < 0) || (here < 0 && there > 0) ? [...kept, crossing(v, next)] : kept;
    });
  for (let i = 0; i < triangles.length; i += 3) {
    const a = triangles[i] as number;
    const b = triangles[i + 1] as number;
    const c = triangles[i + 2] as number;
    const [x, y, z] = [value(a), value(b), value(c)];
    const corners = [a, b, c];
    if (x <= 0 && y <= 0 && z <= 0) {
      if (!drop) out.push(...corners);
    } else if (x >= 0 && y >= 0 && z >= 0) out.push(...corners);
    else {
      fan(side(corners, 1), out);
      if (!drop) fan(side(corners, -1), out);
    }
  }
  return out;
}

function fan(polygon: readonly number[], out: number[]): void {
  for (let n = 1; n + 1 < polygon.length; n++)
    out.push(polygon[0] as number, polygon[n] as number, polygon[n + 1] as number);
}

function mixedVertex(cloth: Cloth, a: number, b: number, t: number, f: number) {
  const [one, two] = [cloth.values[a] as number[], cloth.values[b] as number[]];
  return {
    point: mixed(cloth.points[a] as Vec3, cloth.points[b] as Vec3, t),
    skin: blendSkin([
      [cloth.skins[a] as Skin, 1 - t],
      [cloth.skins[b] as Skin, t],
    ]),
    light: lerp(cloth.light[a] as number, cloth.light[b] as number, t),
    values: one.map((from, n) => (n === f ? 0 : lerp(from, two[n] as number, t))),
  };
}

function snap(cloth: Cloth, triangles: readonly number[], f: number, most: number): void {
  const nearest = new Map<number, { to: number; t: number }>();
  const { values } = cloth;
  for (let i = 0; i < triangles.length; i++) {
    const a = triangles[i] as number;
    const b = triangles[i % 3 === 2 ? i - 2 : i + 1] as number;
    const fa = (values[a] as number[])[f] as number;
    const fb = (values[b] as number[])[f] as number;
    if (fa > 0 === fb > 0 || fa === 0 || fb === 0) continue;
    const t = fa / (fa - fb);
    const from = t < 0.5 ? a : b;
    const to = t < 0.5 ? b : a;
    const share = Math.min(t, 1 - t);
    if (share > most || share >= (nearest.get(from)?.t ?? 1)) continue;
    // What lies on an earlier line may only move along it.
    const here = values[from] as number[];
    const there = values[to] as number[];
    let held = false;
    for (let n = 0; n < f; n++) held ||= here[n] === 0 && there[n] !== 0;
    if (!held) nearest.set(from, { to, t: share });
  }
  const moved = [...nearest].map(([v, { to, t }]) => [v, mixedVertex(cloth, v, to, t, f)] as const);
  for (const [v, { point, skin, light, values }] of moved) {
    cloth.points[v] = point;
    cloth.skins[v] = skin;
    cloth.light[v] = light;
    cloth.values[v] = values;
  }
}

function compact(cloth: Cloth, triangles: readonly number[]): void {
  const local = new Map<number, number>();
  cloth.index = triangles.map((v) => {
    const own = local.get(v) ?? local.size;
    local.set(v, own);
    return own;
  });
  const kept = [...local.keys()];
  cloth.points = kept.map((v) => cloth.points[v] as Vec3);
  cloth.skins = kept.map((v) => cloth.skins[v] as Skin);
  cloth.light = kept.map((v) => cloth.light[v] as number);
  cloth.values = kept.map((v) => cloth.values[v] as number[]);
}

/**
 * Sews cloth on.
 *
 * @param paint colour of a triangle, by the values of its fields in its middle
 * @param tint what becomes of that at a place
 * @param facets each triangle is flat and of one colour, as sequins are
 */
export function sew(
  sewing: Sewing,
  cloth: Cloth,
  paint: (values: readonly number[]) => Rgb,
  tint: (colour: Rgb, p: Vec3) => Rgb = (colour) => colour,
  facets = false,
): void {
  const own = new Map<Rgb, Int32Array>();
  const fields = cloth.values[0]?.length ?? 0;
  const middle: number[] = new Array(fields);
  for (let i = 0; i < cloth.index.length; i += 3) {
    const [a, b, c] = [cloth.index[i] as number, cloth.index[i + 1] as number, cloth.index[i + 2] as number];
    for (let f = 0; f < fields; f++)
      middle[f] =
        ((cloth.values[a] as number[])[f] as number) +
        ((cloth.values[b] as number[])[f] as number) +
        ((cloth.values[c] as number[])[f] as number);
    const colour = paint(middle);
    if (facets) {
      facet(sewing, cloth, [a, b, c], tint(colour, cloth.points[a] as Vec3));
      continue;
    }
    let local = own.get(colour);
    if (!local) {
      local = new Int32Array(cloth.points.length).fill(-1);
      own.set(colour, local);
    }
    for (const v of [a, b, c]) {
      if ((local[v] as number) >= 0) continue;
      const p = cloth.points[v] as Vec3;
      const lit = shade(tint(colour, p), cloth.light[v] as number);
      local[v] = sewing.vertex(p, lit, cloth.skins[v] as Skin, cloth.normals[v] as Vec3);
    }
    sewing.triangle(local[a] as number, local[b] as number, local[c] as number);
  }
}

function facet(sewing: Sewing, cloth: Cloth, corners: readonly [number, number, number], colour: Rgb): void {
  const [a, b, c] = corners.map((v) => cloth.points[v] as Vec3) as [Vec3, Vec3, Vec3];
  const normal = unit(cross(sub(b, a), sub(c, a)));
  const own = corners.map((v) =>
    sewing.vertex(
      cloth.points[v] as Vec3,
      shade(colour, cloth.light[v] as number),
      cloth.skins[v] as Skin,
      // Between flat and smooth: mirrors that follow the body.
      unit(add(scale(cloth.normals[v] as Vec3, 0.6), normal)),
    ),
  );
  sewing.triangle(own[0] ?? 0, own[1] ?? 0, own[2] ?? 0);
}

/** The turned-in edges of cloth: its thickness, and enough of its inside that nobody looks into an empty shell. */
export function turnIn(sewing: Sewing, cloth: Cloth, colour: Rgb, thick: number, deep: number): void {
  const into = new Map<number, Vec3>();
  for (let i = 0; i < cloth.index.length; i++) {
    const v = cloth.index[i] as number;
    const first = i - (i % 3);
    for (let k = 0; k < 3; k++)
      into.set(
        v,
        add(
          into.get(v) ?? [0, 0, 0],
          sub(cloth.points[cloth.index[first + k] as number] as Vec3, cloth.points[v] as Vec3),
        ),
      );
  }
  for (const line of edgesOf(cloth.index)) {
    if (line.length < 4) continue;
    sewing.seam();
    const closed = line[0] === line.at(-1);
    const own = closed ? line.slice(0, -1) : line;
    const row = (lift: number, inward: number, k: number) =>
      own.map((v) => {
        const normal = cloth.normals[v] as Vec3;
        const way = into.get(v) ?? [0, 0, 0];
        const flatWay = unit(sub(way, scale(normal, dot(way, normal))));
        const p = add(cloth.points[v] as Vec3, add(scale(normal, lift), scale(flatWay, inward)));
        return sewing.vertex(p, shade(colour, k), cloth.skins[v] as Skin);
      });
    sewing.grid([row(0, 0, 0.8), row(-thick, deep, 0.45)], closed, true);
  }
  sewing.seam();
}

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
        [skinOf(base, c.a), 1 - c.t],
        [skinOf(base, c.b), c.t],
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
