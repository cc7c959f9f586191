import { dot, scale, sub, unit, type Vec3 } from "../mesh/vector";
import { FACE_SHAPES, type FaceShape, type HumanGroup } from "./format";
import { type HumanBase, type SparseDelta, trianglesOf } from "./mix";
import { smoothNormals } from "./normals";

/** A place on the body's surface, as shares of the three corners of a triangle. */
export interface Spot {
  corners: readonly [number, number, number];
  shares: readonly [number, number, number];
  point: Vec3;
  normal: Vec3;
  /** From where it was asked for, metres; negative inside the body. */
  distance: number;
}

const at = (values: Float32Array, v: number): Vec3 => [
  values[v * 3] ?? 0,
  values[v * 3 + 1] ?? 0,
  values[v * 3 + 2] ?? 0,
];

const LEAF = 4;

/** Finds what is nearest on a part of the body, by a tree of boxes over its triangles. */
export class Surface {
  readonly #base: HumanBase;
  readonly #index: Uint16Array;
  /** Six numbers a node: least x, y, z, then most. Children of node n are 2n + 1 and 2n + 2. */
  readonly #boxes: Float32Array;
  /** Triangles of each leaf, LEAF a leaf, -1 where there is none. */
  readonly #leaves: Int32Array;
  readonly #firstLeaf: number;
  readonly #shares: [number, number, number] = [1, 0, 0];

