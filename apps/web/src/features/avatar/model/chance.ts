import { type HumanRecipe, randomHuman } from "@karaverse/avatars/recipe";
import type { Part } from "./parts";

/** People are tried until one is as feminine or masculine as the one whose part it will be. */
const TRIES = 40;

/** Somebody else by chance, drawn in the same style. */
export const anybody = (recipe: HumanRecipe, seed: number): HumanRecipe => randomHuman(seed, recipe.style);

/** The same person with one part of somebody else's, who could be their sister or brother. */
export function withPartByChance(recipe: HumanRecipe, part: Part, seed: number): HumanRecipe {
  if (part === "style") return { ...recipe, style: nextStyle(recipe.style) };
  let other = randomHuman(seed, recipe.style);
  const isFeminine = recipe.body.gender < 50;
  for (let n = 1; n < TRIES && other.body.gender < 50 !== isFeminine; n++)
    other = randomHuman(seed + n * 7919, recipe.style);
  switch (part) {
    case "body":
      return { ...recipe, body: { ...other.body, gender: recipe.body.gender } };
    case "face":
      return { ...recipe, features: other.features, face: other.face };
    case "hair":
      return { ...recipe, hair: other.hair, faceHair: other.faceHair };
    case "skin":
      return { ...recipe, skin: other.skin };
    case "outfit": {
      const { torso, top, bottom, dress, shoes } = other;
      return { ...recipe, torso, top, bottom, dress, shoes };
    }
    case "extras": {
      const { glasses, hat, jewellery } = other;
      return { ...recipe, glasses, hat, jewellery };
    }
  }
}

const nextStyle = (style: HumanRecipe["style"]): HumanRecipe["style"] =>
  style === "toon" ? "anime" : style === "anime" ? "realistic" : "toon";
