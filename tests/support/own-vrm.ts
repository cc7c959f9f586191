import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { buildHuman, parseHumanPack } from "@karaverse/avatars/human";
import { randomHuman } from "@karaverse/avatars/recipe";
import { EVERYONE, writeVrm } from "@karaverse/avatars/vrm";

/** Somebody made by chance, as a file that anybody could bring. @param level of detail: 2 is quickest */
export function ownVrm(seed: number, level: 0 | 1 | 2 = 2): Uint8Array<ArrayBuffer> {
  const packed = readFileSync(new URL("../../packages/avatars/data/human.bin.gz", import.meta.url));
  const pack = parseHumanPack(new Uint8Array(gunzipSync(packed)));
  const avatar = buildHuman(pack, { ...randomHuman(seed), style: "anime" }, level);
  return writeVrm(avatar, { name: "Somebody", authors: ["Somebody"], use: EVERYONE });
}

interface Json {
  [key: string]: unknown;
}

/** The same file with another description of what is in it. */
export function described(file: Uint8Array, change: (json: Json) => void): Uint8Array<ArrayBuffer> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const length = view.getUint32(12, true);
  const json = JSON.parse(new TextDecoder().decode(file.subarray(20, 20 + length))) as Json;
  change(json);
  const text = Buffer.from(JSON.stringify(json));
  const padded = Buffer.alloc(Math.ceil(text.length / 4) * 4, 0x20);
  text.copy(padded);
  const out = new Uint8Array(Buffer.concat([file.subarray(0, 20), padded, file.subarray(20 + length)]));
  const head = new DataView(out.buffer);
  head.setUint32(8, out.length, true);
  head.setUint32(12, padded.length, true);
  return out;
}

interface Vrm extends Json {
  nodes: Json[];
  extensions: { VRMC_vrm: { humanoid: { humanBones: Record<string, { node: number }> } } };
}

/** As an exporter of VRM 0 would have described it; without meshes it is bones alone. */
export function asVersion0(file: Uint8Array, { withMeshes = true } = {}): Uint8Array<ArrayBuffer> {
  return described(file, (json) => {
    const { nodes, extensions } = json as Vrm;
    const bones = Object.entries(extensions.VRMC_vrm.humanoid.humanBones).map(([bone, { node }]) => ({
      bone: bone.replace("ThumbProximal", "ThumbIntermediate").replace("ThumbMetacarpal", "ThumbProximal"),
      node,
    }));
    json.extensionsUsed = ["VRM"];
    json.extensions = { VRM: { specVersion: "0.0", humanoid: { humanBones: bones } } };
    if (withMeshes) return;
    for (const node of nodes) {
      delete node.mesh;
      delete node.skin;
    }
  });
}