  /** @param keep which triangles belong to it, by their corners */
  constructor(
    base: HumanBase,
    group: HumanGroup,
    keep: (a: number, b: number, c: number) => boolean = () => true,
  ) {
    this.#base = base;
    const all = trianglesOf(base.pack, group);
    const kept: number[] = [];
    for (let i = 0; i < all.length; i += 3) {
      const [a, b, c] = [all[i] as number, all[i + 1] as number, all[i + 2] as number];
      if (keep(a, b, c)) kept.push(a, b, c);
    }
    if (kept.length === 0) throw new Error("a surface needs triangles");
    this.#index = Uint16Array.from(kept);
    const triangles = kept.length / 3;
    const leaves = 2 ** Math.ceil(Math.log2(Math.max(1, triangles / LEAF)));
    this.#firstLeaf = leaves - 1;
    this.#leaves = new Int32Array(leaves * LEAF).fill(-1);
    this.#boxes = new Float32Array((leaves * 2 - 1) * 6);
    const middles = new Float32Array(triangles * 3);
    for (let i = 0; i < kept.length; i++)
      for (let k = 0; k < 3; k++)
        middles[Math.floor(i / 3) * 3 + k] =
          (middles[Math.floor(i / 3) * 3 + k] as number) + (base.positions[(kept[i] as number) * 3 + k] ?? 0);
    this.#split(
      0,
      Int32Array.from({ length: triangles }, (_, n) => n),
      middles,
    );
  }

  #split(node: number, triangles: Int32Array, middles: Float32Array): void {
    const { positions } = this.#base;
    const box = this.#boxes
      .subarray(node * 6, node * 6 + 6)
      .fill(9e9, 0, 3)
      .fill(-9e9, 3, 6);
    const index = this.#index;
    for (let n = 0; n < triangles.length; n++) {
      const t = (triangles[n] as number) * 3;
      for (let c = 0; c < 3; c++) {
        const at = (index[t + c] as number) * 3;
        for (let k = 0; k < 3; k++) {
          const value = positions[at + k] as number;
          if (value < (box[k] as number)) box[k] = value;
          if (value > (box[k + 3] as number)) box[k + 3] = value;
        }
      }
    }
    if (node >= this.#firstLeaf) {
      this.#leaves.set(triangles, (node - this.#firstLeaf) * LEAF);
      return;
    }
    const span = [0, 1, 2].map((k) => (box[k + 3] as number) - (box[k] as number));
    const axis = span.indexOf(Math.max(...span));
    triangles.sort((a, b) => (middles[a * 3 + axis] as number) - (middles[b * 3 + axis] as number) || a - b);
    const half = Math.ceil(triangles.length / 2);
    this.#split(node * 2 + 1, triangles.slice(0, half), middles);
    this.#split(node * 2 + 2, triangles.slice(half), middles);
  }

  #boxDistance(node: number, p: Vec3): number {
    let square = 0;
    for (let k = 0; k < 3; k++) {
      const least = this.#boxes[node * 6 + k] as number;
      const most = this.#boxes[node * 6 + 3 + k] as number;
      const value = p[k] as number;
      const d = value < least ? least - value : value > most ? value - most : 0;
      square += d * d;
    }
    return square;
  }

  closest(p: Vec3): Spot {
    let best = Number.POSITIVE_INFINITY;
    let found = 0;
    let shares: [number, number, number] = [1, 0, 0];
    const visit = (node: number) => {
      if (this.#boxDistance(node, p) >= best) return;
      if (node < this.#firstLeaf) {
        const [a, b] = [node * 2 + 1, node * 2 + 2];
        const nearFirst = this.#boxDistance(a, p) <= this.#boxDistance(b, p);
        visit(nearFirst ? a : b);
        visit(nearFirst ? b : a);
        return;
      }
      for (let n = 0; n < LEAF; n++) {
        const t = this.#leaves[(node - this.#firstLeaf) * LEAF + n] as number;
        if (t < 0) return;
        const square = this.#nearest(t * 3, p);
        if (square >= best) continue;
        best = square;
        found = t * 3;
        shares = [...this.#shares];
      }
    };
    visit(0);
    return this.#spot(found, shares, p);
  }

  /** Square of the distance; leaves the shares of the corners behind. */
  #nearest(t: number, p: Vec3): number {
    const { positions } = this.#base;
    const a = at(positions, this.#index[t] ?? 0);
    const b = at(positions, this.#index[t + 1] ?? 0);
    const c = at(positions, this.#index[t + 2] ?? 0);
    const [u, v, w] = closestShares(p, a, b, c);
    this.#shares[0] = u;
    this.#shares[1] = v;
    this.#shares[2] = w;
    let square = 0;
    for (let k = 0; k < 3; k++) {
      const d = (a[k] ?? 0) * u + (b[k] ?? 0) * v + (c[k] ?? 0) * w - (p[k] ?? 0);
      square += d * d;
    }
    return square;
  }

  #spot(t: number, shares: [number, number, number], p: Vec3): Spot {
    const corners = [this.#index[t] ?? 0, this.#index[t + 1] ?? 0, this.#index[t + 2] ?? 0] as const;
    const blend = (values: Float32Array): Vec3 => {
      const out: [number, number, number] = [0, 0, 0];
      corners.forEach((v, n) => {
        for (let k = 0; k < 3; k++) out[k] = (out[k] ?? 0) + (values[v * 3 + k] ?? 0) * (shares[n] ?? 0);
      });
      return out;
    };
    const point = blend(this.#base.positions);
    const normal = unit(blend(this.#base.normals));
    const away = sub(p, point);
    const distance = Math.hypot(...away) * (dot(away, normal) < 0 ? -1 : 1);
    return { corners, shares, point, normal, distance };
  }
}

/** Shares of the corners at the nearest point of a triangle (Ericson, Real-Time Collision Detection, 5.1.5). */
function closestShares(p: Vec3, a: Vec3, b: Vec3, c: Vec3): [number, number, number] {
  const ab = sub(b, a);
  const ac = sub(c, a);
  const ap = sub(p, a);
  const d1 = dot(ab, ap);
  const d2 = dot(ac, ap);
  if (d1 <= 0 && d2 <= 0) return [1, 0, 0];
  const bp = sub(p, b);
  const d3 = dot(ab, bp);
  const d4 = dot(ac, bp);
  if (d3 >= 0 && d4 <= d3) return [0, 1, 0];
  const vc = d1 * d4 - d3 * d2;
  if (vc <= 0 && d1 >= 0 && d3 <= 0) {
    const t = d1 / (d1 - d3 || 1);
    return [1 - t, t, 0];
  }
  const cp = sub(p, c);
  const d5 = dot(ab, cp);
  const d6 = dot(ac, cp);
  if (d6 >= 0 && d5 <= d6) return [0, 0, 1];
  const vb = d5 * d2 - d1 * d6;
  if (vb <= 0 && d2 >= 0 && d6 <= 0) {
    const t = d2 / (d2 - d6 || 1);
    return [1 - t, 0, t];
  }
  const va = d3 * d6 - d5 * d4;
  if (va <= 0 && d4 - d3 >= 0 && d5 - d6 >= 0) {
    const t = (d4 - d3) / (d4 - d3 + (d5 - d6) || 1);
    return [0, 1 - t, t];
  }
  const sum = va + vb + vc || 1;
  return [va / sum, vb / sum, vc / sum];
}

/** Where a new vertex hangs on the body: shares of the body's own vertices. */
export type Hold = Pick<Spot, "corners" | "shares">;

/** A vertex of the body itself. */
export const heldBy = (vertex: number): Hold => ({ corners: [vertex, vertex, vertex], shares: [1, 0, 0] });

/** Bones and shares for new vertices, as their holds have them: the four strongest of up to twelve. */
export function copySkin(
  base: HumanBase,
  holds: readonly Hold[],
): { skinIndex: Uint8Array<ArrayBuffer>; skinWeight: Float32Array<ArrayBuffer> } {
  const { skinIndex, skinWeight } = base.pack;
  const index = new Uint8Array(holds.length * 4);
  const weight = new Float32Array(holds.length * 4);
  holds.forEach(({ corners, shares }, n) => {
    const sum = new Map<number, number>();
    corners.forEach((v, c) => {
      for (let k = 0; k < 4; k++) {
        const w = (skinWeight[v * 4 + k] ?? 0) * (shares[c] ?? 0);
        if (w > 0) sum.set(skinIndex[v * 4 + k] ?? 0, (sum.get(skinIndex[v * 4 + k] ?? 0) ?? 0) + w);
      }
    });
    const strongest = [...sum].sort(([a, x], [b, y]) => y - x || a - b).slice(0, 4);
    const total = strongest.reduce((s, [, w]) => s + w, 0) || 1;
    strongest.forEach(([bone, w], k) => {
      index[n * 4 + k] = bone;
      weight[n * 4 + k] = w / total;
    });
  });
  return { skinIndex: index, skinWeight: weight };
}

/** What face shapes do to new vertices, as their holds move: brows, beards, glasses, collars. */
export function copyFaces(
  base: HumanBase,
  holds: readonly Hold[],
  shapes: readonly FaceShape[] = FACE_SHAPES,
): Partial<Record<FaceShape, SparseDelta>> {
  const out: Partial<Record<FaceShape, SparseDelta>> = {};
  const dense = new Float32Array(base.pack.vertices * 3);
  for (const name of shapes) {
    const { index, delta } = base.faces[name];
    index.forEach((v, n) => {
      dense.set(delta.subarray(n * 3, n * 3 + 3), v * 3);
    });
    const found: number[] = [];
    const moved: number[] = [];
    holds.forEach(({ corners, shares }, n) => {
      const sum = [0, 0, 0];
      corners.forEach((v, c) => {
        for (let k = 0; k < 3; k++) sum[k] = (sum[k] ?? 0) + (dense[v * 3 + k] ?? 0) * (shares[c] ?? 0);
      });
      if (Math.hypot(...sum) < 1e-5) return;
      found.push(n);
      moved.push(...sum);
    });
    if (found.length > 0) out[name] = { index: Uint16Array.from(found), delta: Float32Array.from(moved) };
    for (const v of index) dense.fill(0, v * 3, v * 3 + 3);
  }
  return out;
}

/** A part cut out of the body. */
export interface Patch {
  /** Which vertex of the body each vertex of the patch is. */
  from: Uint16Array<ArrayBuffer>;
  positions: Float32Array<ArrayBuffer>;
  normals: Float32Array<ArrayBuffer>;
  /** Triangles over the patch's own vertices. */
  index: Uint16Array<ArrayBuffer>;
  /** Its edges, each a line of its own vertices; closed ones end where they began. Longest first. */
  edges: number[][];
}

/** The triangles of a group whose corners all pass; their own rim is cut along the mesh, not along the field. */
export function cutPatch(
  base: HumanBase,
  group: HumanGroup,
  keep: (vertex: number) => boolean,
  level: 0 | 1 | 2 = 0,
): Patch {
  const all = trianglesOf(base.pack, group, level);
  const local = new Map<number, number>();
  const index: number[] = [];
  for (let i = 0; i < all.length; i += 3) {
    const corners = [...all.subarray(i, i + 3)];
    if (!corners.every(keep)) continue;
    for (const v of corners) {
      const own = local.get(v) ?? local.size;
      local.set(v, own);
      index.push(own);
    }
  }
  const from = Uint16Array.from(local.keys());
  const positions = new Float32Array(from.length * 3);
  from.forEach((v, n) => {
    positions.set(base.positions.subarray(v * 3, v * 3 + 3), n * 3);
  });
  return {
    from,
    positions,
    normals: smoothNormals(positions, index),
    index: Uint16Array.from(index),
    edges: edgesOf(index),
  };
}

/** The lines along which a piece of mesh ends. */
export function edgesOf(index: ArrayLike<number>): number[][] {
  const next = new Map<number, number>();
  const sides = new Set<number>();
  const key = (a: number, b: number) => a * 65_536 + b;
  for (let i = 0; i < index.length; i++) {
    const other = i % 3 === 2 ? i - 2 : i + 1;
    sides.add(key(index[i] ?? 0, index[other] ?? 0));
  }
  for (const side of sides) {
    const [a, b] = [Math.floor(side / 65_536), side % 65_536];
    if (!sides.has(key(b, a))) next.set(a, b);
  }
  const lines: number[][] = [];
  while (next.size > 0) {
    const [first = 0] = next.keys();
    const line = [first];
    for (let v = next.get(first); v !== undefined; ) {
      next.delete(line.at(-1) ?? 0);
      if (v === first) break;
      line.push(v);
      v = next.get(v);
    }
    lines.push(line);
  }
  return lines.sort((a, b) => b.length - a.length);
}

/** The patch's places, moved out of the body along its normals. @param lift metres, by vertex of the patch */
export function shellOf(
  patch: Patch,
  lift: number | ((vertex: number) => number),
): Float32Array<ArrayBuffer> {
  const out = new Float32Array(patch.positions.length);
  for (let v = 0; v < patch.from.length; v++) {
    const by = scale(at(patch.normals, v), typeof lift === "number" ? lift : lift(v));
    const p = at(patch.positions, v);
    out.set([p[0] + by[0], p[1] + by[1], p[2] + by[2]], v * 3);
  }
  return out;
}
