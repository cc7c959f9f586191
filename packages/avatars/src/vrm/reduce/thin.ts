import { MeshoptSimplifier } from "meshoptimizer";

export interface Surface {
  indices: Uint32Array;
  positions: Float32Array;
  normals: Float32Array | null;
  uvs: Float32Array | null;
  /** It has shapes of a face: it is thinned less. */
  moves: boolean;
}

/** How much of a body's size a surface may be off, from what nobody sees to what everybody does. */
const ERRORS = [0.005, 0.02, 0.08, 1] as const;
/** A face keeps so much more than its share. */
const FACE = 1.6;
const WEIGHTS = { normal: 0.3, uv: 0.6 } as const;

const trianglesOf = (surfaces: readonly Surface[]): number =>
  surfaces.reduce((sum, { indices }) => sum + indices.length / 3, 0);

/** Fewer triangles on the same vertices, until all together are few enough or nothing more can go. */
export async function thin(surfaces: Surface[], most: number): Promise<void> {
  if (trianglesOf(surfaces) <= most) return;
  await MeshoptSimplifier.ready;
  for (const error of ERRORS)
    for (const surface of surfaces) {
      const now = trianglesOf(surfaces);
      if (now <= most) return;
      const own = surface.indices.length / 3;
      const share = Math.min(0.95, (most / now) * (surface.moves && error < 1 ? FACE : 1) * 0.98);
      const goal = Math.max(12, Math.floor(own * share)) * 3;
      if (goal < surface.indices.length) surface.indices = simplified(surface, goal, error);
    }
  // What is made of loose pieces (leaves, lashes, sequins) has no edges to draw together.
  for (const surface of surfaces) {
    const now = trianglesOf(surfaces);
    if (now <= most) return;
    const goal = Math.floor((surface.indices.length / 3) * (most / now) * 0.98) * 3;
    [surface.indices] = MeshoptSimplifier.simplifySloppy(
      surface.indices,
      surface.positions,
      3,
      null,
      goal,
      1,
    );
  }
}

function simplified({ indices, positions, normals, uvs }: Surface, goal: number, error: number): Uint32Array {
  const count = positions.length / 3;
  const stride = (normals ? 3 : 0) + (uvs ? 2 : 0);
  if (stride === 0) return MeshoptSimplifier.simplify(indices, positions, 3, goal, error)[0];
  const attributes = new Float32Array(count * stride);
  for (let v = 0; v < count; v++) {
    if (normals) attributes.set(normals.subarray(v * 3, v * 3 + 3), v * stride);
    if (uvs) attributes.set(uvs.subarray(v * 2, v * 2 + 2), v * stride + (normals ? 3 : 0));
  }
  const weights = [
    ...(normals ? new Array<number>(3).fill(WEIGHTS.normal) : []),
    ...(uvs ? new Array<number>(2).fill(WEIGHTS.uv) : []),
  ];
  return MeshoptSimplifier.simplifyWithAttributes(
    ...([indices, positions, 3, attributes, stride, weights, null, goal, error] as const),
    error === 1 ? ["Permissive", "Prune"] : [],
  )[0];
}
