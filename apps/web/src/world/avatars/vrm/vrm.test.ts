import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { BONES, type BoneName, newFrame, newPose, newStance, Rig } from "@karaverse/avatars";
import { faceOf as face } from "@karaverse/avatars/face";
import { buildHuman, parseHumanPack } from "@karaverse/avatars/human";
import { randomHuman } from "@karaverse/avatars/recipe";
import { EVERYONE, writeVrm } from "@karaverse/avatars/vrm";
import { MeshStandardMaterial, type SkinnedMesh, Vector3 } from "three";
import { beforeAll, expect, test } from "vitest";
import { described } from "../../../../../../tests/support/own-vrm";
import { personLight } from "../material";
import type { NearBodyNeeds } from "../near-body";
import { faceOf } from "./expressions";
import { type Loaded, readVrm, VrmBody } from "./load";
import { finishOf, VrmMaterial } from "./material";

let file: Uint8Array<ArrayBuffer>;
let needs: NearBodyNeeds;
beforeAll(() => {
  const packed = readFileSync(
    new URL("../../../../../../packages/avatars/data/human.bin.gz", import.meta.url),
  );
  const body = buildHuman(parseHumanPack(new Uint8Array(gunzipSync(packed))), randomHuman(4), 2);
  file = writeVrm(body, { name: "Ann", authors: ["Ann"], use: EVERYONE });
  needs = { body, style: "toon", light: personLight(), specks: false, castShadow: false, room: {} };
}, 60_000);

interface Description {
  extensionsUsed: string[];
  extensions: { VRMC_vrm: { humanoid: { humanBones: Record<string, object> } }; [name: string]: object };
}

/** The file as another author would have made it. */
const authored = (change: (json: Description) => void): Promise<Loaded> =>
  readVrm(described(file, (json) => change(json as unknown as Description)).buffer);

const loaded = (without: readonly BoneName[] = []): Promise<Loaded> =>
  authored(({ extensions }) => {
    for (const name of without) delete extensions.VRMC_vrm.humanoid.humanBones[name];
  });

/** Somebody who bends, looks aside and stands on one foot. */
function pose(body: Loaded["skeleton"]) {
  const frame = newFrame();
  const posed = newPose();
  for (let n = 0; n < 20; n++) posed[n] = ((n * 7) % 11) - 5;
  new Rig(body).solve(posed, newStance(), frame);
  return frame;
}

/** In the room, as the file's own bones are. */
function places({ vrm }: Loaded, body: VrmBody): Map<BoneName, Vector3> {
  vrm.update(0);
  body.object.updateMatrixWorld(true);
  return new Map(
    BONES.flatMap((name) => {
      const node = vrm.humanoid.getRawBoneNode(name);
      return node ? [[name, node.getWorldPosition(new Vector3())] as const] : [];
    }),
  );
}

test("W1 a VRM moves as a body of the house does, also where it lacks bones", async () => {
  const whole = await loaded();
  const body = new VrmBody(whole, needs, () => undefined);
  expect(body.shape.height).toBeCloseTo(needs.body.height, 1);
  const frame = pose(whole.skeleton);
  body.pose(frame);
  const there = places(whole, body);
  // People look along -z, bodies are made facing +z.
  expect(there.get("hips")?.y).toBeCloseTo(frame.hips[1], 4);
  expect(there.get("hips")?.z).toBeCloseTo(-frame.hips[2], 4);

  const fewer = await loaded(["upperChest", "neck", "leftShoulder", "rightShoulder"]);
  const other = new VrmBody(fewer, needs, () => undefined);
  other.pose(pose(fewer.skeleton));
  const here = places(fewer, other);
  expect(here.has("neck")).toBe(false);
  // Both stand on the same ground.
  for (const name of ["leftFoot", "rightFoot"] as const)
    expect(here.get(name)?.distanceTo(there.get(name) ?? new Vector3())).toBeLessThan(0.05);
  expect(here.get("head")?.distanceTo(there.get("head") ?? new Vector3())).toBeLessThan(0.05);
});

