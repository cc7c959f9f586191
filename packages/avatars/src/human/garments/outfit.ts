/** What hangs on the trunk. The first seven keep the names of version 1 of the recipe. */
export const TOP_STYLES = [
  "tee",
  "shirt",
  "sweater",
  "hoodie",
  "jacket",
  "waistcoat",
  "sleeveless",
  "polo",
  "turtleneck",
  "blouse",
  "leather-jacket",
  "blazer",
  "bomber",
  "wrap",
  "crop",
  "sequin-jacket",
  "tailcoat",
] as const;
export type TopStyle = (typeof TOP_STYLES)[number];

export const BOTTOM_STYLES = [
  "trousers",
  "wide",
  "shorts",
  "skirt",
  "long-skirt",
  "jeans",
  "pleated-skirt",
  "leggings",
] as const;
export type BottomStyle = (typeof BOTTOM_STYLES)[number];

/** A dress takes the place of top and bottom; a jacket may be worn over it. */
export const DRESS_STYLES = ["summer-dress", "evening-gown", "glitter-dress"] as const;
export type DressStyle = (typeof DRESS_STYLES)[number];

export const SHOE_STYLES = ["sneakers", "boots", "loafers", "heels", "sandals", "high-tops"] as const;
export type ShoeStyle = (typeof SHOE_STYLES)[number];

export const PATTERNS = ["plain", "stripes", "blocks", "fade", "sequins"] as const;
export type Pattern = (typeof PATTERNS)[number];

/** Colours as #rrggbb. The accent is what collar, cuffs, stripes and what is worn below are made of. */
export interface Dye {
  colour: string;
  accent: string;
  pattern: Pattern;
}

export type Torso =
  | { kind: "separates"; top: Dye & { style: TopStyle }; bottom: Dye & { style: BottomStyle } }
  | { kind: "dress"; dress: Dye & { style: DressStyle } };

export interface OutfitParameters {
  torso: Torso;
  shoes: Dye & { style: ShoeStyle };
}
