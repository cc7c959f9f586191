import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { Animator, BONE_COUNT, newFrame, Rig } from "@karaverse/avatars";
import { buildHuman, parseHumanPack, randomHuman } from "@karaverse/avatars/human";
import { HUMAN_FILE } from "@karaverse/avatars/human-file";
import { Matrix4, MeshBasicMaterial } from "three";
import { expect, test } from "vitest";
import { Skinned } from "../skinned";
import { BONE_FLOATS, POSE_FLOATS, poseBones, RestingBones } from "./posed-bones";

test("together with others every bone is where it is alone", () => {
  const body = buildHuman(
    parseHumanPack(new Uint8Array(gunzipSync(readFileSync(HUMAN_FILE)))),
    randomHuman(3),
    2,
  );
  const animator = new Animator(3, body.height);
  const frame = newFrame();
  for (let n = 0; n < 20; n++)
    animator.step(0.05, {
      ...{ forward: 1.1, sideways: 0.2, turning: 0.4, seated: false, seatHeight: 0.46 },
      ...{ emote: "cheer", singing: false, level: 0.3, gaze: { yaw: 0.4, pitch: 0.1 } },
    });
  new Rig(body).solve(animator.pose, animator.stance, frame);

  const skinned = new Skinned(body, new MeshBasicMaterial(), false);
  skinned.set(frame);
  skinned.mesh.updateMatrixWorld(true);
  skinned.mesh.skeleton.update();

  const rows = new Float32Array(POSE_FLOATS + 4);
  poseBones(new RestingBones(body), frame, rows, 4);
  const { boneMatrices } = skinned.mesh.skeleton;
  for (let bone = 0; bone < BONE_COUNT; bone++) {
    const alone = new Matrix4().fromArray(boneMatrices ?? [], bone * 16).transpose().elements;
    for (let k = 0; k < BONE_FLOATS; k++)
      expect(rows[4 + bone * BONE_FLOATS + k]).toBeCloseTo(alone[k] ?? Number.NaN, 4);
  }
});
