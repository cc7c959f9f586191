import type { AvatarRecipe } from "../recipe/recipe";
import { BONES, type BoneName } from "../skeleton/bones";
import { buildArms } from "./arms";
import { type AvatarMesh, MeshBuilder } from "./builder";
import { buildFaceHair, buildGlasses, buildHat } from "./extras";
import { buildEyes, buildMouth } from "./face";
import { buildHair } from "./hair";
import { buildHead } from "./head";
import { buildLegs } from "./legs";
import { HEAD, planOf } from "./plan";
import { buildHips, buildTrunk } from "./torso";
import { scale, type Vec3 } from "./vector";

export interface AvatarBody {
  mesh: AvatarMesh;
  /** Where each bone's joint rests, metres, soles at y 0, facing +z, arms out (VRM's T); no bone is turned at rest. */
  joints: Record<BoneName, Vec3>;
  /** From the mesh into each bone's frame, column-major 4 x 4 by bone, where the mesh is not drawn in the resting pose. */
  inverseBind?: Float32Array<ArrayBuffer>;
  /** Between the lips, at rest: where a microphone is held. Without it the head of the plan is meant. */
  mouth?: Vec3;
  /** From the soles to the crown, and to the eyes. */
  height: number;
  eyeHeight: number;
}

/** Deterministic: the same recipe gives the same bytes. */
export function buildAvatar(recipe: AvatarRecipe): AvatarBody {
  const plan = planOf(recipe);
  const b = new MeshBuilder();
  buildHips(b, recipe, plan);
  buildLegs(b, recipe, plan);
  buildTrunk(b, recipe, plan);
  buildArms(b, recipe, plan);
  buildHead(b, recipe);
  buildEyes(b, recipe);
  buildMouth(b, recipe);
  buildFaceHair(b, recipe);
  buildHair(b, recipe);
  buildGlasses(b, recipe);
  buildHat(b, recipe);
  const joints = Object.fromEntries(
    BONES.map((name) => [name, scale(plan.joints[name], plan.size)]),
  ) as AvatarBody["joints"];
  return {
    mesh: b.finish(plan.size),
    joints,
    height: recipe.body.height / 100,
    eyeHeight: (HEAD.chin + 0.45 * HEAD.height) * plan.size,
  };
}
