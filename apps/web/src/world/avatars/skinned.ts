import { BONES, type BoneName, PARENTS, type RigFrame } from "@karaverse/avatars";
import { FaceSurface, type FaceWeights } from "@karaverse/avatars/face";
import {
  Bone,
  BufferAttribute,
  BufferGeometry,
  DynamicDrawUsage,
  type Material,
  Matrix4,
  Skeleton,
  SkinnedMesh,
  Sphere,
  Vector3,
} from "three";
import type { Body } from "./bodies";
import { Patched } from "./crowd-draw/patched";

/** A body on its bones: as fine as it is just now, its face a buffer of its own. */
export class Skinned {
  readonly mesh: SkinnedMesh;
  readonly #bones: readonly Bone[];
  #face: FaceSurface | null = null;
  #positions: BufferAttribute | null = null;

  constructor(body: Body, material: Material, castShadow: boolean) {
    this.#bones = bonesOf(body);
    this.mesh = new SkinnedMesh(this.#geometryOf(body), material);
    this.mesh.castShadow = castShadow;
    const root = this.bone("hips");
    this.mesh.add(root);
    this.mesh.updateMatrixWorld(true);
    const inverses = this.#bones.map((_, n) => new Matrix4().fromArray(body.inverseBind, n * 16));
    // With a bind matrix three.js leaves the inverses as they are given.
    this.mesh.bind(new Skeleton([...this.#bones], inverses), this.mesh.matrixWorld);
    this.#boundBy(body);
  }

  bone(name: BoneName): Bone {
    const bone = this.#bones[BONES.indexOf(name)];
    if (!bone) throw new Error(`a skeleton has ${name}`);
    return bone;
  }

  /** The same body, finer or coarser: the bones stay. */
  refine(body: Body): void {
    this.mesh.geometry.dispose();
    this.mesh.geometry = this.#geometryOf(body);
    this.#boundBy(body);
  }

  set(frame: RigFrame): void {
    const { rotations, hips } = frame;
    for (let n = 0; n < this.#bones.length; n++) this.#bones[n]?.quaternion.fromArray(rotations, n * 4);
    this.#bones[0]?.position.set(hips[0], hips[1], hips[2]);
  }

  face(weights: FaceWeights): void {
    const positions = this.#positions;
    if (!this.#face?.apply(weights, positions?.array as Float32Array) || !positions) return;
    positions.clearUpdateRanges();
    positions.addUpdateRange(this.#face.first * 3, (this.#face.end - this.#face.first) * 3);
    positions.needsUpdate = true;
  }

  dispose(): void {
    this.mesh.geometry.dispose();
    this.mesh.skeleton.dispose();
    this.mesh.removeFromParent();
  }

  #boundBy({ height }: Body): void {
    // Arms reach as far as the body is tall: one sphere holds every pose.
    const sphere = new Sphere(new Vector3(0, height / 2, 0), height * 0.75);
    this.mesh.geometry.boundingSphere = sphere;
    this.mesh.boundingSphere = sphere;
  }

  #geometryOf({ mesh, faces }: Body): BufferGeometry {
    const geometry = new BufferGeometry();
    const face = new FaceSurface(mesh.positions, faces);
    const positions = new Patched(face.end > 0 ? mesh.positions.slice() : mesh.positions, 3);
    if (face.end > 0) positions.setUsage(DynamicDrawUsage);
    this.#face = face.end > 0 ? face : null;
    this.#positions = positions;
    geometry.setAttribute("position", positions);
    geometry.setAttribute("normal", new BufferAttribute(mesh.normals, 3));
    geometry.setAttribute("color", new BufferAttribute(mesh.colours, 3));
    geometry.setAttribute("finish", new BufferAttribute(Float32Array.from(mesh.finish), 1));
    geometry.setAttribute("skinIndex", new BufferAttribute(mesh.skinIndex, 4));
    geometry.setAttribute("skinWeight", new BufferAttribute(mesh.skinWeight, 4));
    geometry.setIndex(new BufferAttribute(mesh.index, 1));
    return geometry;
  }
}

function bonesOf({ joints }: Body): Bone[] {
  const bones = BONES.map((name, n) => {
    const bone = new Bone();
    bone.name = name;
    const parent = BONES[PARENTS[n] ?? -1];
    const [x, y, z] = joints[name];
    const [px, py, pz] = parent ? joints[parent] : [0, 0, 0];
    bone.position.set(x - px, y - py, z - pz);
    return bone;
  });
  bones.forEach((bone, n) => {
    bones[PARENTS[n] ?? -1]?.add(bone);
  });
  return bones;
}
