import { FACE_SHAPES } from "../format";
import type { SparseDelta } from "../mix";
import type { HumanMesh } from "../piece";
import type { Net } from "./net";

/** What is left of a mesh, with only the vertices it needs. */
export function written(mesh: HumanMesh, { places, placeOf, corners }: Net): HumanMesh {
  const local = new Int32Array(placeOf.length).fill(-1);
  const from: number[] = [];
  const index: number[] = [];
  const groups: HumanMesh["groups"] = [];
  for (const { name, start, count } of mesh.groups) {
    const first = index.length;
    for (let i = start; i < start + count; i += 3) {
      if ((corners[i] as number) < 0) continue;
      for (let k = i; k < i + 3; k++) {
        const v = corners[k] as number;
        if ((local[v] as number) < 0) local[v] = from.push(v) - 1;
        index.push(local[v] as number);
      }
    }
    groups.push({ name, start: first, count: index.length - first });
  }
  const pick = <T extends Float32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>>(
    values: T,
    size: number,
    out: T,
  ): T => {
    from.forEach((v, n) => {
      for (let k = 0; k < size; k++) out[n * size + k] = values[v * size + k] as number;
    });
    return out;
  };
  const positions = new Float32Array(from.length * 3);
  from.forEach((v, n) => {
    positions.set(places[placeOf[v] as number] ?? [], n * 3);
  });
  const faces: HumanMesh["faces"] = {};
  for (const name of FACE_SHAPES) {
    const shape = mesh.faces[name];
    if (shape) faces[name] = kept(shape, local);
  }
  return {
    positions,
    normals: pick(mesh.normals, 3, new Float32Array(positions.length)),
    colours: pick(mesh.colours, 3, new Float32Array(positions.length)),
    finish: pick(mesh.finish, 1, new Uint8Array(from.length)),
    skinIndex: pick(mesh.skinIndex, 4, new Uint8Array(from.length * 4)),
    skinWeight: pick(mesh.skinWeight, 4, new Float32Array(from.length * 4)),
    index: Uint16Array.from(index),
    faces,
    groups,
  };
}

function kept({ index, delta }: SparseDelta, local: Int32Array): SparseDelta {
  const at: number[] = [];
  index.forEach((v, n) => {
    if ((local[v] as number) >= 0) at.push(n);
  });
  const out: SparseDelta = { index: new Uint16Array(at.length), delta: new Float32Array(at.length * 3) };
  at.forEach((n, k) => {
    out.index[k] = local[index[n] as number] as number;
    out.delta.set(delta.subarray(n * 3, n * 3 + 3), k * 3);
  });
  return out;
}
