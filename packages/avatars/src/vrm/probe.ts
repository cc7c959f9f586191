import { z } from "zod";
import { imageSize } from "./image-size";

/** What one body may cost everybody who stands near it. */
export const VRM_BUDGET = {
  bytes: 24 * 1024 * 1024,
  triangles: 30_000,
  materials: 8,
  /** Pixels of the longer side of any texture. */
  texture: 1_024,
  bones: 150,
  morphs: 120,
} as const;
export type VrmFigures = Record<keyof typeof VRM_BUDGET, number>;

export type VrmRefusal =
  /** No binary glTF 2.0. */
  | { readonly reason: "not-glb" }
  | { readonly reason: "broken"; readonly where: string }
  /** Buffers and pictures have to be in the file: nothing is fetched for anybody's body. */
  | { readonly reason: "elsewhere"; readonly where: string }
  /** glTF without VRM, or of a version before 1.0. */
  | { readonly reason: "not-vrm" }
  | { readonly reason: "missing-bone"; readonly bone: string }
  | { readonly reason: "over"; readonly what: keyof VrmFigures; readonly has: number; readonly most: number };

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

const index = z.int().min(0);
const gltf = z.object({
  asset: z.object({ version: z.literal("2.0") }),
  buffers: z.array(z.object({ uri: z.string().optional(), byteLength: index })).default([]),
  bufferViews: z
    .array(z.object({ buffer: index, byteOffset: index.default(0), byteLength: index }))
    .default([]),
  accessors: z
    .array(
      z.object({
        bufferView: index.optional(),
        byteOffset: index.default(0),
        componentType: z.union([5120, 5121, 5122, 5123, 5125, 5126].map((type) => z.literal(type))),
        count: index.max(4_000_000),
        type: z.enum(["SCALAR", "VEC2", "VEC3", "VEC4", "MAT2", "MAT3", "MAT4"]),
      }),
    )
    .default([]),
  meshes: z
    .array(
      z.object({
        primitives: z.array(
          z.object({
            mode: index.default(4),
            indices: index.optional(),
            attributes: z.object({ POSITION: index }),
            targets: z.array(z.unknown()).default([]),
          }),
        ),
      }),
    )
    .default([]),
  nodes: z.array(z.unknown()).default([]),
  skins: z.array(z.object({ joints: z.array(index) })).default([]),
  materials: z.array(z.unknown()).default([]),
  images: z.array(z.object({ uri: z.string().optional(), bufferView: index.optional() })).default([]),
  extensions: z
    .object({
      VRMC_vrm: z
        .object({
          specVersion: z.literal("1.0"),
          humanoid: z.object({ humanBones: z.record(z.string(), z.object({ node: index })) }),
        })
        .optional(),
    })
    .default({}),
});
type Gltf = z.infer<typeof gltf>;

const WIDTHS: Record<number, number> = { 5120: 1, 5121: 1, 5122: 2, 5123: 2, 5125: 4, 5126: 4 };
const PARTS = { SCALAR: 1, VEC2: 2, VEC3: 3, VEC4: 4, MAT2: 4, MAT3: 9, MAT4: 16 } as const;
const TRIANGLES = 4;

/** Whether somebody may wear this file. It doubts every byte: what passes can be given to a loader. */
export function probeVrm(bytes: Uint8Array): VrmProbe {
  const refused = (...refusals: VrmRefusal[]): VrmProbe => ({ kind: "refused", refusals });
  if (bytes.length > VRM_BUDGET.bytes)
    return refused({ reason: "over", what: "bytes", has: bytes.length, most: VRM_BUDGET.bytes });
  const chunks = chunksOf(bytes);
  if (!chunks) return refused({ reason: "not-glb" });
  const parsed = gltf.safeParse(chunks.json);
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join(".") ?? "";
    return refused(
      where.startsWith("extensions.VRMC_vrm") ? { reason: "not-vrm" } : { reason: "broken", where },
    );
  }
  const { data } = parsed;
  const vrm = data.extensions.VRMC_vrm;
  if (!vrm) return refused({ reason: "not-vrm" });
  const faults = [...elsewhereIn(data), ...faultsIn(data, chunks.binary)];
  if (faults.length > 0) return refused(...faults);
  const { humanBones } = vrm.humanoid;
  const missing = BONES.filter((bone) => (humanBones[bone]?.node ?? Number.NaN) in data.nodes === false);
  const figures = figuresOf(data, chunks.binary, bytes.length);
  if (!figures) return refused({ reason: "broken", where: "images" });
  const over = (Object.keys(VRM_BUDGET) as (keyof VrmFigures)[])
    .filter((what) => figures[what] > VRM_BUDGET[what])
    .map((what): VrmRefusal => ({ reason: "over", what, has: figures[what], most: VRM_BUDGET[what] }));
  const refusals = [...missing.map((bone): VrmRefusal => ({ reason: "missing-bone", bone })), ...over];
  return refusals.length > 0 ? refused(...refusals) : { kind: "fits", figures };
}

