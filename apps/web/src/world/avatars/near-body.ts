import type { BoneName, RigBody, RigFrame } from "@karaverse/avatars";
import type { FaceWeights } from "@karaverse/avatars/face";
import type { HumanRecipe } from "@karaverse/avatars/recipe";
import type { Object3D } from "three";
import type { Body } from "./bodies";
import type { Ink } from "./crowd-draw/fade";
import { type PersonLight, PersonMaterial } from "./material";
import type { Passed } from "./movement";
import { Skinned } from "./skinned";

/** What movement has to know of a body. */
export type Shape = RigBody & { readonly height: number; readonly eyeHeight: number };

/** What shows somebody near: an object of its own in the scene, whatever it is made of. */
export interface NearBody {
  /** Stands on the origin and looks along -z. Whether it is visible is said by who draws it. */
  readonly object: Object3D;
  /** Its own measures, where they are not those of the recipe. */
  readonly shape?: Shape;
  /** The same person, finer or coarser. */
  refine(body: Body): void;
  pose(frame: RigFrame): void;
  face(weights: FaceWeights): void;
  /** Each frame. @param ink see crowd-draw/fade.ts */
  show(ink: Pick<Ink, "fade">, passed: Passed): void;
  bone(name: BoneName): Object3D;
  dispose(): void;
}

/** What a near body gets to know of whom it shows. */
export interface NearBodyNeeds {
  readonly body: Body;
  readonly style: HumanRecipe["style"];
  /** Kept by reference: it changes in every frame. */
  readonly light: PersonLight;
  readonly specks: boolean;
  readonly castShadow: boolean;
  /** Uniforms of the room. */
  readonly room: object;
}

/** Its identity says whether somebody near is drawn as before or by something else. */
export type MakeNearBody = (needs: NearBodyNeeds) => NearBody;

/** The body of the recipe. */
export const ofRecipe: MakeNearBody = (needs) => new RecipeBody(needs);

class RecipeBody implements NearBody {
  readonly #skinned: Skinned;
  readonly #material: PersonMaterial;

  constructor({ body, style, light, specks, castShadow, room }: NearBodyNeeds) {
    this.#material = new PersonMaterial(light, specks);
    Object.assign(this.#material.uniforms, room);
    this.#material.style = style;
    this.#skinned = new Skinned(body, this.#material, castShadow);
    // Bodies are built facing +z, people look along -z.
    this.object.rotation.y = Math.PI;
  }

  get object(): Object3D {
    return this.#skinned.mesh;
  }

  refine(body: Body): void {
    this.#skinned.refine(body);
  }

  pose(frame: RigFrame): void {
    this.#skinned.set(frame);
  }

  face(weights: FaceWeights): void {
    this.#skinned.face(weights);
  }

  show({ fade }: Pick<Ink, "fade">): void {
    this.#material.fade.value = fade;
  }

  bone(name: BoneName): Object3D {
    return this.#skinned.bone(name);
  }

  dispose(): void {
    this.#skinned.dispose();
    this.#material.dispose();
  }
}
