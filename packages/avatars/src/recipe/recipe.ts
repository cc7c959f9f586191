import { z } from "zod";

export const HAIR_STYLES = [
  "bald",
  "buzz",
  "crop",
  "quiff",
  "messy",
  "bob",
  "long",
  "wavy",
  "ponytail",
  "bun",
  "afro",
  "curls",
  "braids",
] as const;
export const EYE_STYLES = ["round", "almond", "sleepy", "bright"] as const;
export const BROW_STYLES = ["soft", "straight", "bold", "arched"] as const;
export const NOSE_STYLES = ["button", "straight", "broad"] as const;
export const MOUTH_STYLES = ["smile", "calm", "full", "wide"] as const;
export const FACE_HAIR = ["none", "stubble", "moustache", "beard"] as const;
export const TOP_STYLES = ["tee", "shirt", "sweater", "hoodie", "jacket", "waistcoat", "sleeveless"] as const;
export const BOTTOM_STYLES = ["trousers", "wide", "shorts", "skirt", "long-skirt"] as const;
export const SHOE_STYLES = ["sneakers", "boots", "loafers"] as const;
export const GLASSES = ["none", "round", "square", "dark"] as const;
export const HATS = ["none", "beanie", "cap", "fedora", "band"] as const;

const colour = z.string().regex(/^#[0-9a-f]{6}$/);
const percent = z.int().min(0).max(100);

/** Everything a body is made from. Small enough to travel in a link; see code.ts. */
export const AvatarRecipe = z.object({
  v: z.literal(1),
  body: z.object({
    /** Centimetres. */
    height: z.int().min(145).max(200),
    /** 0 slender, 100 stout. */
    build: percent,
    /** 0 hips wider than shoulders, 100 shoulders wider than hips. */
    frame: percent,
  }),
  skin: colour,
  face: z.object({
    eyes: z.enum(EYE_STYLES),
    eyeColour: colour,
    brows: z.enum(BROW_STYLES),
    nose: z.enum(NOSE_STYLES),
    mouth: z.enum(MOUTH_STYLES),
    hair: z.enum(FACE_HAIR),
    blush: percent,
  }),
  hair: z.object({ style: z.enum(HAIR_STYLES), colour }),
  top: z.object({ style: z.enum(TOP_STYLES), colour, accent: colour }),
  bottom: z.object({ style: z.enum(BOTTOM_STYLES), colour }),
  shoes: z.object({ style: z.enum(SHOE_STYLES), colour }),
  glasses: z.enum(GLASSES),
  hat: z.object({ style: z.enum(HATS), colour }),
});
export type AvatarRecipe = z.infer<typeof AvatarRecipe>;
