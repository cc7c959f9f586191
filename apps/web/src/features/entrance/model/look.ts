import { type AvatarRecipe, decodeRecipe, encodeRecipe, LOOKS, randomRecipe } from "@karaverse/avatars";

/** What a newcomer chooses: one of the house's looks, a random person, and a few colours on top. */
export interface Look {
  readonly recipe: AvatarRecipe;
  /** Id of the house's look it is, unchanged; null for anything else. */
  readonly id: string | null;
}

export const lookOf = (recipe: AvatarRecipe): Look => {
  const code = encodeRecipe(recipe);
  return { recipe, id: LOOKS.find((look) => encodeRecipe(look.recipe) === code)?.id ?? null };
};

/** The look of somebody who was here before; somebody new gets a random one. */
export const lookFrom = (code: string, seed: number): Look => {
  const house = LOOKS.find(({ id }) => id === code);
  return lookOf(house?.recipe ?? decodeRecipe(code) ?? randomRecipe(seed));
};

export const randomLook = (seed: number): Look => lookOf(randomRecipe(seed));

export type Colour = "skin" | "hair" | "top";

export function withColour({ recipe }: Look, part: Colour, colour: string): Look {
  switch (part) {
    case "skin":
      return lookOf({ ...recipe, skin: colour });
    case "hair":
      return lookOf({ ...recipe, hair: { ...recipe.hair, colour } });
    case "top":
      return lookOf({ ...recipe, top: { ...recipe.top, colour } });
  }
}

export const colourOf = ({ recipe }: Look, part: Colour): string =>
  part === "skin" ? recipe.skin : recipe[part].colour;

export const codeOf = ({ recipe }: Look): string => encodeRecipe(recipe);
