import fc from "fast-check";
import { expect, test } from "vitest";
import { SLIDERS } from "../sliders";
import {
  BOTTOM_STYLES,
  DRESS_STYLES,
  decodeHuman,
  EARRING_STYLES,
  encodeHuman,
  FACE_HAIR_STYLES,
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

test("codes of version 1 give the nearest body in the same clothes", () => {
  for (const { code, worn } of [
    {
      code: "1qCYW88emAUotGgMAAgAtBU8vHwazJj_ps18EOio-AiYgLAAAsyY_",
      worn: [168, "#f3c7a6", "bob", "sleeveless", "long-skirt", "loafers", "none", "none"],
    },
    {
      code: "1u1JO0ZJoAXpOIgICAAIeAxcRDwHy5tBaEjAAXUQzASYgLAIAJiAs",
      worn: [187, "#d19268", "quiff", "shirt", "trousers", "boots", "square", "moustache"],
    },
    {
      code: "1sDAm88emATdkjwAAAgAmCxcRDwJqSjRaEjABOio-AfLm0AAA8KOg",
      worn: [176, "#f3c7a6", "curls", "sweater", "wide", "boots", "none", "none"],
    },
  ]) {
    const human = decodeHuman(code);
    expect(humanRecipe.parse(human)).toEqual(human);
    expect(
      human && [
        human.body.height,
        human.skin.colour,
        human.hair.style,
        human.top.style,
        human.bottom.style,
        human.shoes.style,
        human.glasses,
        human.faceHair,
      ],
    ).toEqual(worn);
    for (const broken of [code.slice(0, -1), code.replace(/.$/, "~")]) expect(decodeHuman(broken)).toBeNull();
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
