import { channelIndex, MORPHS, type Pose, type RigFrame } from "@karaverse/avatars";
import type { SkinnedBody } from "./skinned";

const MORPH_CHANNELS = MORPHS.map((name) => channelIndex(name));

/** Sets the bones and the face of a body. */
export function applyFrame({ mesh, bones }: SkinnedBody, frame: RigFrame, pose: Pose): void {
  const { rotations, hips } = frame;
  for (let n = 0; n < bones.length; n++) bones[n]?.quaternion.fromArray(rotations, n * 4);
  bones[0]?.position.set(hips[0], hips[1], hips[2]);
  const morphs = mesh.morphTargetInfluences;
  if (!morphs) return;
  for (const [n, channel] of MORPH_CHANNELS.entries())
    morphs[n] = Math.min(1, Math.max(0, pose[channel] ?? 0));
}
