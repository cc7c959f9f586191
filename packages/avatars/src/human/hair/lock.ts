import { add, clamp, cross, dot, lerp, scale, sub, unit, type Vec3 } from "../../mesh/vector";
import type { HeadMap, Way } from "./head-map";
import type { Strands } from "./strands";
import type { Tint } from "./tint";

/** A place on the head with hair between it and the skin, degrees and metres; or metres away from such a place. */
export interface Knot {
  yaw: number;
  tilt: number;
  lift: number;
  by?: Vec3;
}

export interface Lock {
  knots: readonly Knot[];
  /** At its widest, metres. */
  width: number;
  /** Height of its back against its width. */
  flat?: number;
  /** Where it is widest (0-1), and how wide it begins and ends against that. */
  wide?: number;
  root?: number;
  tip?: number;
  rings?: number;
  /** Below the chin it lies behind the shoulders, or before them. */
  behind?: boolean;
  /** May go into the hair beneath, but no nearer to the skin than this. */
  clear?: number;
  own?: number;
  /** Round as a rope: both sides are made, and turned strands are seen on it. */
  rope?: boolean;
  /** A curl's radius and turns. */
  coil?: { radius: number; turns: number; start?: number };
  /** Its normals go with the whole head's, 0-1. */
  whole?: number;
  /** Where along the colour it begins and ends. */
  along?: readonly [number, number];
}

const RADIANS = Math.PI / 180;
export const wayOf = (yaw: number, tilt: number): Way => ({ yaw: yaw * RADIANS, tilt: tilt * RADIANS });

export function knotPlace(map: HeadMap, { yaw, tilt, lift, by }: Knot): Vec3 {
  const on = map.place(wayOf(yaw, tilt), lift * map.size);
  return by ? add(on, scale(by, map.size)) : on;
}

/** A smooth line through places (Catmull and Rom), at 0-1. */
export function through(points: readonly Vec3[], t: number): Vec3 {
  const last = points.length - 1;
  const n = clamp(Math.floor(t * last), 0, last - 1);
  const k = t * last - n;
  const p = (i: number): Vec3 => points[clamp(i, 0, last)] ?? [0, 0, 0];
  const [a, b, c, d] = [p(n - 1), p(n), p(n + 1), p(n + 2)];
  const one = (axis: 0 | 1 | 2) =>
    0.5 *
    (2 * b[axis] +
      (c[axis] - a[axis]) * k +
      (2 * a[axis] - 5 * b[axis] + 4 * c[axis] - d[axis]) * k * k +
      (3 * b[axis] - a[axis] - 3 * c[axis] + d[axis]) * k ** 3);
  return [one(0), one(1), one(2)];
}

/** Half a lens, flat side on the head: x across, y outwards. The rope is round. */
const LENS = [
  [-1, -0.12],
  [-0.62, 0.62],
  [0, 1],
  [0.62, 0.62],
  [1, -0.12],
  [0, -0.45],
] as const;
const LENS_LOW = [
  [-1, -0.2],
  [0, 1],
  [1, -0.2],
] as const;
const ROUND = [0, 1, 2, 3, 4].map((n) => [-Math.cos(n * 1.2566), Math.sin(n * 1.2566)] as const);

const ringsOf = (lock: Lock, level: 0 | 1 | 2) =>
  Math.max(2, Math.round((lock.rings ?? 8) * ([1, 0.6, 0.3][level] ?? 0.3)));
const sectionOf = (lock: Lock, level: 0 | 1 | 2) => (level > 0 ? LENS_LOW : lock.rope ? ROUND : LENS);

export const trianglesOfLock = (lock: Lock, level: 0 | 1 | 2): number =>
  (ringsOf(lock, level) * 2 - ((lock.tip ?? 0) < 0.05 ? 1 : 0)) * sectionOf(lock, level).length;

/** One lock: a mass that tapers from its root over its widest place to its tip. */
export function buildLock(strands: Strands, lock: Lock, tint: Tint, level: 0 | 1 | 2): void {
  const { map } = strands;
  const rings = ringsOf(lock, level);
  const section = sectionOf(lock, level);
  const knots = lock.knots.map((knot) => knotPlace(map, knot));
  const { wide = 0.4, root = 0.6, tip = 0, own = 0.5, whole = 0.45, clear = 0.004 } = lock;
  const [begin, end] = lock.along ?? [0.08, 1];
  const line: Vec3[] = Array.from({ length: rings + 1 }, (_, n) =>
    map.outside(through(knots, n / rings), clear * map.size, lock.behind ?? false),
  );
  const outwards = (p: Vec3): Vec3 =>
    unit([p[0] - map.centre[0], Math.max(0, p[1] - map.centre[1]), p[2] - map.centre[2]]);
  const rows: number[][] = [];
  for (let n = 0; n <= rings; n++) {
    const t = n / rings;
    const middle = line[n] as Vec3;
    const tangent = unit(sub(line[Math.min(rings, n + 1)] as Vec3, line[Math.max(0, n - 1)] as Vec3));
    const out = outwards(middle);
    const up = unit(sub(out, scale(tangent, dot(out, tangent))));
    const across = unit(cross(up, tangent));
    const body =
      t < wide
        ? lerp(root, 1, Math.sin((t / wide) * (Math.PI / 2)))
        : lerp(tip, 1, Math.cos((((t - wide) / (1 - wide)) * Math.PI) / 2) ** 0.75);
    const width = lock.width * map.size * 0.5 * Math.max(0.02, body);
    const height = width * 2 * (lock.flat ?? 0.3);
    const { coil } = lock;
    const a = coil ? (coil.start ?? 0) + t * coil.turns * 2 * Math.PI : 0;
    const r = coil ? coil.radius * map.size * Math.min(1, t * 3 + 0.2) * lerp(1, 0.6, t) : 0;
    const at = add(middle, add(scale(across, Math.cos(a) * r), scale(up, Math.sin(a) * r)));
    const along = lerp(begin, end, t);
    rows.push(
      (n === rings && tip < 0.05 ? [[0, 0] as const] : section).map(([x, y]) =>
        strands.vertex(
          add(at, add(scale(across, x * width), scale(up, y * height))),
          tint(along, lock.rope ? 0.55 + 0.45 * y : y < 0 ? 0.1 : 0.35 + 0.65 * y, own),
          // Edges that turned away would be drawn as bright lines by light from behind.
          lock.rope ? whole : Math.max(whole, Math.min(0.95, 0.85 - y)),
        ),
      ),
    );
  }
  const around = section.length;
  for (let n = 0; n < rings; n++)
    for (let c = 0; c < around; c++) {
      const d = (c + 1) % around;
      const at = (row: number, column: number) => {
        const vertices = rows[row] ?? [];
        return vertices[Math.min(column, vertices.length - 1)] ?? 0;
      };
      strands.quad(at(n, c), at(n + 1, c), at(n + 1, d), at(n, d));
    }
}
