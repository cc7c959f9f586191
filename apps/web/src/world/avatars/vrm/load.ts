import { type VRM, VRMLoaderPlugin, VRMUtils } from "@pixiv/three-vrm";
import {
  Box3,
  type Mesh,
  type MeshStandardMaterial,
  type Object3D,
  SkinnedMesh,
  Sphere,
  Vector3,
} from "three";
import { type GLTF, GLTFLoader, type GLTFParser } from "three/addons/loaders/GLTFLoader.js";
import { type Skeleton, skeletonOf } from "./skeleton";

export { VrmBody } from "./vrm-body";

/** Of anybody, metres: smaller and larger ones are brought to it. */
const HEIGHT = { least: 0.6, most: 2.3 } as const;
/**
 * How far anything of a body may be from where it stands, in its own heights. Arms reach half a height to the side at
 * rest; wings and tails have as much again. Who floats has more above, and what trails hangs through the floor a little.
 */
const REACH = { aside: 1.1, up: 1.6, down: 0.4 } as const;

/** A file as it is kept: worn by one at a time. */
export interface Loaded {
  readonly vrm: VRM;
  readonly skeleton: Skeleton;
  /** Each mesh with what the file says of its surface. */
  readonly looks: ReadonlyMap<Mesh, MeshStandardMaterial>;
  dispose(): void;
}

/** The room lights everybody itself, so the file's own toon shading is left out before it is read. */
class PlainMaterials {
  readonly name = "plain-materials";

  constructor({ json }: GLTFParser) {
    for (const { extensions } of json.materials ?? []) if (extensions) delete extensions.VRMC_materials_mtoon;
  }
}

/** Hair that does not swing is better than none: a file whose springs cannot be read is read without. */
class WithoutSprings {
  readonly name = "without-springs";

  constructor({ json }: GLTFParser) {
    json.extensionsUsed = json.extensionsUsed?.filter((name: string) => name !== "VRMC_springBone");
    delete json.extensions?.VRMC_springBone;
  }
}

/** Throws where it cannot be fetched, read or drawn. */
export async function loadVrm(url: string): Promise<Loaded> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the file answered ${response.status}`);
  return readVrm(await response.arrayBuffer());
}

function parse(bytes: ArrayBuffer, swings: boolean): Promise<GLTF> {
  const loader = new GLTFLoader().register((parser) => new PlainMaterials(parser));
  if (!swings) loader.register((parser) => new WithoutSprings(parser));
  return loader.register((parser) => new VRMLoaderPlugin(parser)).parseAsync(bytes, "");
}

export async function readVrm(bytes: ArrayBuffer): Promise<Loaded> {
  const { userData, scene } = await parse(bytes, true).catch(() => parse(bytes, false));
  const vrm = userData.vrm as VRM | undefined;
  if (!vrm) throw new Error("there is no VRM in it");
  if (vrm.lookAt) vrm.lookAt.autoUpdate = false;
  const looks = new Map<Mesh, MeshStandardMaterial>();
  scene.traverse((object) => {
    if ("isMesh" in object) {
      const mesh = object as Mesh;
      looks.set(mesh, [mesh.material].flat()[0] as MeshStandardMaterial);
    } else if ("isLight" in object || "isCamera" in object) object.visible = false;
  });
  const dispose = () => VRMUtils.deepDispose(scene);
  try {
    const size = sizeOf(scene, looks.keys());
    for (const mesh of looks.keys()) if (mesh instanceof SkinnedMesh) bound(mesh, size.own);
    return { vrm, skeleton: skeletonOf(vrm, size), looks, dispose };
  } catch (error) {
    dispose();
    throw error;
  }
}

/** Metres in the file, at rest. A body that reaches across the room is none. */
function sizeOf(scene: Object3D, meshes: Iterable<Mesh>): { own: number; scale: number } {
  scene.updateMatrixWorld(true);
  const box = new Box3();
  for (const mesh of meshes) box.expandByObject(mesh, true);
  const own = box.max.y - Math.max(0, box.min.y);
  const { min, max } = box;
  const aside = Math.max(-min.x, max.x, -min.z, max.z);
  if (![...min.toArray(), ...max.toArray()].every(Number.isFinite) || own < 0.01)
    throw new Error("it has no size");
  if (aside > own * REACH.aside || max.y > own * REACH.up || -min.y > own * REACH.down)
    throw new Error("it reaches too far around itself");
  return { own, scale: Math.min(HEIGHT.most, Math.max(HEIGHT.least, own)) / own };
}

/** Arms reach as far as the body is tall: one sphere holds every pose, and nobody works it out again. */
function bound(mesh: SkinnedMesh, height: number): void {
  const toMesh = mesh.matrixWorld.clone().invert();
  mesh.boundingSphere = new Sphere(new Vector3(0, height / 2, 0), height * 0.9).applyMatrix4(toMesh);
}
