import { VRM_BUDGET, type VrmCost, type VrmFigures } from "./budget";
import { type Document, document, elementOf } from "./document";
import { faultsIn } from "./faults";
import { readGlb } from "./glb";
import { imageSize } from "./image-size";

export type VrmRefusal =
  /** No binary glTF 2.0, or not all of one. */
  | { readonly reason: "not-glb" }
  | { readonly reason: "broken"; readonly where: string }
  /** Buffers and pictures have to be in the file: nothing is fetched for anybody's body. */
  | { readonly reason: "elsewhere"; readonly where: string }
  /** Cannot be read without an extension that is not known here. */
  | { readonly reason: "unknown-extension"; readonly extension: string }
  /** glTF without VRM. */
  | { readonly reason: "not-vrm" }
  /** VRM before 1.0. */
  | { readonly reason: "old-vrm" }
  | { readonly reason: "missing-bone"; readonly bone: string }
  | { readonly reason: "over"; readonly what: VrmCost; readonly has: number; readonly most: number };

export type VrmProbe =
  | { readonly kind: "fits"; readonly figures: VrmFigures }
  | { readonly kind: "refused"; readonly refusals: readonly VrmRefusal[] };

const BONES = [
  "hips",
  "spine",
  "head",
  ...(["left", "right"] as const).flatMap((side) =>
    ["UpperLeg", "LowerLeg", "Foot", "UpperArm", "LowerArm", "Hand"].map((part) => `${side}${part}`),
  ),
];
const KNOWN = new Set([
  "VRMC_vrm",
  "VRMC_springBone",
  "VRMC_node_constraint",
  "VRMC_materials_mtoon",
  "KHR_materials_unlit",
  "KHR_materials_emissive_strength",
  "KHR_texture_transform",
  "KHR_mesh_quantization",
]);

/**
 * Whether somebody may wear this file. It doubts every byte: what passes can be given to a loader.
 *
 * @param readable bytes; a file that is larger is not even opened
 */
export function probeVrm(bytes: Uint8Array, readable: number = VRM_BUDGET.bytes): VrmProbe {
  const refused = (...refusals: VrmRefusal[]): VrmProbe => ({ kind: "refused", refusals });
  if (bytes.length > readable)
    return refused({ reason: "over", what: "bytes", has: bytes.length, most: VRM_BUDGET.bytes });
  const glb = readGlb(bytes);
  if (!glb) return refused({ reason: "not-glb" });
  const parsed = document.safeParse(glb.json);
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join(".") ?? "";
    if (where.startsWith("extensions.VRMC_vrm.specVersion")) return refused({ reason: "not-vrm" });
    return refused({ reason: "broken", where });
  }
  const { data } = parsed;
  const vrm = data.extensions.VRMC_vrm;
  if (!vrm) return refused({ reason: data.extensions.VRM ? "old-vrm" : "not-vrm" });
  const unknown = data.extensionsRequired.filter((extension) => !KNOWN.has(extension));
  if (unknown.length > 0)
    return refused(...unknown.map((extension): VrmRefusal => ({ reason: "unknown-extension", extension })));
  const faults = [
    ...elsewhereIn(data),
    ...faultsIn(data, glb.binary).map((where): VrmRefusal => ({ reason: "broken", where })),
  ];
  if (faults.length > 0) return refused(...faults);
  const { humanBones } = vrm.humanoid;
  const missing = BONES.filter((bone) => (humanBones[bone]?.node ?? Number.NaN) in data.nodes === false);
  const figures = figuresOf(data, glb.binary, bytes.length);
  if (!figures) return refused({ reason: "broken", where: "images" });
  const over = (Object.keys(VRM_BUDGET) as VrmCost[])
    .filter((what) => figures[what] > VRM_BUDGET[what])
    .map((what): VrmRefusal => ({ reason: "over", what, has: figures[what], most: VRM_BUDGET[what] }));
  const refusals = [...missing.map((bone): VrmRefusal => ({ reason: "missing-bone", bone })), ...over];
  return refusals.length > 0 ? refused(...refusals) : { kind: "fits", figures };
}

function elsewhereIn({ buffers, images }: Document): VrmRefusal[] {
  const named = [
    ...buffers.map(({ uri }, n) => ({ uri, where: `buffers.${n}` })),
    ...images.map(({ uri }, n) => ({ uri, where: `images.${n}` })),
  ];
  return named.filter(({ uri }) => uri !== undefined).map(({ where }) => ({ reason: "elsewhere", where }));
}

const TRIANGLES = 4;

/** null where a picture is none that browsers draw. */
function figuresOf(data: Document, binary: Uint8Array, bytes: number): VrmFigures | null {
  // A mesh that hangs on two nodes is drawn twice.
  const drawn = data.nodes.flatMap(({ mesh }) => data.meshes[mesh ?? -1]?.primitives ?? []);
  const triangles = drawn
    .filter(({ mode }) => mode >= TRIANGLES)
    .reduce((sum, { mode, indices, attributes }) => {
      const corners = data.accessors[indices ?? attributes.POSITION]?.count ?? 0;
      return sum + (mode === TRIANGLES ? Math.floor(corners / 3) : Math.max(0, corners - 2));
    }, 0);
  let [texture, pixels] = [0, 0];
  for (const { bufferView } of data.images) {
    const view = data.bufferViews[bufferView ?? -1];
    if (!view) continue;
    const size = imageSize(binary.subarray(view.byteOffset, view.byteOffset + view.byteLength));
    if (!size) return null;
    texture = Math.max(texture, size.width, size.height);
    pixels += size.width * size.height;
  }
  return {
    bytes,
    triangles,
    parts: drawn.length,
    materials: data.materials.length,
    texture,
    pixels,
    bones: new Set(data.skins.flatMap(({ joints }) => joints)).size,
    morphs: data.meshes.reduce(
      (sum, { primitives }) => sum + Math.max(0, ...primitives.map(({ targets }) => targets.length)),
      0,
    ),
    memory: data.accessors.reduce((sum, accessor) => sum + accessor.count * elementOf(accessor), 0),
  };
}
