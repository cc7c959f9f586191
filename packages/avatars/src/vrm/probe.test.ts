import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { buildHuman, parseHumanPack, randomHuman } from "../human";
import { joinGlb, readGlb } from "./glb";
import { imageSize } from "./image-size";
import { AUTHOR_ONLY, probeVrm, VRM_BUDGET, type VrmRefusal, writeVrm } from "./index";

let file: Uint8Array<ArrayBuffer>;
beforeAll(() => {
  const packed = readFileSync(new URL("../../data/human.bin.gz", import.meta.url));
  const avatar = buildHuman(parseHumanPack(new Uint8Array(gunzipSync(packed))), randomHuman(4), 1);
  file = writeVrm(avatar, { name: "Ann", authors: ["Ann"], use: AUTHOR_ONLY });
}, 60_000);

interface Json {
  [key: string]: unknown;
}

/** The same file with another description of what is in it. */
function described(change: (json: Json) => void): Uint8Array {
  const { json, binary } = readGlb(file) ?? { json: {}, binary: new Uint8Array() };
  change(json as Json);
  return joinGlb(json as Json, binary);
}
const refusalsOf = (bytes: Uint8Array): readonly VrmRefusal[] => {
  const probe = probeVrm(bytes);
  return probe.kind === "refused" ? probe.refusals : [];
};
const list = (json: Json, key: string) => json[key] as Json[];

test("a body of the house fits, and its figures are known", () => {
  const probe = probeVrm(file);
  expect(probe).toMatchObject({ kind: "fits", figures: { bytes: file.length, texture: 0, morphs: 52 } });
  if (probe.kind === "fits") expect(probe.figures.triangles).toBeGreaterThan(2_000);
});

test("what is no VRM 1.0 is refused as such", () => {
  expect(refusalsOf(new Uint8Array(200))).toEqual([{ reason: "not-glb" }]);
  expect(refusalsOf(file.subarray(0, file.length - 1))).toEqual([{ reason: "not-glb" }]);
  const without = described((json) => {
    json.extensions = { VRM: { specVersion: "0.0" } };
  });
  expect(refusalsOf(without)).toEqual([{ reason: "old-vrm" }]);
  const plain = described((json) => {
    json.extensions = {};
  });
  expect(refusalsOf(plain)).toEqual([{ reason: "not-vrm" }]);
  const packed = described((json) => {
    json.extensionsRequired = ["KHR_draco_mesh_compression"];
  });
  expect(refusalsOf(packed)).toEqual([
    { reason: "unknown-extension", extension: "KHR_draco_mesh_compression" },
  ]);
});

test("a body that costs too much is refused with what it has and what it may have", () => {
  const heavy = described((json) => {
    json.materials = new Array(29).fill({});
    for (const mesh of list(json, "meshes"))
      list(mesh, "primitives").push(...new Array(40).fill(list(mesh, "primitives")[0]));
  });
  expect(refusalsOf(heavy)).toEqual([
    { reason: "over", what: "triangles", has: expect.any(Number), most: VRM_BUDGET.triangles },
    { reason: "over", what: "parts", has: expect.any(Number), most: VRM_BUDGET.parts },
    { reason: "over", what: "materials", has: 29, most: VRM_BUDGET.materials },
  ]);
});

test("what lies elsewhere is not fetched, and what points outside of the file is refused by its place", () => {
  const linked = described((json) => {
    json.images = [{ uri: "https://example.org/face.png" }];
  });
  expect(refusalsOf(linked)).toEqual([{ reason: "elsewhere", where: "images.0" }]);
  const outside = described((json) => {
    Object.assign(list(json, "bufferViews")[0] ?? {}, { byteLength: 1e9 });
    Object.assign(list(json, "accessors")[2] ?? {}, { count: 3e6 });
    Object.assign(list(json, "skins")[0] ?? {}, { joints: [9_999] });
  });
  expect(refusalsOf(outside)).toEqual([
    { reason: "broken", where: "bufferViews.0" },
    { reason: "broken", where: "accessors.2" },
    { reason: "broken", where: "skins.0" },
  ]);
});

test("what is small in the file and huge in memory is refused", () => {
  const bomb = described((json) => {
    for (let n = 0; n < 40; n++)
      list(json, "accessors").push({ componentType: 5126, type: "VEC4", count: 4_000_000 });
  });
  expect(refusalsOf(bomb)).toMatchObject([{ reason: "over", what: "memory" }]);
  const crowd = described((json) => {
    for (let n = 0; n < 60; n++) list(json, "nodes").push({ mesh: 0, skin: 0 });
  });
  expect(refusalsOf(crowd).map((refusal) => refusal.reason === "over" && refusal.what)).toEqual([
    "triangles",
    "parts",
  ]);
});

test("bones that go round in a circle keep no loader for ever", () => {
  const circle = described((json) => {
    const nodes = list(json, "nodes");
    nodes.push({ children: [nodes.length + 1] }, { children: [nodes.length] });
  });
  expect(refusalsOf(circle)).toEqual([{ reason: "broken", where: "nodes" }]);
});

test("a body without a hand is told which one it lacks", () => {
  const handless = described((json) => {
    const { VRMC_vrm } = json.extensions as { VRMC_vrm: { humanoid: { humanBones: Json } } };
    delete VRMC_vrm.humanoid.humanBones.leftHand;
  });
  expect(refusalsOf(handless)).toEqual([{ reason: "missing-bone", bone: "leftHand" }]);
});

test("whatever the bytes are, there is an answer", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(file.length - 1), fc.nat(255)), { maxLength: 12 }), (changes) => {
      const bytes = file.slice();
      // The description is what is read; most of a file is numbers.
      for (const [at, value] of changes) bytes[at % 40_000] = value;
      expect(["fits", "refused"]).toContain(probeVrm(bytes).kind);
    }),
    { numRuns: 100 },
  );
  fc.assert(fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => imageSize(bytes) !== undefined));
});
