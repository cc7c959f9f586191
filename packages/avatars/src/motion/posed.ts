import { add, sub, type Vec3 } from "../mesh/vector";
import { BONES, type BoneName, boneIndex, PARENTS } from "../skeleton/bones";
import type { RigFrame } from "./posing";
import { IDENTITY, type Quat, times, turn } from "./quaternion";

/** A skeleton that has taken a frame: for tests and pictures; a graphics card does it in a room. */
export interface Posed {
  at: Vec3[];
  turns: Quat[];
}

/** @param isWanted which bones; parents have to be */
export function posed(
  joints: Record<BoneName, Vec3>,
  { rotations, hips }: RigFrame,
  isWanted: (bone: BoneName) => boolean = () => true,
): Posed {
  const out: Posed = { at: [], turns: [] };
  BONES.forEach((bone, n) => {
    if (!isWanted(bone)) return;
    const parent = PARENTS[n] ?? -1;
    const [x = 0, y = 0, z = 0, w = 1] = rotations.subarray(n * 4, n * 4 + 4);
    const above = out.turns[parent] ?? IDENTITY;
    const offset = sub(joints[bone], joints[BONES[parent] ?? "hips"]);
    out.at[n] = parent < 0 ? hips : add(out.at[parent] ?? [0, 0, 0], turn(above, offset));
    out.turns[n] = parent < 0 ? [x, y, z, w] : times(above, [x, y, z, w]);
  });
  return out;
}

/** Where a joint is, in the body's frame. */
export function placeOf({ at }: Posed, bone: BoneName): Vec3 {
  return at[boneIndex(bone)] ?? [0, 0, 0];
}

/** Where a point of a bone's own frame is. */
export function pointOn({ at, turns }: Posed, bone: BoneName, point: Vec3): Vec3 {
  const n = boneIndex(bone);
  return add(at[n] ?? [0, 0, 0], turn(turns[n] ?? IDENTITY, point));
}

interface Skin {
  positions: Float32Array<ArrayBuffer>;
  normals: Float32Array<ArrayBuffer>;
  skinIndex: ArrayLike<number>;
  skinWeight: ArrayLike<number>;
}

/** The skin over it. */
export function skinned(
  { positions, normals, skinIndex, skinWeight }: Skin,
  inverseBind: ArrayLike<number>,
  { at, turns }: Posed,
): Pick<Skin, "positions" | "normals"> {
  const count = positions.length / 3;
  const out = { positions: new Float32Array(count * 3), normals: new Float32Array(count * 3) };
  const rows = BONES.map((_, n) => {
    const q = turns[n] ?? IDENTITY;
    const column = (c: number): Vec3 =>
      turn(q, [
        inverseBind[n * 16 + c * 4] ?? 0,
        inverseBind[n * 16 + c * 4 + 1] ?? 0,
        inverseBind[n * 16 + c * 4 + 2] ?? 0,
      ]);
    return [column(0), column(1), column(2), add(at[n] ?? [0, 0, 0], column(3))] as const;
  });
  for (let v = 0; v < count; v++) {
    const p = positions.subarray(v * 3, v * 3 + 3);
    const m = normals.subarray(v * 3, v * 3 + 3);
    for (let s = 0; s < 4; s++) {
      const weight = skinWeight[v * 4 + s] ?? 0;
      const row = rows[skinIndex[v * 4 + s] ?? 0];
      if (weight === 0 || !row) continue;
      for (let k = 0; k < 3; k++) {
        const turned = (a: ArrayLike<number>) =>
          (row[0][k] ?? 0) * (a[0] ?? 0) + (row[1][k] ?? 0) * (a[1] ?? 0) + (row[2][k] ?? 0) * (a[2] ?? 0);
        out.positions[v * 3 + k] = (out.positions[v * 3 + k] ?? 0) + weight * (turned(p) + (row[3][k] ?? 0));
        out.normals[v * 3 + k] = (out.normals[v * 3 + k] ?? 0) + weight * turned(m);
      }
    }
  }
  return out;
}
