import { z } from "zod";
import { BOTTOM_STYLES, DRESS_STYLES, PATTERNS, SHOE_STYLES, TOP_STYLES } from "../garments/outfit";
import { HUMAN_HAIR_STYLES } from "../hair/parameters";
import { EARRING_STYLES } from "../head/earrings";
import { FACE_HAIR_STYLES } from "../head/face-hair";
import { GLASSES_STYLES } from "../head/glasses";
import { HAT_STYLES } from "../head/hats";
import { NECKLACE_STYLES } from "../head/necklaces";
import { SLIDERS } from "../sliders";

/** Centimetres. */
export const HUMAN_HEIGHTS = { least: 145, most: 200 } as const;

export const STYLES = ["toon", "anime", "realistic"] as const;

const colour = z.string().regex(/^#[0-9a-f]{6}$/);
/** 0 to 100; of what can be less or more than usual, 50 is usual. */
const percent = z.int().min(0).max(100);
const dye = { colour, accent: colour, pattern: z.enum(PATTERNS) };

/**
 * Somebody, in numbers a person can turn. Everything else about a body follows from it: the same recipe gives the same
 * bytes. Version 1 (recipe/recipe.ts) goes over into it by fromFirst.
 */
export const humanRecipe = z.strictObject({
  v: z.literal(2),
  style: z.enum(STYLES),
  body: z.strictObject({
    /** Centimetres. */
    height: z.int().min(HUMAN_HEIGHTS.least).max(HUMAN_HEIGHTS.most),
    /** 0 female, 100 male. */
    gender: percent,
    /** 0 a young adult, 100 old. */
    age: percent,
    weight: percent,
    muscle: percent,
    shoulders: percent,
    waist: percent,
    hips: percent,
    bust: percent,
    legs: percent,
    hands: percent,
  }),
  /** Shares of three sets of features, mixed by what they have of the whole. */
  features: z.tuple([percent, percent, percent]),
  face: z.strictObject({
    width: percent,
    length: percent,
    round: percent,
    forehead: percent,
    cheeks: percent,
    jaw: percent,
    chin: percent,
    ears: z.strictObject({ size: percent, stand: percent, pointed: percent }),
    eyes: z.strictObject({
      size: percent,
      open: percent,
      tilt: percent,
      apart: percent,
      fold: percent,
      colour,
    }),
    brows: z.strictObject({ height: percent, angle: percent, thickness: percent }),
    nose: z.strictObject({ length: percent, width: percent, bridge: percent, tip: percent }),
    mouth: z.strictObject({ width: percent, upper: percent, lower: percent, corners: percent }),
  }),
  /** Any slider of the body on top of it all, -100 to 100. */
  details: z.partialRecord(z.enum(SLIDERS), z.int().min(-100).max(100)),
  skin: z.strictObject({
    colour,
    blush: percent,
    lips: colour.nullable(),
    lids: colour.nullable(),
    /** How long and dark: 0 bare, 100 drawn out to a wing. */
    lashes: percent,
    nails: colour.nullable(),
  }),
  hair: z.strictObject({
    style: z.enum(HUMAN_HAIR_STYLES),
    colour,
    tips: colour.nullable(),
    length: percent,
    volume: percent,
    side: z.enum(["left", "right"]),
  }),
  faceHair: z.enum(FACE_HAIR_STYLES),
  glasses: z.enum(GLASSES_STYLES),
  hat: z.strictObject({ style: z.enum(HAT_STYLES), colour }),
  jewellery: z.strictObject({
    ears: z.enum(EARRING_STYLES),
    neck: z.enum(NECKLACE_STYLES),
    /** Of the metal. */
    colour,
  }),
  /** What is worn of the two below; the other is kept for when it is worn again. */
  torso: z.enum(["separates", "dress"]),
  top: z.strictObject({ style: z.enum(TOP_STYLES), ...dye }),
  bottom: z.strictObject({ style: z.enum(BOTTOM_STYLES), ...dye }),
  dress: z.strictObject({ style: z.enum(DRESS_STYLES), ...dye }),
  shoes: z.strictObject({ style: z.enum(SHOE_STYLES), ...dye }),
});
export type HumanRecipe = z.infer<typeof humanRecipe>;
