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

type One<List extends readonly string[]> = List[number];

/** Centimetres. */
export const HEIGHTS = { least: 145, most: 200 } as const;

/** Version 1: everything a body was made from, colours as #rrggbb. Kept for whoever comes back with a code of it. */
export interface FirstRecipe {
  v: 1;
  body: {
    /** Centimetres, within HEIGHTS. */
    height: number;
    /** 0 slender, 100 stout. */
    build: number;
    /** 0 hips wider than shoulders, 100 shoulders wider than hips. */
    frame: number;
  };
  skin: string;
  face: {
    eyes: One<typeof EYE_STYLES>;
    eyeColour: string;
    brows: One<typeof BROW_STYLES>;
    nose: One<typeof NOSE_STYLES>;
    mouth: One<typeof MOUTH_STYLES>;
    hair: One<typeof FACE_HAIR>;
    /** 0 to 100. */
    blush: number;
  };
  hair: { style: One<typeof HAIR_STYLES>; colour: string };
  top: { style: One<typeof TOP_STYLES>; colour: string; accent: string };
  bottom: { style: One<typeof BOTTOM_STYLES>; colour: string };
  shoes: { style: One<typeof SHOE_STYLES>; colour: string };
  glasses: One<typeof GLASSES>;
  hat: { style: One<typeof HATS>; colour: string };
}
