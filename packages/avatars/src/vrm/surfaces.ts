import type { HumanAvatar } from "../human/avatar";
import { FACE_SHAPES } from "../human/format";
import type { SparseDelta } from "../human/mix";
import { type AvatarMesh, FINISHES, type Finish } from "../mesh/body";

/** The part of a body that takes light in one way, with vertices of its own. */
export interface FinishSurface {
  finish: Finish;
  positions: Float32Array;
  normals: Float32Array;
  colours: Float32Array;
  skinIndex: Uint8Array;
  skinWeight: Float32Array;
  index: Uint16Array;
  /** In the order of FACE_SHAPES; vertices ascending, each once. */
  shapes: readonly SparseDelta[];
}

/**
 * A body by finish. Each gets its own vertices: readers lay every shape out for all vertices of a primitive, and 52
 * shapes of 15,000 vertices are 9.4 MB, which they would be five times.
 */
export function surfacesOf({ mesh, faces }: HumanAvatar): FinishSurface[] {
  const place = new Uint16Array(mesh.finish.length);
  const vertices = FINISHES.map((): number[] => []);
  mesh.finish.forEach((finish, v) => {
    const own = vertices[finish] as number[];
    place[v] = own.length;
    own.push(v);
  });
  const triangles = trianglesByFinish(mesh, place);
  return FINISHES.flatMap((finish, n) => {
    const own = vertices[n] ?? [];
    const index = triangles[n] ?? [];
    if (index.length === 0) return [];
    const { skinIndex, skinWeight } = skinOf(mesh, own);
    return {
      finish,
      positions: picked(mesh.positions, own),
      normals: unit(picked(mesh.normals, own)),
      colours: picked(mesh.colours, own).map((value) => Math.min(1, Math.max(0, value))),
      skinIndex,
      skinWeight,
      index: Uint16Array.from(index),
      shapes: FACE_SHAPES.map((name) => shapeOf(faces[name], (v) => mesh.finish[v] === n, place)),
    };
  });
}

function trianglesByFinish({ index, finish }: AvatarMesh, place: Uint16Array): number[][] {
  const out = FINISHES.map((): number[] => []);
  for (let i = 0; i < index.length; i += 3) {
    const [a = 0, b = 0, c = 0] = index.subarray(i, i + 3);
    // What a coarser level drew together to a line or a point shows nothing.
    if (a === b || b === c || c === a) continue;
    out[finish[a] as number]?.push(place[a] as number, place[b] as number, place[c] as number);
  }
  return out;
}

function picked(values: Float32Array, vertices: readonly number[]): Float32Array {
  const out = new Float32Array(vertices.length * 3);
  vertices.forEach((v, n) => {
    for (let k = 0; k < 3; k++) out[n * 3 + k] = values[v * 3 + k] as number;
  });
  return out;
}

function unit(normals: Float32Array): Float32Array {
  for (let n = 0; n < normals.length; n += 3) {
    const [x = 0, y = 0, z = 0] = normals.subarray(n, n + 3);
    const length = Math.hypot(x, y, z);
    normals.set(length < 1e-6 ? [0, 0, 1] : [x / length, y / length, z / length], n);
  }
  return normals;
}

/** glTF wants each bone of a vertex once, bone 0 where there is no share, and shares that sum to 1 to the last bit or two. */
function skinOf(mesh: AvatarMesh, vertices: readonly number[]) {
  const skinIndex = new Uint8Array(vertices.length * 4);
  const skinWeight = new Float32Array(vertices.length * 4);
  vertices.forEach((v, n) => {
    const shares = new Map<number, number>();
    for (let k = v * 4; k < v * 4 + 4; k++) {
      const [bone, share] = [mesh.skinIndex[k] as number, mesh.skinWeight[k] as number];
      if (share > 0) shares.set(bone, (shares.get(bone) ?? 0) + share);
    }
    const total = [...shares.values()].reduce((sum, share) => sum + share, 0);
    [...shares].forEach(([bone, share], k) => {
      skinIndex[n * 4 + k] = bone;
      skinWeight[n * 4 + k] = share / total;
    });
  });
  return { skinIndex, skinWeight };
}

function shapeOf(
  face: SparseDelta | undefined,
  isOwn: (v: number) => boolean,
  place: Uint16Array,
): SparseDelta {
  const moves = new Map<number, [number, number, number]>();
  face?.index.forEach((v, n) => {
    if (!isOwn(v)) return;
    const [x = 0, y = 0, z = 0] = face.delta.subarray(n * 3, n * 3 + 3);
    if (x === 0 && y === 0 && z === 0) return;
    const [px, py, pz] = moves.get(place[v] as number) ?? [0, 0, 0];
    moves.set(place[v] as number, [px + x, py + y, pz + z]);
  });
  const sorted = [...moves].sort(([a], [b]) => a - b);
  return {
    index: Uint16Array.from(sorted, ([v]) => v),
    delta: Float32Array.from(sorted.flatMap(([, move]) => move)),
  };
}