const GLB = 0x46546c67;
const JSON_CHUNK = 0x4e4f534a;
const BINARY_CHUNK = 0x004e4942;

function chunksOf(bytes: Uint8Array): { json: unknown; binary: Uint8Array } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 20 || view.getUint32(0, true) !== GLB || view.getUint32(4, true) !== 2) return null;
  if (view.getUint32(8, true) !== bytes.length) return null;
  const length = view.getUint32(12, true);
  if (view.getUint32(16, true) !== JSON_CHUNK || 20 + length > bytes.length) return null;
  const at = 20 + length;
  let binary: Uint8Array = new Uint8Array();
  if (at + 8 <= bytes.length && view.getUint32(at + 4, true) === BINARY_CHUNK) {
    if (at + 8 + view.getUint32(at, true) > bytes.length) return null;
    binary = bytes.subarray(at + 8, at + 8 + view.getUint32(at, true));
  }
  try {
    return {
      json: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(20, at))),
      binary,
    };
  } catch {
    return null;
  }
}

function elsewhereIn({ buffers, images }: Gltf): VrmRefusal[] {
  const named = [
    ...buffers.map(({ uri }, n) => ({ uri, where: `buffers.${n}` })),
    ...images.map(({ uri }, n) => ({ uri, where: `images.${n}` })),
  ];
  return named.filter(({ uri }) => uri !== undefined).map(({ where }) => ({ reason: "elsewhere", where }));
}

function faultsIn(data: Gltf, binary: Uint8Array): VrmRefusal[] {
  const { buffers, bufferViews, accessors, meshes, skins, nodes, images } = data;
  const broken: string[] = [];
  const check = (isSound: boolean, where: string) => isSound || broken.push(where);
  check(buffers.length <= 1 && (buffers[0]?.byteLength ?? 0) <= binary.length, "buffers");
  bufferViews.forEach(({ buffer, byteOffset, byteLength }, n) => {
    check(buffer === 0 && byteOffset + byteLength <= (buffers[0]?.byteLength ?? 0), `bufferViews.${n}`);
  });
  accessors.forEach(({ bufferView, byteOffset, componentType, count, type }, n) => {
    if (bufferView === undefined) return;
    const bytes = byteOffset + count * (WIDTHS[componentType] ?? 4) * PARTS[type];
    check(bytes <= (bufferViews[bufferView]?.byteLength ?? -1), `accessors.${n}`);
  });
  meshes.forEach(({ primitives }, n) => {
    for (const { indices, attributes } of primitives)
      check(
        attributes.POSITION in accessors && (indices === undefined || indices in accessors),
        `meshes.${n}`,
      );
  });
  skins.forEach(({ joints }, n) => {
    check(
      joints.every((joint) => joint in nodes),
      `skins.${n}`,
    );
  });
  images.forEach(({ bufferView }, n) => {
    check(bufferView === undefined || bufferView in bufferViews, `images.${n}`);
  });
  return broken.map((where) => ({ reason: "broken", where }));
}

/** null where a picture is none that browsers draw. */
function figuresOf(data: Gltf, binary: Uint8Array, bytes: number): VrmFigures | null {
  const primitives = data.meshes.flatMap((mesh) => mesh.primitives);
  const triangles = primitives
    .filter(({ mode }) => mode >= TRIANGLES)
    .reduce((sum, { mode, indices, attributes }) => {
      const corners = data.accessors[indices ?? attributes.POSITION]?.count ?? 0;
      return sum + (mode === TRIANGLES ? Math.floor(corners / 3) : Math.max(0, corners - 2));
    }, 0);
  let texture = 0;
  for (const { bufferView } of data.images) {
    const view = data.bufferViews[bufferView ?? -1];
    if (!view) continue;
    const size = imageSize(binary.subarray(view.byteOffset, view.byteOffset + view.byteLength));
    if (!size) return null;
    texture = Math.max(texture, size.width, size.height);
  }
  return {
    bytes,
    triangles,
    materials: data.materials.length,
    texture,
    bones: new Set(data.skins.flatMap(({ joints }) => joints)).size,
    morphs: data.meshes.reduce(
      (sum, { primitives }) => sum + Math.max(0, ...primitives.map(({ targets }) => targets.length)),
      0,
    ),
  };
}
