import fc from "fast-check";
import { expect, test } from "vitest";
import { encodeRecipe, LOOKS, randomRecipe } from "../../recipe";
import { SLIDERS } from "../sliders";
import {
  decodeHuman,
  encodeHuman,
  fromFirst,
  humanRecipe,
  randomHuman,
  STYLES,
  shapeOf,
  USUAL,
} from "./index";

const anybody = fc
  .tuple(
    fc.integer(),
    fc.constantFrom(...STYLES),
    fc.dictionary(fc.constantFrom(...SLIDERS), fc.integer({ min: -100, max: 100 }), { maxKeys: 12 }),
  )
  .map(([seed, style, details]) => ({ ...randomHuman(seed, style), details }));

test("the same number always gives the same person, and a valid one", () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      expect(randomHuman(seed)).toEqual(randomHuman(seed));
      expect(humanRecipe.parse(randomHuman(seed))).toEqual(randomHuman(seed));
    }),
  );
});

test("a share code brings back the whole recipe and is safe in a link", () => {
  fc.assert(
    fc.property(anybody, (recipe) => {
      const code = encodeHuman(recipe);
      expect(code).toMatch(/^2[\w-]{100,349}$/);
      expect(decodeHuman(code)).toEqual(recipe);
    }),
  );
});

test("a broken share code is refused, never half read", () => {
  const code = encodeHuman(randomHuman(3));
  for (const broken of [
    "",
    "2",
    code.slice(0, -2),
    `${code}AA`,
    `3${code.slice(1)}`,
    code.replace(/.$/, "~"),
  ])
    expect(decodeHuman(broken)).toBeNull();
  fc.assert(fc.property(fc.string(), (text) => void decodeHuman(`2${text}`)));
});

test("recipes and codes of version 1 give the nearest body in the same clothes", () => {
  for (const first of [...LOOKS.map(({ recipe }) => recipe), ...[1, 2, 3, 4].map(randomRecipe)]) {
    const human = fromFirst(first);
    expect(humanRecipe.parse(human)).toEqual(human);
    expect(decodeHuman(encodeRecipe(first))).toEqual(human);
    expect(human.body.height).toBe(first.body.height);
    expect(human.hair.style).toBe(first.hair.style);
    expect([human.top.style, human.bottom.style, human.shoes.style]).toEqual([
      first.top.style,
      first.bottom.style,
      first.shoes.style,
    ]);
  }
});

test("every slider of the body is within a recipe's reach", () => {
  for (const name of SLIDERS)
    expect(shapeOf({ ...USUAL, details: { [name]: 60 } }).details[name]).not.toBe(0);
});
