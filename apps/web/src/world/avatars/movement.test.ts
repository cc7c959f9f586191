import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { buildHuman, parseHumanPack, randomHuman } from "@karaverse/avatars/human";
import { HUMAN_FILE } from "@karaverse/avatars/human-file";
import { sceneOf } from "@karaverse/worlds";
import { MeshBasicMaterial, Vector3 } from "three";
import { expect, test } from "vitest";
import { newPose } from "../source";
import { PersonFace } from "./face";
import { type Act, Movement } from "./movement";
import { Skinned } from "./skinned";
import { Whereabouts } from "./whereabouts";

const pack = parseHumanPack(new Uint8Array(gunzipSync(readFileSync(HUMAN_FILE))));
const body = buildHuman(pack, randomHuman(3), 2);
const WALK = 1.2;
const scene = sceneOf("open-air");

test.each([60, 10, 4, 1])("who walks has their feet under them at %i frames a second", (rate) => {
  const at = new Whereabouts();
  const movement = new Movement(1, at, new PersonFace(1));
  movement.fit(body);
  const skinned = new Skinned(body, new MeshBasicMaterial(), false);
  const pose = newPose();
  const act: Act = {
    ...{ pose, seat: undefined, gaze: null, aim: null, holds: null, performing: false },
    ...{ music: { beat: null, cued: false }, level: 0, applause: 0, face: "none" },
  };
  const passed = { seconds: 1 / rate };
  const foot = new Vector3();
  let [furthest, least] = [0, Number.POSITIVE_INFINITY];
  for (let n = 0; n < 6 * rate; n++) {
    pose.z = 10 - (n * WALK) / rate;
    at.follow(passed, scene, pose, undefined);
    movement.step(passed, 1, scene, act);
    skinned.set(movement.frame);
    skinned.mesh.updateMatrixWorld(true);
    for (const name of ["leftFoot", "rightFoot"] as const) {
      foot.setFromMatrixPosition(skinned.bone(name).matrixWorld);
      if (n > 1) furthest = Math.max(furthest, Math.hypot(foot.x, foot.z));
    }
    if (n > 1) least = Math.min(least, movement.frame.hips[1]);
  }
  expect(furthest).toBeLessThan(0.62);
  expect(least).toBeGreaterThan(0.86 * body.joints.hips[1]);
});
