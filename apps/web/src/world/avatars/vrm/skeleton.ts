import { BONES, type BoneName, PARENTS, type RigBody, type RigFrame } from "@karaverse/avatars";
import type { VRM, VRMHumanBoneName } from "@pixiv/three-vrm";
import { Group, type Object3D, Quaternion, Vector3 } from "three";

/** A VRM's bones as the rig moves them. */
export interface Skeleton extends RigBody {
  readonly joints: Record<BoneName, [number, number, number]>;
  /** Metres, as it is drawn. */
  readonly height: number;
  readonly eyeHeight: number;
  /** From the file's metres to those of the room. */
  readonly scale: number;
  pose(frame: RigFrame): void;
  /** For what is held, in the room's metres; a bone that the file lacks is the next one that it has. */
  bone(name: BoneName): Object3D;
}

/** Above the head's joint. */
const EYES = 0.06;

/**
 * Of the rig's bones a file may lack chest, neck, shoulders, fingers and more. A turn of one that is missing goes to
 * its parent where that has no other child on the way (the spine), else to what hangs on it (neck, shoulders), and
 * with it nothing ends up elsewhere: the missing joint is where that bone's is.
 */
export function skeletonOf(vrm: VRM, { own, scale }: { own: number; scale: number }): Skeleton {
  const nodes = BONES.map((name) => vrm.humanoid.getNormalizedBoneNode(name as VRMHumanBoneName));
  vrm.humanoid.resetNormalizedPose();
  vrm.scene.updateMatrixWorld(true);
  const bearers = BONES.map((_, n) => bearerOf(n, nodes));
  const at = new Vector3();
  const joints = Object.fromEntries(
    BONES.map((name, n) => {
      let bearer = bearers[n] ?? -1;
      for (let up = PARENTS[n] ?? -1; bearer < 0 && up >= 0; up = PARENTS[up] ?? -1)
        bearer = bearers[up] ?? -1;
      nodes[bearer]?.getWorldPosition(at);
      return [name, [at.x * scale, at.y * scale, at.z * scale]];
    }),
  ) as Skeleton["joints"];
  const turn = new Quaternion();
  const turns = nodes.map(() => new Quaternion());
  const holders = new Map<BoneName, Group>();
  const height = own * scale;
  const [head, k] = [joints.head, joints.hips[1] / 0.93];
  return {
    joints,
    mouth: [head[0], head[1] + 0.06 * k, head[2] + 0.1 * k],
    height,
    eyeHeight: Math.min(
      height,
      nodes[BONES.indexOf("leftEye")] ? joints.leftEye[1] : joints.head[1] + EYES * scale,
    ),
    scale,
    bone(name) {
      const known = holders.get(name);
      if (known) return known;
      let n = BONES.indexOf(name);
      while (n > 0 && !nodes[n]) n = PARENTS[n] ?? 0;
      const holder = new Group();
      holder.scale.setScalar(1 / scale);
      nodes[n]?.add(holder);
      holders.set(name, holder);
      return holder;
    },
    pose({ rotations, hips }) {
      for (const one of turns) one.identity();
      // Parents come first, so turns are joined in the order they are made.
      for (let n = 0; n < BONES.length; n++) {
        const bearer = bearers[n] ?? -1;
        if (bearer >= 0) turns[bearer]?.multiply(turn.fromArray(rotations, n * 4));
      }
      for (let n = 0; n < nodes.length; n++) nodes[n]?.quaternion.copy(turns[n] as Quaternion);
      nodes[0]?.position.set(hips[0] / scale, hips[1] / scale, hips[2] / scale);
    },
  };
}

const SPINE = new Set<BoneName>(["spine", "chest", "upperChest"]);
const PASSED_ON: Partial<Record<BoneName, BoneName>> = {
  neck: "head",
  leftShoulder: "leftUpperArm",
  rightShoulder: "rightUpperArm",
};

/** Which bone makes the turn of another; -1: nobody does. */
function bearerOf(n: number, nodes: readonly (Object3D | null)[]): number {
  const name = BONES[n];
  if (nodes[n] || name === undefined) return n;
  const after = PASSED_ON[name];
  if (after) return BONES.indexOf(after);
  const parent = PARENTS[n] ?? -1;
  return SPINE.has(name) && parent >= 0 ? bearerOf(parent, nodes) : -1;
}
