import { type AvatarBody, BONES, type BoneName, MORPHS, PARENTS } from "@karaverse/avatars";
import {
  Bone,
  BufferAttribute,
  BufferGeometry,
  type Material,
  Matrix4,
  Skeleton,
  SkinnedMesh,
  Sphere,
  Uint16BufferAttribute,
  Vector3,
} from "three";

/** The buffers of a body as three.js wants them. Shared by everybody who wears the same recipe. */
export function geometryOf({ mesh, height }: AvatarBody): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(mesh.positions, 3));
  geometry.setAttribute("normal", new BufferAttribute(mesh.normals, 3));
  geometry.setAttribute("color", new BufferAttribute(mesh.colours, 3));
  geometry.setAttribute("finish", new BufferAttribute(Float32Array.from(mesh.finish), 1));
  geometry.setAttribute("skinIndex", new Uint16BufferAttribute(mesh.skinIndex, 4));
  geometry.setAttribute("skinWeight", new BufferAttribute(mesh.skinWeight, 4));
  geometry.setIndex(new BufferAttribute(mesh.index, 1));
  geometry.morphTargetsRelative = true;
  geometry.morphAttributes.position = MORPHS.map((name) => new BufferAttribute(mesh.morphs[name], 3));
  // Arms reach as far as the body is tall: one sphere holds every pose.
  geometry.boundingSphere = new Sphere(new Vector3(0, height / 2, 0), height * 0.75);
  return geometry;
}

export interface SkinnedBody {
  mesh: SkinnedMesh;
  bones: Bone[];
  bone: (name: BoneName) => Bone;
}

export function skinnedBody(body: AvatarBody, geometry: BufferGeometry, material: Material): SkinnedBody {
  const bones = BONES.map((name, n) => {
    const bone = new Bone();
    bone.name = name;
    const parent = BONES[PARENTS[n] ?? -1];
    const [x, y, z] = body.joints[name];
    const [px, py, pz] = parent ? body.joints[parent] : [0, 0, 0];
    bone.position.set(x - px, y - py, z - pz);
    return bone;
  });
  bones.forEach((bone, n) => {
    bones[PARENTS[n] ?? -1]?.add(bone);
  });
  const mesh = new SkinnedMesh(geometry, material);
  const root = bones[0];
  if (!root) throw new Error("a skeleton has hips");
  mesh.add(root);
  mesh.updateMatrixWorld(true);
  const { inverseBind } = body;
  const inverses = inverseBind && bones.map((_, n) => new Matrix4().fromArray(inverseBind, n * 16));
  // With a bind matrix three.js leaves the inverses as they are given.
  mesh.bind(new Skeleton(bones, inverses), inverses && mesh.matrixWorld);
  if (geometry.boundingSphere) mesh.boundingSphere = geometry.boundingSphere;
  return { mesh, bones, bone: (name) => bones[BONES.indexOf(name)] ?? root };
}