test("W1 its face follows the 52 shapes, and VRM's own expressions where an author made no more", async () => {
  const whole = await loaded();
  const body = new VrmBody(whole, needs, () => undefined);
  const mouth = () => {
    body.show({ fade: 1 }, { seconds: 0.016 });
    const mesh = [...whole.looks.keys()].find((one) => one.morphTargetInfluences) as SkinnedMesh;
    return Math.max(...(mesh.morphTargetInfluences ?? [0]));
  };
  body.face(face({}));
  expect(mouth()).toBe(0);
  body.face(face({ jawOpen: 0.6 }));
  expect(mouth()).toBeCloseTo(0.6, 5);

  const said = new Map<string, number>();
  const five = ["aa", "ih", "ou", "ee", "oh"].map((expressionName) => ({ expressionName }));
  const move = faceOf({ expressions: five, setValue: (name, weight) => void said.set(name, weight) });
  move(face({ jawOpen: 0.62 }));
  expect(said.get("aa")).toBeCloseTo(1);
  move(face({ mouthPucker: 0.75, jawOpen: 0.16 }));
  expect(said.get("ou")).toBeCloseTo(1);
  expect(said.get("aa")).toBeLessThan(0.2);
  move(face({ eyeBlinkLeft: 1 }));
  expect([said.get("blinkLeft"), said.get("blinkRight")]).toEqual([1, 0]);
});

test("a body that reaches across the room is not drawn, and what is taken off can be put on again", async () => {
  const whole = await loaded();
  let done = 0;
  const first = new VrmBody(whole, needs, () => done++);
  first.dispose();
  expect(done).toBe(1);
  const again = new VrmBody(whole, needs, () => undefined);
  expect(again.object.children).toContain(whole.vrm.scene);
  await expect(reaching(900)).rejects.toThrow(/too far/);
});

/** The file with a thorn to the side of somebody's head, metres long. */
function reaching(metres: number): Promise<Loaded> {
  const thorny = file.slice();
  // The first array is the places of the first surface.
  const view = new DataView(thorny.buffer);
  view.setFloat32(28 + view.getUint32(12, true), metres, true);
  return readVrm(thorny.buffer);
}

test("arms of any length and wings are a body's, what is twice as wide as high is none", async () => {
  const { height } = (await loaded()).skeleton;
  const winged = await reaching(height);
  // It is no wider for its wings: those are not what one is measured by.
  expect(winged.skeleton.height).toBeCloseTo(height, 2);
  await expect(reaching(height * 1.25)).rejects.toThrow(/too far/);
});

test("a file whose springs cannot be read is drawn all the same, without them", async () => {
  const springs = (colliders: object[]) =>
    authored((json) => {
      json.extensionsUsed.push("VRMC_springBone");
      json.extensions.VRMC_springBone = { specVersion: "1.0", colliders, springs: [] };
    });
  const sphere = { node: 0, shape: { sphere: { offset: [0, 0, 0], radius: 0.1 } } };
  expect((await springs([sphere])).vrm.springBoneManager).toBeTruthy();
  const shapeless = await springs([{ node: 0 }]);
  expect(shapeless.vrm.springBoneManager).toBeFalsy();
  expect(new VrmBody(shapeless, needs, () => undefined).shape.height).toBeCloseTo(needs.body.height, 1);
});

test("what the room's light on a surface asks for, each of its points brings along", () => {
  const { vertexShader, fragmentShader } = new VrmMaterial(new MeshStandardMaterial(), needs.light, {});
  const varyings = (shader: string) =>
    [...shader.matchAll(/^varying (.*);$/gm)].map(([, varying]) => varying).sort();
  expect(varyings(fragmentShader)).toEqual(varyings(vertexShader));
});

test("surfaces take light by what authors call them", () => {
  expect(["N00_Hair_00_HAIR", "EyeIris_00_EYE", "Face_00_SKIN", "Tops_01_CLOTH"].map(finishOf)).toEqual([
    2, 3, 0, 1,
  ]);
});
