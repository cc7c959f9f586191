import type { AvatarMesh } from "../mesh/body";
import type { Vec3 } from "../mesh/vector";
import { BONES, type BoneName } from "../skeleton/bones";

/** How thick somebody is with their clothes on, where hands and seats come. Metres. */
export interface Measures {
  /** From the middle to the side where hands hang. */
  side: number;
  /** From the hips' joint to the front of the belly, and of the chest. */
  belly: number;
  chest: number;
  /** From the hips' joint down to what one sits on. */
  seat: number;
}

export type Flesh = Pick<AvatarMesh, "positions" | "skinIndex" | "skinWeight">;

const known = new WeakMap<object, Measures>();
const isTrunk = BONES.map((name) => /^(hips|spine|chest|upperChest|(left|right)UpperLeg)$/.test(name));
const isThigh = BONES.map((name) => /UpperLeg$/.test(name));

export function measuresOf(joints: Record<BoneName, Vec3>, mesh: Flesh | undefined): Measures {
  const k = joints.hips[1] / 0.93;
  const usual: Measures = { side: 0.17 * k, belly: 0.12 * k, chest: 0.13 * k, seat: 0.1 * k };
  if (!mesh) return usual;
  const found = known.get(mesh.positions);
  if (found) return found;
  const made = measure(joints, mesh, k);
  known.set(mesh.positions, made);
  return made;
}

function measure(
  joints: Record<BoneName, Vec3>,
  { positions, skinIndex, skinWeight }: Flesh,
  k: number,
): Measures {
  const hips = joints.hips;
  const thigh = joints.leftUpperLeg;
  const arm = joints.leftHand[0] - joints.leftUpperArm[0];
  const wrist = joints.leftUpperArm[1] - arm;
  const belt = (joints.hips[1] + joints.chest[1]) / 2;
  const out: Measures = { side: 0.1 * k, belly: 0.06 * k, chest: 0.06 * k, seat: 0.07 * k };
  for (let v = 0; v * 3 < positions.length; v++) {
    let bone = 0;
    for (let n = 1; n < 4; n++)
      if ((skinWeight[v * 4 + n] as number) > (skinWeight[v * 4 + bone] as number)) bone = n;
    const holder = skinIndex[v * 4 + bone] as number;
    if (!isTrunk[holder]) continue;
    const x = positions[v * 3] as number;
    const y = positions[v * 3 + 1] as number;
    const z = (positions[v * 3 + 2] as number) - hips[2];
    if (Math.abs(y - wrist) < 0.12 * k) out.side = Math.max(out.side, Math.abs(x));
    if (y > hips[1] - 0.05 * k && y < belt) out.belly = Math.max(out.belly, z);
    if (y >= belt && y < joints.leftUpperArm[1] - 0.04 * k) out.chest = Math.max(out.chest, z);
    // A thigh turned level has its back below.
    if (isThigh[holder] && y < thigh[1] - 0.03 * k && y > thigh[1] - 0.16 * k)
      out.seat = Math.max(out.seat, thigh[2] - (positions[v * 3 + 2] as number) + hips[1] - thigh[1]);
  }
  out.side = Math.min(out.side, 0.3 * k);
  out.belly = Math.min(out.belly, 0.3 * k);
  out.chest = Math.min(out.chest, 0.3 * k);
  out.seat = Math.min(out.seat, 0.22 * k);
  return out;
}
