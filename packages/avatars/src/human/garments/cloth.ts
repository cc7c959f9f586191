import { lerp, mixed, type Vec3 } from "../../mesh/vector";
import { trianglesOf } from "../mix";
import { smoothNormals } from "../normals";
import { clothSkin } from "./hanging";
import { blendSkin, numbersOf, type Skin } from "./sewing";
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
      cloth.skins.push(clothSkin(shell, v));
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
