import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { validateBytes } from "gltf-validator";
import { beforeAll, expect, test } from "vitest";
import { buildHuman, parseHumanPack, randomHuman } from "../../human";
import { joinGlb, readGlb } from "../glb";
import { AUTHOR_ONLY, probeVrm, VRM_BUDGET, type VrmRefusal, writeVrm } from "../index";
import { type Picture, reduceVrm } from "./index";

interface Json {
  [key: string]: unknown;
}
const list = (json: Json, key: string) => json[key] as Json[];

let file: Uint8Array<ArrayBuffer>;
let heavy: Uint8Array<ArrayBuffer>;
beforeAll(() => {
  const packed = readFileSync(new URL("../../../data/human.bin.gz", import.meta.url));
  const avatar = buildHuman(parseHumanPack(new Uint8Array(gunzipSync(packed))), randomHuman(4), 1);
  file = writeVrm(avatar, { name: "Ann", authors: ["Ann"], use: AUTHOR_ONLY });
  heavy = overweight(file);
}, 60_000);

/** A PNG's head, which is all that anything here looks at. */
function picture(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(64);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x89504e47);
  view.setUint32(12, 0x49484452);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return bytes;
}

/** The same body a dozen times over, with great pictures, hair of two hundred bones and shapes that nothing moves. */
function overweight(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const glb = readGlb(bytes);
  if (!glb) throw new Error("no file");
  const json = glb.json as Json;
  const parts = [glb.binary];
  let at = glb.binary.length;
  const pictures = [picture(4_096, 4_096), picture(2_048, 1_024), picture(2_048, 2_048)];
  json.images = pictures.map((bytes) => {
    list(json, "bufferViews").push({ buffer: 0, byteOffset: at, byteLength: bytes.length });
    parts.push(bytes);
    at += bytes.length;
    return { mimeType: "image/png", bufferView: list(json, "bufferViews").length - 1 };
  });
  json.buffers = [{ byteLength: at }];
  json.textures = [{ source: 0 }, { source: 1 }, { source: 2 }];
  const [first, second] = list(json, "materials");
  Object.assign(first?.pbrMetallicRoughness as Json, { baseColorTexture: { index: 0 } });
  Object.assign(second ?? {}, { normalTexture: { index: 2 } });
  for (const mesh of list(json, "meshes")) {
    const own = list(mesh, "primitives");
    for (let n = 0; n < 12; n++) own.push(...structuredClone(own.slice(0, 5)));
    for (const primitive of own)
      list(primitive, "targets").push(...new Array(90).fill(list(primitive, "targets")[0]));
  }
  json.materials = Array.from({ length: 9 }, () => structuredClone(list(json, "materials"))).flat();
  const nodes = list(json, "nodes");
  const head = nodes.findIndex(({ name }) => name === "head");
  const skin = list(json, "skins")[0] as { joints: number[]; inverseBindMatrices?: number };
  const hair = Array.from({ length: 200 }, (_, n) => nodes.length + n);
  Object.assign(nodes[head] ?? {}, { children: [...((nodes[head]?.children as number[]) ?? []), ...hair] });
  nodes.push(...hair.map((n) => ({ name: `hair ${n}` })));
  skin.joints.push(...hair);
  // The file has no matrices for these.
  delete skin.inverseBindMatrices;
  const binary = new Uint8Array(at);
  parts.reduce((place, part) => {
    binary.set(part, place);
    return place + part.length;
  }, 0);
  return joinGlb(json, binary);
}

const halve = async ({ bytes, mimeType }: Picture, side: number): Promise<Picture> => {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const by = side / Math.max(view.getUint32(16), view.getUint32(20));
  return { bytes: picture(view.getUint32(16) * by, view.getUint32(20) * by), mimeType };
};

