import fc from "fast-check";
import { expect, test } from "vitest";
import { encodeRecipe, LOOKS, randomRecipe } from "../../recipe";
import { SLIDERS } from "../sliders";
import {
  BOTTOM_STYLES,
  DRESS_STYLES,
  decodeHuman,
  EARRING_STYLES,
  encodeHuman,
  FACE_HAIR_STYLES,
  fromFirst,
  GLASSES_STYLES,
  HAT_STYLES,
  HUMAN_HAIR_STYLES,
  HUMAN_LOOKS,
  humanRecipe,
  NECKLACE_STYLES,
  randomHuman,
  SHOE_STYLES,
  STYLES,
  shapeOf,
  TOP_STYLES,
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

test("the looks of the house are eight valid people, each with a code of its own", () => {
  for (const { recipe } of HUMAN_LOOKS) expect(humanRecipe.parse(recipe)).toEqual(recipe);
  expect(new Set(HUMAN_LOOKS.map(({ id }) => id)).size).toBeGreaterThanOrEqual(8);
  expect(new Set(HUMAN_LOOKS.map(({ recipe }) => encodeHuman(recipe))).size).toBe(HUMAN_LOOKS.length);
});

test("random people wear everything there is", () => {
  const people = Array.from({ length: 1200 }, (_, n) => randomHuman(n));
  const worn = (of: (recipe: (typeof people)[number]) => string) => new Set(people.map(of));
  for (const [list, of] of [
    [HAT_STYLES, ({ hat }) => hat.style],
    [GLASSES_STYLES, ({ glasses }) => glasses],
    [FACE_HAIR_STYLES, ({ faceHair }) => faceHair],
    [EARRING_STYLES, ({ jewellery }) => jewellery.ears],
    [NECKLACE_STYLES, ({ jewellery }) => jewellery.neck],
    [HUMAN_HAIR_STYLES, ({ hair }) => hair.style],
    [TOP_STYLES, ({ top }) => top.style],
    [BOTTOM_STYLES, ({ bottom }) => bottom.style],
    [DRESS_STYLES, ({ dress }) => dress.style],
    [SHOE_STYLES, ({ shoes }) => shoes.style],
  ] as const satisfies readonly (readonly [readonly string[], (recipe: (typeof people)[number]) => string])[])
    expect([...worn(of)].sort()).toEqual([...list].sort());
});
