import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { type VRM, VRMLoaderPlugin } from "@pixiv/three-vrm";
import fc from "fast-check";
import { validateBytes } from "gltf-validator";
import { type SkinnedMesh, Vector3 } from "three";
import { GLTFLoader } from "three/addons/loaders/GLTFLoader.js";
import { beforeAll, expect, test } from "vitest";
import { buildHuman, FACE_SHAPES, type HumanAvatar, parseHumanPack, randomHuman, STYLES } from "../human";
import { FINISHES, type Finish } from "../mesh/body";
import { BONES, boneIndex } from "../skeleton/bones";
import { EXPRESSIONS } from "./expressions";
import { AUTHOR_ONLY, EVERYONE, type VrmMeta, writeVrm } from "./index";

const pack = parseHumanPack(
  new Uint8Array(gunzipSync(readFileSync(new URL("../../data/human.bin.gz", import.meta.url)))),
);
const meta: VrmMeta = { name: "Åse", authors: ["Åse"], use: AUTHOR_ONLY };

async function complaints(file: Uint8Array) {
  const { issues } = await validateBytes(file, { format: "glb", maxIssues: 0, writeTimestamp: false });
  return issues.messages;
}
/** All that the validator may say: it does not know VRM. */
const UNKNOWN = [expect.objectContaining({ code: "UNSUPPORTED_EXTENSION", pointer: "/extensionsUsed/0" })];

async function read(file: Uint8Array<ArrayBuffer>): Promise<{ vrm: VRM; meshes: SkinnedMesh[] }> {
  const loader = new GLTFLoader().register((parser) => new VRMLoaderPlugin(parser));
  const { userData, scene } = await loader.parseAsync(file.buffer, "");
  scene.updateMatrixWorld(true);
  const meshes: SkinnedMesh[] = [];
  scene.traverse((object) => {
    if ("isSkinnedMesh" in object) meshes.push(object as SkinnedMesh);
  });
  return { vrm: userData.vrm as VRM, meshes };
}

const materialOf = ({ material }: SkinnedMesh) => [material].flat()[0]?.name as Finish;

/** Where the room draws a vertex of somebody at rest. */
function shown({ mesh, joints, inverseBind }: HumanAvatar, v: number): Vector3 {
  const out = new Vector3();
  const [x = 0, y = 0, z = 0] = mesh.positions.subarray(v * 3, v * 3 + 3);
  for (let k = v * 4; k < v * 4 + 4; k++) {
    const bone = mesh.skinIndex[k] as number;
    const m = inverseBind.subarray(bone * 16, bone * 16 + 16);
    const joint = joints[BONES[bone] ?? "hips"];
    const at = joint.map(
      (rest, r) => rest + (m[r] ?? 0) * x + (m[4 + r] ?? 0) * y + (m[8 + r] ?? 0) * z + (m[12 + r] ?? 0),
    );
    out.addScaledVector(new Vector3(...at), mesh.skinWeight[k] ?? 0);
  }
  return out;
}

let avatar: HumanAvatar;
let file: Uint8Array<ArrayBuffer>;
let loaded: Awaited<ReturnType<typeof read>>;
/** Which of the avatar's vertices one of the file's meshes has, in its order. */
const verticesOf = (mesh: SkinnedMesh) =>
  [...avatar.mesh.finish.keys()].filter((v) => FINISHES[avatar.mesh.finish[v] ?? 0] === materialOf(mesh));

beforeAll(async () => {
  avatar = buildHuman(pack, randomHuman(4));
  file = writeVrm(avatar, meta);
  loaded = await read(file);
}, 60_000);

test("a body written as VRM is sound glTF", async () => {
  expect(await complaints(file)).toEqual(UNKNOWN);
});

test("other programs find all bones, in VRM's T, facing the way that VRM faces", () => {
  const { humanoid } = loaded.vrm;
  const at = (name: (typeof BONES)[number]) =>
    humanoid.getRawBoneNode(name)?.getWorldPosition(new Vector3()) ?? expect.fail(`no ${name}`);
  for (const name of BONES)
    expect(at(name).toArray()).toEqual(avatar.joints[name].map((n) => expect.closeTo(n, 5)));
  expect(at("leftHand").y).toBeCloseTo(at("leftUpperArm").y, 2);
  expect(at("leftHand").x).toBeGreaterThan(at("leftUpperArm").x + 0.3);
  expect(at("leftEye").z).toBeGreaterThan(at("head").z);
});

