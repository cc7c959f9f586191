import type { HumanoidHumanBones, VRMCVRM } from "@pixiv/types-vrmc-vrm-1.0";
import type { HumanAvatar } from "../human/avatar";
import { FACE_SHAPES } from "../human/format";
import type { Finish } from "../mesh/body";
import { mixed, sub } from "../mesh/vector";
import { BONE_COUNT, BONES, boneIndex, PARENTS } from "../skeleton/bones";
import { expressionsOf } from "./expressions";
import { GltfBuffer, type Node, type Primitive, writeGlb } from "./gltf";
import { metaOf, type VrmMeta } from "./meta";
import { surfacesOf } from "./surfaces";

const ROUGHNESS: Record<Finish, number> = {
  skin: 0.6,
  cloth: 0.9,
  hair: 0.45,
  eye: 0.15,
  shine: 0.25,
  sequin: 0.3,
};
/** Bones come first, in the order of BONES; then what is drawn. */
const BODY = BONE_COUNT;

/**
 * Somebody as a file of VRM 1.0 (.vrm) for other programs. Vertices stay in the modelled pose and the inverse bind
 * matrices lead to the T that the bones rest in, as in the room. Deterministic: the same avatar gives the same bytes.
 */
export function writeVrm(avatar: HumanAvatar, meta: VrmMeta): Uint8Array<ArrayBuffer> {
  const buffer = new GltfBuffer();
  const surfaces = surfacesOf(avatar);
  const primitives = surfaces.map((surface, material): Primitive => {
    const count = surface.positions.length / 3;
    let still: number | undefined;
    return {
      attributes: {
        POSITION: buffer.positions(surface.positions),
        NORMAL: buffer.attribute("VEC3", surface.normals),
        COLOR_0: buffer.attribute("VEC3", surface.colours),
        JOINTS_0: buffer.attribute("VEC4", surface.skinIndex),
        WEIGHTS_0: buffer.attribute("VEC4", surface.skinWeight),
      },
      indices: buffer.triangles(surface.index),
      material,
      targets: surface.shapes.map(({ index, delta }) => {
        if (index.length > 0) return { POSITION: buffer.sparse(count, index, delta) };
        still ??= buffer.sparse(count, index, delta);
        return { POSITION: still };
      }),
    };
  });
  return writeGlb(buffer, {
    nodes: [...bonesOf(avatar), { name: "body", mesh: 0, skin: 0 }],
    roots: [boneIndex("hips"), BODY],
    meshes: [{ name: "body", primitives, extras: { targetNames: FACE_SHAPES } }],
    skins: [
      {
        name: "body",
        joints: BONES.map((_, n) => n),
        inverseBindMatrices: buffer.matrices(avatar.inverseBind),
      },
    ],
    materials: surfaces.map(({ finish }) => ({
      name: finish,
      pbrMetallicRoughness: { metallicFactor: 0, roughnessFactor: ROUGHNESS[finish] },
    })),
    extensions: { VRMC_vrm: vrmOf(avatar, meta) },
  });
}

function bonesOf({ joints }: HumanAvatar): Node[] {
  return BONES.map((name, n) => {
    const parent = BONES[PARENTS[n] ?? -1];
    const children = BONES.flatMap((_, child) => (PARENTS[child] === n ? [child] : []));
    return {
      name,
      translation: sub(joints[name], parent ? joints[parent] : [0, 0, 0]),
      ...(children.length > 0 && { children }),
    };
  });
}

function vrmOf(
  { joints }: HumanAvatar,
  meta: VrmMeta,
): Omit<VRMCVRM, "expressions"> & { expressions: object } {
  const bones = Object.fromEntries(
    BONES.map((name, node) => [name, { node }]),
  ) as unknown as HumanoidHumanBones;
  const betweenEyes = mixed(joints.leftEye, joints.rightEye, 0.5);
  // Degrees: eyes turn as far as in the room, and reach it for what is well to the side.
  const sideways = { inputMaxValue: 60, outputScale: 16 };
  const upAndDown = { inputMaxValue: 45, outputScale: 10 };
  return {
    specVersion: "1.0",
    meta: metaOf(meta),
    humanoid: { humanBones: bones },
    firstPerson: { meshAnnotations: [{ node: BODY, type: "auto" }] },
    lookAt: {
      type: "bone",
      offsetFromHeadBone: [...sub(betweenEyes, joints.head)],
      rangeMapHorizontalInner: sideways,
      rangeMapHorizontalOuter: sideways,
      rangeMapVerticalDown: upAndDown,
      rangeMapVerticalUp: upAndDown,
    },
    expressions: expressionsOf(BODY),
  };
}
