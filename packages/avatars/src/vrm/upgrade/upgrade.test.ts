import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { type VRM, VRMLoaderPlugin } from "@pixiv/three-vrm";
import fc from "fast-check";
import { validateBytes } from "gltf-validator";
import { Vector3 } from "three";
import { GLTFLoader } from "three/addons/loaders/GLTFLoader.js";
import { beforeAll, expect, test } from "vitest";
import { buildHuman, parseHumanPack, randomHuman } from "../../human";
import { joinGlb, readGlb } from "../glb";
import { EVERYONE, probeVrm, writeVrm } from "../index";
import { upgradeVrm } from "./index";

interface Json {
  [key: string]: unknown;
}
interface New extends Json {
  nodes: (Json & { name?: string; mesh?: number; children?: number[] })[];
  extensions: Json & {
    VRMC_vrm: {
      meta: { name: string; authors: string[] };
      humanoid: { humanBones: Record<string, { node: number }> };
      expressions: {
        preset: Record<string, { morphTargetBinds: { node: number; index: number; weight: number }[] }>;
      };
    };
    VRMC_springBone?: { springs: { joints: { node: number }[] }[]; colliders: Json[] };
  };
}

/** A body of the house, as 1.0 and as an exporter of VRM 0 would have described it. */
let now: Uint8Array<ArrayBuffer>;
let bones: Record<string, { node: number }>;
beforeAll(() => {
  const packed = readFileSync(new URL("../../../data/human.bin.gz", import.meta.url));
  const avatar = buildHuman(parseHumanPack(new Uint8Array(gunzipSync(packed))), randomHuman(4), 1);
  now = writeVrm(avatar, { name: "Ann", authors: ["Ann"], use: EVERYONE });
  bones = jsonOf(now).extensions.VRMC_vrm.humanoid.humanBones;
}, 60_000);

const jsonOf = (bytes: Uint8Array) => readGlb(bytes)?.json as New;
const OLD_THUMBS: Readonly<Record<string, string>> = {
  leftThumbMetacarpal: "leftThumbProximal",
  leftThumbProximal: "leftThumbIntermediate",
  rightThumbMetacarpal: "rightThumbProximal",
  rightThumbProximal: "rightThumbIntermediate",
};
const OLD_NAMES = { aa: "a", happy: "joy", blinkLeft: "blink_l" } as const;

function described(change: (vrm: Json) => void = () => undefined): Uint8Array<ArrayBuffer> {
  const json = structuredClone(jsonOf(now));
  const { humanoid, expressions } = json.extensions.VRMC_vrm;
  const groups = Object.entries(OLD_NAMES).map(([name, presetName]) => ({
    name: presetName.toUpperCase(),
    presetName,
    binds: expressions.preset[name]?.morphTargetBinds.map(({ node, index, weight }) => ({
      mesh: json.nodes[node]?.mesh,
      index,
      weight: weight * 100,
    })),
  }));
  const vrm = {
    exporterVersion: "somebody's",
    specVersion: "0.0",
    meta: { title: "Ann", author: "Ann's author", allowedUserName: "OnlyAuthor", texture: -1 },
    humanoid: {
      humanBones: Object.entries(humanoid.humanBones).map(([bone, { node }]) => ({
        bone: OLD_THUMBS[bone] ?? bone,
        node,
        useDefaultValues: true,
      })),
    },
    blendShapeMaster: {
      blendShapeGroups: [...groups, { name: "Wink", presetName: "unknown", binds: [] }],
    },
    secondaryAnimation: {
      boneGroups: [
        {
          comment: "hand",
          stiffiness: 0.8,
          gravityPower: 0.1,
          gravityDir: { x: 0, y: -1, z: 0 },
          dragForce: 0.4,
          center: -1,
          hitRadius: 0.02,
          bones: [humanoid.humanBones.leftHand?.node],
          colliderGroups: [0, 7],
        },
      ],
      colliderGroups: [
        {
          node: humanoid.humanBones.head?.node,
          colliders: [{ offset: { x: 0, y: 0.1, z: 0.05 }, radius: 0.1 }],
        },
      ],
    },
  };
  change(vrm);
  const extensions = { VRM: vrm };
  return joinGlb({ ...json, extensionsUsed: ["VRM"], extensions }, readGlb(now)?.binary ?? new Uint8Array());
}

function upgraded(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const made = upgradeVrm(bytes);
  if (made.kind === "broken") throw new Error(made.where);
  return made.bytes;
}

async function read(bytes: Uint8Array<ArrayBuffer>): Promise<VRM> {
  const loader = new GLTFLoader().register((parser) => new VRMLoaderPlugin(parser));
  const { userData, scene } = await loader.parseAsync(bytes.buffer, "");
  scene.updateMatrixWorld(true);
  return userData.vrm as VRM;
}

