import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { buildHuman, parseHumanPack, randomHuman } from "@karaverse/avatars/human";
import { HUMAN_FILE } from "@karaverse/avatars/human-file";
import { gaitOf } from "@karaverse/field-of-view/movement";
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

/** Somebody to be moved about, with a face of this fineness. */
function somebody(seed: number, face: Act["face"]) {
  const at = new Whereabouts();
  const movement = new Movement(seed, at, new PersonFace(seed));
  movement.fit(body);
  const skinned = new Skinned(body, new MeshBasicMaterial(), false);
  const pose = newPose();
  const act: Act = {
    ...{ pose, seat: undefined, gaze: null, aim: null, holds: null, performing: false },
    ...{ music: { beat: null, cued: false }, level: 0, applause: 0, face },
  };
  return { at, movement, skinned, pose, act };
}

test.each([60, 10, 4, 1])("who walks has their feet under them at %i frames a second", (rate) => {
  const { at, movement, skinned, pose, act } = somebody(1, "none");
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

interface Way {
  x: number;
  z: number;
  vx: number;
  vz: number;
  yaw: number;
}
/** Seconds to a place. */
const WAYS: Record<string, (s: number) => Way> = {
  "walks in circles": (s) => round(s, 0.7, 1.1),
  "runs in circles": (s) => round(s, 2, 3.4),
  "walks to and fro": (s) => {
    const back = s % 6 >= 3;
    const along = back ? 6 - (s % 6) : s % 6;
    return { x: 0, z: along * 1.3, vx: 0, vz: back ? -1.3 : 1.3, yaw: back ? 0 : Math.PI };
  },
  "is put right now and then": (s) => {
    const jumps = Math.floor(s / 2) % 2 === 0 ? 0 : 2.6;
    return { x: jumps, z: 0, vx: 0, vz: 0, yaw: 0 };
  },
};

function round(s: number, radius: number, speed: number): Way {
  const turn = (s * speed) / radius;
  const [vx, vz] = [-Math.sin(turn) * speed, Math.cos(turn) * speed];
  return {
    x: Math.cos(turn) * radius,
    z: Math.sin(turn) * radius,
    vx,
    vz,
    yaw: Math.atan2(-vx, -vz),
  };
}

/** Seconds between the frames: a good screen, a weak one, a page that is drawn by software or hardly at all. */
const FRAMES: Record<string, readonly number[]> = {
  "60 a second": [1 / 60],
  "8 a second": [1 / 8],
  "fewer than one a second": [1.4, 1.1, 2.4],
  uneven: [0.02, 1.8, 0.05, 0.4, 0.016, 2.4],
};

test.each(
  Object.entries(WAYS).flatMap(([way, at]) =>
    Object.entries(FRAMES).map(([often, frames]) => [way, often, at, frames] as const),
  ),
)("who %s stays upright on their feet with frames %s", (_, __, at, frames) => {
  const { at: whereabouts, movement, skinned, pose, act } = somebody(7, "near");
  const place = new Vector3();
  const of = (bone: Parameters<typeof skinned.bone>[0]) => skinned.bone(bone).getWorldPosition(place).clone();
  let s = 0;
  for (let n = 0; s < 24; n++) {
    const seconds = frames[n % frames.length] ?? 1;
    s += seconds;
    Object.assign(pose, at(s));
    pose.gait = gaitOf(pose);
    whereabouts.follow({ seconds }, scene, pose, undefined);
    movement.step({ seconds }, 1, scene, act);
    skinned.set(movement.frame);
    skinned.mesh.updateMatrixWorld(true);
    const [head, hips] = [of("head"), of("hips")];
    const joint = body.joints.head[1];
    expect(head.y, `the head at ${s} s`).toBeGreaterThan(joint * 0.84);
    expect(head.y).toBeLessThan(joint * 1.06);
    expect(Math.hypot(head.x - hips.x, head.z - hips.z), "bent").toBeLessThan(0.3);
    expect(Math.hypot(hips.x, hips.z), "beside where it is").toBeLessThan(0.25);
    const feet = [of("leftToes"), of("rightToes")];
    for (const foot of feet) expect(Math.hypot(foot.x, foot.z), "a leg flung away").toBeLessThan(0.95);
    expect(Math.min(...feet.map(({ y }) => y)), "in the air").toBeLessThan(0.3);
  }
});
