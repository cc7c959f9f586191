import { VRM_BUDGET } from "../budget";
import { type Document, document } from "../document";
import { joinGlb, readGlb } from "../glb";
import { Arrays, columnOf } from "./arrays";
import { foldBones } from "./bones";
import { keepMorphs } from "./morphs";
import { merged, partOf, writePart } from "./part";
import type { Scaler } from "./pictures";
import { looksOf } from "./surfaces";
import { pictured } from "./textures";
import { thin } from "./thin";

export type { Picture, Scaler } from "./pictures";

interface Json {
  [key: string]: unknown;
}

/**
 * The same body within the budget, as far as it goes: fewer triangles, pictures, shapes and bones, and nothing that
 * the room does not draw. Only for files that probeVrm refuses for no other reason than their cost.
 */
export async function reduceVrm(bytes: Uint8Array, scale: Scaler): Promise<Uint8Array<ArrayBuffer>> {
  const glb = readGlb(bytes);
  if (!glb) throw new Error("only what has been probed is reduced");
  const data = document.parse(glb.json);
  const json = structuredClone(glb.json) as Json;
  const { binary } = glb;
  const morphs = keepMorphs(data);
  const folded = foldBones(data);
  const { looks, of } = looksOf(data);
  const parts = data.meshes.flatMap(({ primitives }, mesh) => {
    const [user, another] = data.nodes.filter((node) => node.mesh === mesh);
    const joints = folded[user?.skin ?? -1]?.of ?? null;
    const skin = another ? undefined : user?.skin;
    return primitives
      .filter(({ mode }) => mode >= 4)
      .map((primitive) =>
        partOf(data, binary, primitive, { mesh, skin, joints, kept: morphs[mesh] ?? [], of }),
      );
  });
  await thin(
    parts.map(({ surface }) => surface),
    VRM_BUDGET.triangles,
  );
  const arrays = new Arrays();
  const written = merged(parts).map((part) => ({ mesh: part.mesh, primitive: writePart(part, arrays) }));
  const skins = data.skins.map((skin, n) =>
    skinOf(data, binary, arrays, skin, folded[n]?.joints ?? skin.joints),
  );
  const samplers = ((json.textures ?? []) as { sampler?: number }[]).map(({ sampler }) => sampler);
  const { images, textures } = await pictured(data, binary, samplers, looks, scale, arrays);
  // A mesh of lines alone leaves nothing; an empty one is no glTF.
  const meshes = data.meshes.map((_, n) => written.filter(({ mesh }) => mesh === n));
  const places = meshes.map((list, n) =>
    list.length === 0 ? -1 : meshes.slice(0, n).filter((l) => l.length).length,
  );
  const vrm = { ...((json.extensions as Json).VRMC_vrm as Json), ...expressionsOf(data) };
  if (vrm.meta) delete (vrm.meta as Json).thumbnailImage;
  const made = {
    asset: { version: "2.0", generator: "Karaverse" },
    extensionsUsed: json.extensionsUsed,
    scene: json.scene,
    scenes: json.scenes,
    nodes: (json.nodes as Json[]).map((node) => nodeOf(node, places)),
    skins: (json.skins as Json[] | undefined)?.map((skin, n) => ({ ...skin, ...skins[n] })),
    meshes: meshes
      .filter((list) => list.length > 0)
      .map((list) => ({ primitives: list.map((one) => one.primitive) })),
    materials: looks,
    ...(textures.length > 0 && { textures, images, samplers: json.samplers }),
    accessors: arrays.accessors,
    bufferViews: arrays.views.list,
    extensions: { ...(json.extensions as Json), VRMC_vrm: vrm },
  };
  const whole = arrays.views.join();
  return joinGlb({ ...made, buffers: [{ byteLength: whole.length }] }, whole);
}

function skinOf(
  data: Document,
  binary: Uint8Array,
  arrays: Arrays,
  { joints, inverseBindMatrices }: Document["skins"][number],
  kept: number[],
): object {
  if (inverseBindMatrices === undefined) return { joints: kept };
  const { values } = columnOf(data, binary, inverseBindMatrices);
  const bound = new Float32Array(kept.length * 16);
  kept.forEach((joint, n) => {
    const from = joints.indexOf(joint) * 16;
    bound.set(values.subarray(from, from + 16), n * 16);
  });
  return { joints: kept, inverseBindMatrices: arrays.matrices(bound) };
}

/** Colours of materials are not drawn by expressions here. */
function expressionsOf({ extensions }: Document): object {
  const { expressions } = extensions.VRMC_vrm ?? {};
  if (!expressions) return {};
  for (const one of [...Object.values(expressions.preset), ...Object.values(expressions.custom)]) {
    delete one.materialColorBinds;
    delete one.textureTransformBinds;
  }
  return { expressions };
}

/** @param places of meshes; -1 where nothing of one is left */
function nodeOf(node: Json, places: readonly number[]): Json {
  const { mesh, skin, camera: _, weights: __, ...rest } = node;
  const place = mesh === undefined ? -1 : (places[Number(mesh)] ?? -1);
  if (place < 0) return rest;
  return { ...rest, mesh: place, ...(skin !== undefined && { skin }) };
}
