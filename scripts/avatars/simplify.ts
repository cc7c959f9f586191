import { MeshoptSimplifier } from "meshoptimizer";

/** Triangles of one half of a surface, and the twin of each vertex on the other. */
export interface Half {
  /** Three numbers a vertex, for all vertices of the source. */
  positions: Float32Array;
  mirror: Uint16Array;
  triangles: number[];
}

/**
 * Fewer triangles out of one half of a symmetric surface, both halves together in the answer. Edges collapse onto
 * vertices that exist, so every shape of the source still fits; the seam in the middle is a border and stays closed.
 *
 * @param count triangles wanted of both halves together
 * @param stretched positions the error is measured in: larger where detail matters
 */
export async function simplifyHalf(
  half: Half,
  count: number,
  stretched: Float32Array,
  mirrored = true,
): Promise<number[]> {
  await MeshoptSimplifier.ready;
  const used = [...new Set(half.triangles)].sort((a, b) => a - b);
  const local = new Map(used.map((v, n) => [v, n]));
  const points = new Float32Array(used.length * 3);
  for (const [n, v] of used.entries()) points.set(stretched.subarray(v * 3, v * 3 + 3), n * 3);
  const index = Uint32Array.from(half.triangles, (v) => local.get(v) ?? 0);
  const wanted = Math.floor(count / (mirrored ? 2 : 1)) * 3;
  const [simple] =
    index.length <= wanted ? [index] : MeshoptSimplifier.simplify(index, points, 3, wanted, 1, []);
  const out: number[] = [];
  for (let i = 0; i < simple.length; i += 3) {
    const [a = 0, b = 0, c = 0] = [0, 1, 2].map((k) => used[simple[i + k] ?? 0] ?? 0);
    out.push(a, b, c);
  }
  if (mirrored)
    for (let i = 0, n = out.length; i < n; i += 3) {
      const [a = 0, b = 0, c = 0] = [out[i], out[i + 1], out[i + 2]].map((v) => half.mirror[v ?? 0] ?? 0);
      out.push(a, c, b);
    }
  return out;
}
