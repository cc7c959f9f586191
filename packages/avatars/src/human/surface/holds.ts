import { FACE_SHAPES, type FaceShape } from "../format";
import type { HumanBase, SparseDelta } from "../mix";
import type { Spot } from "./surface";

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
