import {
  type BottomStyle,
  DRESS_STYLES,
  type Pattern,
  type ShoeStyle,
  type TopStyle,
} from "../garments/outfit";
import { SHOE_COLOURS } from "./palette";
import type { HumanRecipe } from "./recipe";

/** Colours chosen to be worn together: what people pick at random clashes. */
const SCHEMES: readonly { main: string; accent: string; below: string; metal: string }[] = [
  { main: "#7a1737", accent: "#e9b35f", below: "#221a26", metal: "#e9b35f" },
  { main: "#2b356f", accent: "#e9b35f", below: "#1d1b26", metal: "#e9b35f" },
  { main: "#1f6b54", accent: "#f0e2c4", below: "#2a2a34", metal: "#e9b35f" },
  { main: "#d9607a", accent: "#f6e3d8", below: "#2a2130", metal: "#d9d4cf" },
  { main: "#e8664a", accent: "#f6e6cf", below: "#2e3550", metal: "#e9b35f" },
  { main: "#2b8a86", accent: "#f3d9a4", below: "#d9cbb0", metal: "#e9b35f" },
  { main: "#5b2a63", accent: "#f0a3a0", below: "#241c2e", metal: "#d9d4cf" },
  { main: "#d99a2b", accent: "#2e2a3a", below: "#3a3440", metal: "#e9b35f" },
  { main: "#f2e6d0", accent: "#b3263f", below: "#5d4433", metal: "#e9b35f" },
  { main: "#1b1820", accent: "#e9b35f", below: "#1b1820", metal: "#e9b35f" },
  { main: "#a8c6d9", accent: "#3d3a6b", below: "#2e3550", metal: "#d9d4cf" },
  { main: "#3f5c86", accent: "#f2e6d0", below: "#d9cbb0", metal: "#d9d4cf" },
  { main: "#a8472a", accent: "#f2dcb8", below: "#3a3d46", metal: "#c98a6a" },
  { main: "#a98ac9", accent: "#2a2140", below: "#3a2a4e", metal: "#d9d4cf" },
  { main: "#f4efe6", accent: "#26202c", below: "#26202c", metal: "#d9d4cf" },
  { main: "#d9317a", accent: "#1b1820", below: "#1b1820", metal: "#d9d4cf" },
];
/** Jackets and shirts open over it: what shows needs its own light. */
const JEANS = ["#44597e", "#2e3550", "#26202c", "#6f86a8"] as const;

interface Mood {
  tops: readonly TopStyle[];
  bottoms: readonly BottomStyle[];
  /** For whoever wears them; nobody else is given skirts or heels by chance. */
  skirts: readonly BottomStyle[];
  shoes: readonly ShoeStyle[];
  patterns: readonly Pattern[];
}

const CASUAL: Mood = {
  tops: ["tee", "hoodie", "sweater", "polo", "bomber", "jacket", "shirt", "sleeveless"],
  bottoms: ["jeans", "trousers", "wide", "shorts", "jeans"],
  skirts: ["skirt", "pleated-skirt", "leggings", "jeans", "jeans"],
  shoes: ["sneakers", "high-tops", "boots", "sandals", "sneakers"],
  patterns: ["plain", "plain", "stripes", "blocks"],
};
const SMART: Mood = {
  tops: ["shirt", "blazer", "waistcoat", "turtleneck", "wrap", "blouse"],
  bottoms: ["trousers", "wide", "trousers"],
  skirts: ["long-skirt", "pleated-skirt", "wide", "trousers", "skirt"],
  shoes: ["loafers", "boots", "loafers"],
  patterns: ["plain"],
};
const STAGE: Mood = {
  tops: ["sequin-jacket", "leather-jacket", "tailcoat", "bomber", "waistcoat", "wrap"],
  bottoms: ["trousers", "jeans", "wide"],
  skirts: ["leggings", "trousers", "wide", "pleated-skirt"],
  shoes: ["boots", "high-tops", "loafers"],
  patterns: ["plain", "plain", "fade"],
};
/** Necks that leave room for a necklace. */
const BARE_NECKS: readonly TopStyle[] = ["sleeveless", "blouse", "wrap", "crop"];

export type RandomOutfit = Pick<HumanRecipe, "torso" | "top" | "bottom" | "dress" | "shoes" | "jewellery"> & {
  hatColour: string;
};

/** What somebody puts on for a night out. @param feminine how likely skirts, dresses and heels are, 0-1 */
export function randomOutfit(roll: () => number, feminine: number): RandomOutfit {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(roll() * list.length)] as T;
  const chance = (p: number) => roll() < p;
  const { main, accent, below, metal } = pick(SCHEMES);
  const mood = pick([CASUAL, CASUAL, SMART, STAGE]);
  const skirted = chance(feminine);
  const torso = skirted && chance(0.3) ? "dress" : "separates";
  const cropped = skirted && mood === CASUAL && chance(0.2);
  const blouse = (style: TopStyle): TopStyle => (style === "blouse" && !skirted ? "shirt" : style);
  const top = cropped ? "crop" : blouse(pick(mood.tops));
  const bottom = pick(skirted ? mood.skirts : mood.bottoms);
  const shoes = skirted && mood !== CASUAL && chance(0.45) ? "heels" : pick(mood.shoes);
  const bare = torso === "dress" || BARE_NECKS.includes(top);
  return {
    torso,
    top: { style: top, colour: main, accent, pattern: pick(mood.patterns) },
    bottom: {
      style: bottom,
      colour: bottom === "jeans" ? pick(JEANS) : below,
      accent: bottom === "jeans" ? "#c98a4a" : main,
      pattern: "plain",
    },
    dress: {
      style: pick(DRESS_STYLES),
      colour: main,
      accent,
      pattern: chance(0.25) ? "fade" : "plain",
    },
    shoes: {
      style: shoes,
      colour: chance(0.5) ? pick(SHOE_COLOURS) : chance(0.5) ? main : "#26202c",
      accent: chance(0.5) ? accent : "#f2e6d0",
      pattern: "plain",
    },
    jewellery: {
      ears: chance(0.15 + 0.5 * feminine) ? pick(["studs", "hoops", "drops"] as const) : "none",
      neck:
        bare && chance(0.2 + 0.4 * feminine)
          ? pick(["choker", "pearls", "chain", "pendant"] as const)
          : "none",
      colour: metal,
    },
    hatColour: chance(0.5) ? accent : main,
  };
}