const overIn = (bytes: Uint8Array): string[] => {
  const probe = probeVrm(bytes, 1e9);
  if (probe.kind === "fits") return [];
  return probe.refusals.map((refusal: VrmRefusal) =>
    refusal.reason === "over" ? refusal.what : refusal.reason,
  );
};

test("W3 a body that is far too heavy comes out within the budget, moves its face and is sound glTF", async () => {
  expect(overIn(heavy)).toEqual(
    expect.arrayContaining(["triangles", "parts", "materials", "texture", "pixels", "bones", "morphs"]),
  );
  const light = await reduceVrm(heavy, halve);
  expect(overIn(light)).toEqual([]);
  const probe = probeVrm(light);
  if (probe.kind !== "fits") throw new Error("it fits");
  expect(probe.figures.triangles).toBeGreaterThan(VRM_BUDGET.triangles * 0.7);
  expect(probe.figures.morphs, "all of Apple's shapes are moved by expressions").toBe(52);
  const json = readGlb(light)?.json as Json;
  expect(json.images, "what is no picture of colour is not drawn").toHaveLength(1);
  const { issues } = await validateBytes(light, { format: "glb", maxIssues: 0, writeTimestamp: false });
  // Pictures are heads without bodies here, and these surfaces have no place on them.
  const grave = issues.messages.filter(
    ({ severity, code }) => severity === 0 && !/IMAGE|TEXCOORDS/.test(code),
  );
  expect(grave).toEqual([]);
});

test("W3 a body that is only somewhat too fine loses no more than it has to", async () => {
  const finer = readGlb(file);
  if (!finer) throw new Error("no file");
  const json = finer.json as Json;
  for (const mesh of list(json, "meshes")) {
    const own = list(mesh, "primitives");
    const triangles = own.reduce(
      (sum, { indices }) => sum + Number(list(json, "accessors")[Number(indices)]?.count) / 3,
      0,
    );
    const times = Math.ceil((VRM_BUDGET.triangles * 1.2) / triangles);
    const once = structuredClone(own);
    for (let n = 1; n < times; n++) own.push(...structuredClone(once));
  }
  const light = probeVrm(await reduceVrm(joinGlb(json, finer.binary), halve));
  if (light.kind !== "fits") throw new Error(JSON.stringify(light.refusals));
  expect(light.figures.triangles).toBeGreaterThan(VRM_BUDGET.triangles * 0.85);
});

test("W3 what fits in some respect stays as it was in that", async () => {
  const before = probeVrm(file);
  const after = probeVrm(await reduceVrm(file, halve));
  if (before.kind !== "fits" || after.kind !== "fits") throw new Error("both fit");
  expect(after.figures.triangles).toBe(before.figures.triangles);
  expect(after.figures.bones).toBe(before.figures.bones);
});

test("W3 garments that were exported as a mesh each, of one cloth and on one skeleton, are one part", async () => {
  const glb = readGlb(file);
  if (!glb) throw new Error("no file");
  const json = glb.json as Json;
  const nodes = list(json, "nodes");
  const body = nodes.find(({ mesh }) => mesh !== undefined);
  const [cloth] = list(list(json, "meshes")[Number(body?.mesh)] ?? {}, "primitives");
  const { targets: _, ...plain } = cloth ?? {};
  for (let n = 0; n < VRM_BUDGET.parts; n++) {
    nodes.push({ name: `garment ${n}`, mesh: list(json, "meshes").length, skin: body?.skin });
    (list(json, "scenes")[0] as { nodes: number[] }).nodes.push(nodes.length - 1);
    list(json, "meshes").push({ primitives: [structuredClone(plain)] });
  }
  const heavy = joinGlb(json, glb.binary);
  expect(overIn(heavy)).toContain("parts");
  const light = await reduceVrm(heavy, halve);
  expect(overIn(light)).toEqual([]);
  const { issues } = await validateBytes(light, { format: "glb", maxIssues: 0, writeTimestamp: false });
  expect(issues.messages.filter(({ severity }) => severity === 0)).toEqual([]);
});
