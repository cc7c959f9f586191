import type { Deltas, MeshBuilder, Paint, Weigh } from "./builder";
import { add, cross, dot, length, power, scale, sub, unit, type Vec3 } from "./vector";

/** One cross-section: a superellipse about `centre`, spanned by u and v. */
export interface Ring {
  centre: Vec3;
  u: Vec3;
  v: Vec3;
  ru: number;
  /** Radius along +v; along -v too, unless `rvBack` says otherwise. */
  rv: number;
  rvBack?: number;
  /** 2 is an ellipse, more is squarer. */
  square?: number;
}

export interface LoftLook {
  segments: number;
  paint: Paint;
  weigh: Weigh;
  /** Closes the first and the last ring with a rounded lid of this depth (0: flat, null: open). */
  capStart?: number | null;
  capEnd?: number | null;
  /** Faces inwards: linings. */
  inside?: boolean;
  morph?: (p: Vec3) => Deltas | undefined;
  /** Moves finished points: folds, dents. */
  bend?: (p: Vec3, angle: number, ring: number) => Vec3;
}

/** A skin over a row of rings, facing outwards. */
export function loft(b: MeshBuilder, rings: readonly Ring[], look: LoftLook): void {
  const first = rings[0];
  const last = rings.at(-1);
  if (!first || !last) return;
  const along = sub((rings[1] ?? last).centre, first.centre);
  // A loft may turn back on itself (cuffs): the way from its first to its last ring says which side is out.
  const flip = dot(cross(first.u, first.v), sub(last.centre, first.centre)) < 0 !== (look.inside ?? false);
  const put = (p: Vec3) => b.vertex(p, look.paint, look.weigh, look.morph?.(p));
  const rows = rings.map((ring, r) => {
    const e = 2 / (ring.square ?? 2);
    return Array.from({ length: look.segments }, (_, i) => {
      const a = (i / look.segments) * Math.PI * 2;
      const s = power(Math.sin(a), e);
      const p = add(
        ring.centre,
        add(
          scale(ring.u, ring.ru * power(Math.cos(a), e)),
          scale(ring.v, (s < 0 ? (ring.rvBack ?? ring.rv) : ring.rv) * s),
        ),
      );
      return put(look.bend ? look.bend(p, a, r) : p);
    });
  });
  for (let r = 0; r + 1 < rows.length; r++) {
    const low = rows[r] ?? [];
    const high = rows[r + 1] ?? [];
    for (let i = 0; i < look.segments; i++) {
      const j = (i + 1) % look.segments;
      const [a, c, d, e] = [low[i] ?? 0, low[j] ?? 0, high[j] ?? 0, high[i] ?? 0];
      if (flip) b.quad(a, e, d, c);
      else b.quad(a, c, d, e);
    }
  }
  const lid = (ring: Ring, row: readonly number[], depth: number, outward: Vec3, turned: boolean) => {
    const tip = put(add(ring.centre, scale(outward, depth)));
    for (let i = 0; i < row.length; i++) {
      const [a, c] = [row[i] ?? 0, row[(i + 1) % row.length] ?? 0];
      if (turned) b.triangle(tip, c, a);
      else b.triangle(tip, a, c);
    }
  };
  const forward = unit(along);
  const endward = unit(sub(last.centre, (rings.at(-2) ?? first).centre));
  if (look.capStart !== null && look.capStart !== undefined)
    lid(first, rows[0] ?? [], look.capStart, scale(forward, -1), !flip);
  if (look.capEnd !== null && look.capEnd !== undefined)
    lid(last, rows.at(-1) ?? [], look.capEnd, endward, flip);
}

const around = (direction: Vec3, hint: Vec3): { u: Vec3; v: Vec3 } => {
  const d = unit(direction);
  const side = cross(hint, d);
  const u = length(side) > 1e-4 ? unit(side) : unit(cross([0.3, 0.2, 1], d));
  return { u, v: unit(cross(d, u)) };
};

/** A tube along points; radius and flatness along the way. `hint` is the direction its flat side faces. */
export function tube(
  b: MeshBuilder,
  points: readonly Vec3[],
  radius: (t: number) => number,
  look: LoftLook & { flat?: number; hint?: Vec3 | ((p: Vec3) => Vec3) },
): void {
  const hint = look.hint ?? [0, 0, 1];
  const rings = points.map((p, n): Ring => {
    const before = points[Math.max(0, n - 1)] ?? p;
    const after = points[Math.min(points.length - 1, n + 1)] ?? p;
    const { u, v } = around(sub(after, before), typeof hint === "function" ? hint(p) : hint);
    const r = radius(n / (points.length - 1));
    return { centre: p, u, v, ru: r, rv: r * (look.flat ?? 1) };
  });
  loft(b, rings, look);
}

/** A ball, squashed at will. */
export function ball(
  b: MeshBuilder,
  centre: Vec3,
  radii: Vec3,
  look: { segments: number; rows: number; paint: Paint; weigh: Weigh; bend?: NonNullable<LoftLook["bend"]> },
): void {
  const rings: Ring[] = [];
  for (let r = 1; r < look.rows; r++) {
    const a = (r / look.rows) * Math.PI;
    rings.push({
      centre: add(centre, [0, -Math.cos(a) * radii[1], 0]),
      u: [1, 0, 0],
      v: [0, 0, -1],
      ru: Math.sin(a) * radii[0],
      rv: Math.sin(a) * radii[2],
    });
  }
  const lid = radii[1] * (1 - Math.cos(Math.PI / look.rows));
  loft(b, rings, { ...look, capStart: lid, capEnd: lid });
}
