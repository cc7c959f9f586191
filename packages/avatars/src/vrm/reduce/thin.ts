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
/** A little less than is allowed: goals are not met to the triangle. */
const SPARE = 0.97;
/** Triangles that even the smallest part keeps. */
const LEAST = 12;
const ROUNDS = 3;
const WEIGHTS = { normal: 0.3, uv: 0.6 } as const;

const trianglesOf = (surfaces: readonly Surface[]): number =>
  surfaces.reduce((sum, { indices }) => sum + indices.length / 3, 0);

/** Fewer triangles on the same vertices, until all together are few enough or nothing more can go. */
export async function thin(surfaces: Surface[], most: number): Promise<void> {
  if (trianglesOf(surfaces) <= most) return;
  await MeshoptSimplifier.ready;
  for (const error of ERRORS)
    if (pass(surfaces, most, (surface, goal) => simplified(surface, goal, error), error < 1)) return;
  // What is made of loose pieces (leaves, lashes, sequins) has no edges to draw together.
  for (let round = 0; round < ROUNDS; round++) if (pass(surfaces, most, sloppily, false)) return;
}

/** Each surface to its share of what is allowed. @returns whether all together are few enough */
function pass(
  surfaces: readonly Surface[],
  most: number,
  fewer: (surface: Surface, goal: number) => Uint32Array,
  sparesFaces: boolean,
): boolean {
  const share = (most / trianglesOf(surfaces)) * SPARE;
  for (const surface of surfaces) {
    if (trianglesOf(surfaces) <= most) return true;
    const own = surface.indices.length / 3;
    const kept = Math.min(0.95, share * (surface.moves && sparesFaces ? FACE : 1));
    const goal = Math.max(LEAST, Math.floor(own * kept)) * 3;
    if (goal < surface.indices.length) surface.indices = fewer(surface, goal);
  }
  return trianglesOf(surfaces) <= most;
}

const sloppily = ({ indices, positions }: Surface, goal: number): Uint32Array =>
  MeshoptSimplifier.simplifySloppy(indices, positions, 3, null, goal, 1)[0];

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