test("every vertex rests where the room shows it", () => {
  let worst = 0;
  let count = 0;
  for (const mesh of loaded.meshes) {
    const own = verticesOf(mesh);
    expect(mesh.geometry.getAttribute("position").count).toBe(own.length);
    own.forEach((v, n) => {
      const there = mesh.getVertexPosition(n, new Vector3()).applyMatrix4(mesh.matrixWorld);
      worst = Math.max(worst, there.distanceTo(shown(avatar, v)));
    });
    count += own.length;
  }
  expect(count).toBe(avatar.mesh.finish.length);
  expect(worst).toBeLessThan(1e-4);
  // And that is the T: a hand is as high as its joint, not hanging down.
  const hand = boneIndex("leftHand");
  for (let v = 0; v < avatar.mesh.finish.length; v++)
    if (avatar.mesh.skinIndex[v * 4] === hand && (avatar.mesh.skinWeight[v * 4] ?? 0) > 0.9)
      expect(Math.abs(shown(avatar, v).y - avatar.joints.leftHand[1])).toBeLessThan(0.1);
});

test("all 52 face shapes and VRM's expressions move the face", () => {
  const { vrm, meshes } = loaded;
  const manager = vrm.expressionManager ?? expect.fail("no expressions");
  expect(Object.keys(manager.presetExpressionMap).sort()).toEqual(Object.keys(EXPRESSIONS).sort());
  expect(Object.keys(manager.customExpressionMap).sort()).toEqual([...FACE_SHAPES].sort());
  const skin = meshes.find((mesh) => materialOf(mesh) === "skin") ?? expect.fail("no skin");
  expect(Object.keys(skin.morphTargetDictionary ?? {})).toEqual([...FACE_SHAPES]);
  for (const mesh of meshes) {
    const own = verticesOf(mesh);
    const place = new Map(own.map((v, n) => [v, n]));
    FACE_SHAPES.forEach((name, at) => {
      const { index, delta } = avatar.faces[name] ?? expect.fail(`no ${name}`);
      const wanted = new Float32Array(own.length * 3);
      index.forEach((v, n) => {
        const to = place.get(v);
        if (to !== undefined) wanted.set(delta.subarray(n * 3, n * 3 + 3), to * 3);
      });
      const written = mesh.geometry.morphAttributes.position?.[at]?.array ?? [];
      expect(wanted.every((value, n) => Math.abs(value - (written[n] ?? 9)) < 1e-7)).toBe(true);
    });
  }
  manager.setValue("aa", 1);
  manager.setValue("blinkLeft", 0.5);
  vrm.update(0);
  const weight = (name: string) => skin.morphTargetInfluences?.[skin.morphTargetDictionary?.[name] ?? -1];
  expect(weight("jawOpen")).toBeCloseTo(EXPRESSIONS.aa.jawOpen);
  expect(weight("eyeBlinkLeft")).toBeCloseTo(0.5);
  expect(weight("eyeBlinkRight")).toBe(0);
});

test("eyes follow what is looked at, and the licence says what others may do", () => {
  const { vrm } = loaded;
  expect(vrm.lookAt?.offsetFromHeadBone.y).toBeCloseTo(avatar.joints.leftEye[1] - avatar.joints.head[1], 5);
  expect(vrm.firstPerson?.meshAnnotations.map(({ type }) => type)).toEqual(["auto"]);
  expect(vrm.meta).toMatchObject({ metaVersion: "1", name: "Åse", authors: ["Åse"], ...AUTHOR_ONLY });
});

test("the same recipe gives the same file", () => {
  const write = () => writeVrm(buildHuman(pack, randomHuman(8), 2), meta);
  expect(Buffer.compare(write(), write())).toBe(0);
});

test("anybody at any level of detail is sound glTF", async () => {
  const people = fc.record({
    seed: fc.nat(1_000_000),
    style: fc.constantFrom(...STYLES),
    level: fc.constantFrom(1 as const, 2 as const),
  });
  const isSound = fc.asyncProperty(people, async ({ seed, style, level }) => {
    const somebody = writeVrm(buildHuman(pack, randomHuman(seed, style), level), { ...meta, use: EVERYONE });
    expect(await complaints(somebody)).toEqual(UNKNOWN);
  });
  await fc.assert(isSound, { numRuns: 3 });
});
