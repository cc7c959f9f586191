import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import {
  buildHuman,
  type HumanAvatar,
  type HumanMesh,
  type HumanPack,
  type HumanRecipe,
  parseHumanPack,
} from "../../packages/avatars/src/human/index";
import { Animator, type Doing, newFrame, Rig } from "../../packages/avatars/src/motion/index";
import { posed, skinned } from "../../packages/avatars/src/motion/posed";
import { ROOT } from "../support/root";

export const readHumanPack = (): HumanPack =>
  parseHumanPack(new Uint8Array(gunzipSync(readFileSync(join(ROOT, "packages/avatars/data/human.bin.gz")))));

const STANDS: Doing = {
  ...{ forward: 0, sideways: 0, turning: 0, seated: false, seatHeight: 0.46 },
  ...{ emote: null, singing: false, level: 0, gaze: { yaw: 0, pitch: 0 }, beat: null, cued: false },
};

/** Somebody as they stand about, for pictures without a browser. */
export function posedPerson(
  pack: HumanPack,
  recipe: HumanRecipe,
  level: 0 | 1 | 2,
  { seed = 1, doing = {} }: { seed?: number; doing?: Partial<Doing> } = {},
): { avatar: HumanAvatar; mesh: HumanMesh } {
  const avatar = buildHuman(pack, recipe, level);
  const animator = new Animator(seed, avatar.height);
  const frame = newFrame();
  for (let n = 0; n < 60; n++) animator.step(1 / 30, { ...STANDS, ...doing });
  new Rig(avatar).solve(animator.pose, animator.stance, frame);
  const moved = skinned(avatar.mesh, avatar.inverseBind, posed(avatar.joints, frame));
  return { avatar, mesh: { ...avatar.mesh, ...moved, faces: {} } };
}