test("W3 a VRM of version 0 becomes a sound one of 1.0 that fits", async () => {
  expect(probeVrm(described())).toEqual({ kind: "refused", refusals: [{ reason: "old-vrm" }] });
  const bytes = upgraded(described());
  expect(probeVrm(bytes).kind).toBe("fits");
  const { issues } = await validateBytes(bytes, { format: "glb", maxIssues: 0, writeTimestamp: false });
  expect(issues.numErrors).toBe(0);
});

test("W3 it faces as 1.0 does, and left is left", async () => {
  const [before, after] = [await read(now), await read(upgraded(described()))];
  const at = (vrm: VRM, bone: "leftHand" | "head") =>
    vrm.humanoid.getNormalizedBoneNode(bone)?.getWorldPosition(new Vector3()) ?? new Vector3();
  const [hand, turned] = [at(before, "leftHand"), at(after, "leftHand")];
  expect(turned.x).toBeCloseTo(-hand.x, 4);
  expect(turned.z).toBeCloseTo(-hand.z, 4);
  expect(at(after, "head").y).toBeCloseTo(at(before, "head").y, 4);
});

test("W3 bones, faces and whose it is go along, under their names of 1.0", () => {
  const { VRMC_vrm } = jsonOf(upgraded(described())).extensions;
  expect(VRMC_vrm.humanoid.humanBones).toEqual(bones);
  const preset = jsonOf(now).extensions.VRMC_vrm.expressions.preset;
  for (const name of Object.keys(OLD_NAMES)) {
    const byNode = (binds: { node: number; index: number; weight: number }[] = []) =>
      binds.map(({ node, index, weight }) => [node, index, Number(weight.toFixed(6))]).sort();
    const made = VRMC_vrm.expressions.preset[name]?.morphTargetBinds;
    expect(byNode(made)).toEqual(byNode(preset[name]?.morphTargetBinds));
  }
  expect(VRMC_vrm.meta).toMatchObject({ name: "Ann", authors: ["Ann's author"] });
});

test("W3 what swung swings: each finger is a chain with a tail, and the head is in its way", async () => {
  const bytes = upgraded(described());
  const { nodes, extensions } = jsonOf(bytes);
  const { springs, colliders } = extensions.VRMC_springBone ?? { springs: [], colliders: [] };
  const fingers = nodes[bones.leftHand?.node ?? -1]?.children?.length ?? 0;
  expect(springs).toHaveLength(fingers);
  for (const { joints } of springs) {
    const last = joints.at(-1)?.node ?? -1;
    expect(nodes[last]?.name).toBe("tail");
    for (const [n, { node }] of joints.slice(1).entries())
      expect(nodes[joints[n]?.node ?? -1]?.children).toContain(node);
  }
  const shape = { sphere: { offset: [0, 0.1, -0.05], radius: 0.1 } };
  expect(colliders).toEqual([{ node: bones.head?.node, shape }]);
  expect((await read(bytes)).springBoneManager?.joints.size).toBeGreaterThan(fingers);
});

test("what is no VRM 0 is told by its place, and whatever it says there is an answer", () => {
  const broken = described((vrm) => {
    vrm.humanoid = { humanBones: "none" };
  });
  expect(upgradeVrm(broken)).toEqual({ kind: "broken", where: "extensions.VRM.humanoid.humanBones" });
  expect(upgradeVrm(new Uint8Array(40)).kind).toBe("broken");
  const parts = ["meta", "humanoid", "blendShapeMaster", "secondaryAnimation"];
  fc.assert(
    fc.property(fc.constantFrom(...parts), fc.jsonValue(), (part, value) => {
      const made = upgradeVrm(
        described((vrm) => {
          vrm[part] = value;
        }),
      );
      expect(["upgraded", "broken"]).toContain(made.kind);
      if (made.kind === "upgraded") expect(["fits", "refused"]).toContain(probeVrm(made.bytes).kind);
    }),
    { numRuns: 25 },
  );
});

test("springs that go round in a circle end", () => {
  const circle = described((vrm) => {
    const { boneGroups } = vrm.secondaryAnimation as { boneGroups: { bones: number[] }[] };
    boneGroups.push({ ...boneGroups[0], bones: [bones.hips?.node ?? 0, bones.hips?.node ?? 0] });
  });
  const { springs } = jsonOf(upgraded(circle)).extensions.VRMC_springBone ?? { springs: [] };
  const swinging = springs.flatMap(({ joints }) => joints.map(({ node }) => node));
  expect(new Set(swinging).size).toBe(swinging.length);
});
