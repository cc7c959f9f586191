import type { BoneName, RigFrame } from "@karaverse/avatars";
import type { FaceWeights } from "@karaverse/avatars/face";
import { Group, type Object3D } from "three";
import type { Ink } from "../crowd-draw/fade";
import type { Passed } from "../movement";
import type { NearBody, NearBodyNeeds } from "../near-body";
import { faceOf } from "./expressions";
import type { Loaded } from "./load";
import { VrmMaterial } from "./material";
import type { Skeleton } from "./skeleton";

/** Hair and skirts swing; after a pause they go on from where they are, seconds. */
const LONGEST_SWING = 1 / 20;

/** Somebody near in the VRM that they brought (Rule W1). */
export class VrmBody implements NearBody {
  readonly object = new Group();
  readonly #loaded: Loaded;
  readonly #materials: readonly VrmMaterial[];
  readonly #face: ((weights: FaceWeights) => void) | null;
  readonly #done: () => void;

  constructor(loaded: Loaded, { light, room, castShadow }: NearBodyNeeds, done: () => void) {
    this.#loaded = loaded;
    this.#done = done;
    const { vrm, skeleton, looks } = loaded;
    this.#materials = [...looks].map(([mesh, look]) => {
      const material = new VrmMaterial(look, light, room);
      mesh.castShadow = castShadow;
      mesh.material = material;
      return material;
    });
    this.#face = vrm.expressionManager ? faceOf(vrm.expressionManager) : null;
    vrm.springBoneManager?.reset();
    this.object.scale.setScalar(skeleton.scale);
    // VRM 1.0 faces +z, people look along -z.
    this.object.rotation.y = Math.PI;
    this.object.add(vrm.scene);
  }

  get shape(): Skeleton {
    return this.#loaded.skeleton;
  }

  /** A file has one level of detail. */
  refine(): void {}

  pose(frame: RigFrame): void {
    this.#loaded.skeleton.pose(frame);
  }

  face(weights: FaceWeights): void {
    this.#face?.(weights);
  }

  show({ fade }: Pick<Ink, "fade">, { seconds }: Passed): void {
    for (const material of this.#materials) material.fade.value = fade;
    if (fade > 0) this.#loaded.vrm.update(Math.min(seconds, LONGEST_SWING));
  }

  bone(name: BoneName): Object3D {
    return this.#loaded.skeleton.bone(name);
  }

  dispose(): void {
    for (const [mesh, look] of this.#loaded.looks) mesh.material = look;
    for (const material of this.#materials) material.dispose();
    this.#loaded.vrm.scene.removeFromParent();
    this.#done();
  }
}
