import {
  decodeHuman,
  encodeHuman,
  HUMAN_LOOKS,
  type HumanRecipe,
  randomHuman,
} from "@karaverse/avatars/recipe";
import { wearOf } from "@karaverse/protocol";

/** What a newcomer chooses: one of the house's looks, a random person, and a few colours on top. */
export interface Look {
  readonly recipe: HumanRecipe;
  /** Id of the house's look it is, unchanged; null for anything else. */
  readonly id: string | null;
}

export const lookOf = (recipe: HumanRecipe): Look => {
  const code = encodeHuman(recipe);
  return { recipe, id: HUMAN_LOOKS.find((look) => encodeHuman(look.recipe) === code)?.id ?? null };
};

/** The look of somebody who was here before; somebody new gets a random one. */
export const lookFrom = (worn: string, seed: number): Look => {
  const { recipe: code } = wearOf(worn);
  const house = HUMAN_LOOKS.find(({ id }) => id === code);
  return lookOf(house?.recipe ?? decodeHuman(code) ?? randomHuman(seed));
};

export const randomLook = (seed: number): Look => lookOf(randomHuman(seed));

export type Colour = "skin" | "hair" | "top";

export function withColour({ recipe }: Look, part: Colour, colour: string): Look {
  switch (part) {
    case "skin":
      return lookOf({ ...recipe, skin: { ...recipe.skin, colour } });
    case "hair":
      return lookOf({ ...recipe, hair: { ...recipe.hair, colour } });
    case "top":
      return lookOf({ ...recipe, [wornBy(recipe)]: { ...recipe[wornBy(recipe)], colour } });
  }
}

export function colourOf({ recipe }: Look, part: Colour): string {
  return part === "top" ? recipe[wornBy(recipe)].colour : recipe[part].colour;
}

/** What shows most of somebody's clothes. */
const wornBy = ({ torso }: HumanRecipe) => (torso === "dress" ? "dress" : "top");

export const codeOf = ({ recipe }: Look): string => encodeHuman(recipe);
