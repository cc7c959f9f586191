import { dot, sub, unit, type Vec3 } from "../../mesh/vector";
import type { HumanGroup } from "../format";
import { type HumanBase, trianglesOf } from "../mix";
import { closestShares } from "./closest-shares";
import { placeOf } from "./place";

/** A place on the body's surface, as shares of the three corners of a triangle. */
export interface Spot {
  corners: readonly [number, number, number];
  shares: readonly [number, number, number];
  point: Vec3;
  normal: Vec3;
  /** From where it was asked for, metres; negative inside the body. */
  distance: number;
}

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
    const a = placeOf(positions, this.#index[t] ?? 0);
    const b = placeOf(positions, this.#index[t + 1] ?? 0);
    const c = placeOf(positions, this.#index[t + 2] ?? 0);
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
