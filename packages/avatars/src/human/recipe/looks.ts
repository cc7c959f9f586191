import type { HumanRecipe } from "./recipe";
import { USUAL } from "./usual";

type Change<T> = {
  [K in keyof T]?: T[K] extends readonly unknown[] | null ? T[K] : T[K] extends object ? Change<T[K]> : T[K];
};

/** Somebody who is usual but for this. */
function somebody(change: Change<HumanRecipe>): HumanRecipe {
  return changed(USUAL, change);
}

function changed<T>(from: T, change: Change<T>): T {
  const out = { ...from };
  for (const [key, value] of Object.entries(change) as [keyof T, unknown][])
    out[key] = (
      typeof value === "object" && value !== null && !Array.isArray(value)
        ? changed(from[key], value as Change<T[keyof T]>)
        : value
    ) as T[keyof T];
  return out;
}

export interface HumanLook {
  id: string;
  name: string;
  recipe: HumanRecipe;
}

/** Eight people to start from, dressed for the night. */
export const HUMAN_LOOKS: readonly HumanLook[] = [
  {
    id: "velvet",
    name: "Velvet",
    recipe: somebody({
      body: { height: 170, gender: 6, age: 12, weight: 40, waist: 36, hips: 58, legs: 68 },
      features: [20, 10, 70],
      face: {
        round: 62,
        jaw: 30,
        cheeks: 58,
        eyes: { size: 58, open: 54, tilt: 70, fold: 40, colour: "#4a2d1a" },
        brows: { height: 58, angle: 58, thickness: 32 },
        nose: { length: 42, width: 42, tip: 58 },
        mouth: { width: 48, upper: 66, lower: 68, corners: 70 },
      },
      skin: { colour: "#f3c7a6", blush: 50, lips: "#b3263f", lids: "#5a3a44", lashes: 85, nails: "#b3263f" },
      hair: { style: "bob", colour: "#2e1d16", volume: 62, length: 46 },
      jewellery: { ears: "drops", neck: "pearls", colour: "#e9b35f" },
      torso: "dress",
      dress: { style: "evening-gown", colour: "#7a1737", accent: "#e9b35f", pattern: "plain" },
      shoes: { style: "heels", colour: "#7a1737", accent: "#e9b35f" },
    }),
  },
  {
    id: "brass",
    name: "Brass",
    recipe: somebody({
      body: { height: 186, gender: 96, age: 22, weight: 50, muscle: 68, shoulders: 66, legs: 60 },
      features: [15, 80, 5],
      face: {
        jaw: 62,
        chin: 58,
        eyes: { size: 54, open: 56, colour: "#4a2d1a" },
        brows: { thickness: 74, height: 54, angle: 52 },
        nose: { width: 64, length: 50 },
        mouth: { width: 66, upper: 58, lower: 62, corners: 76 },
      },
      skin: { colour: "#71402a", blush: 35, lashes: 35 },
      hair: { style: "crop", colour: "#17110f" },
      faceHair: "beard",
      hat: { style: "fedora", colour: "#26202c" },
      top: { style: "waistcoat", colour: "#c8882e", accent: "#f4efe6", pattern: "plain" },
      bottom: { style: "trousers", colour: "#26202c" },
      shoes: { style: "loafers", colour: "#6a3a22", accent: "#26202c" },
    }),
  },
  {
    id: "encore",
    name: "Encore",
    recipe: somebody({
      body: { height: 165, gender: 8, age: 8, weight: 48, waist: 40, hips: 60, legs: 62 },
      features: [25, 70, 5],
      face: {
        round: 66,
        jaw: 34,
        cheeks: 62,
        eyes: { size: 64, open: 62, tilt: 56, colour: "#4a2d1a" },
        brows: { thickness: 38, height: 60 },
        nose: { width: 56, length: 40, tip: 60 },
        mouth: { width: 60, upper: 68, lower: 70, corners: 78 },
      },
      skin: { colour: "#94593a", blush: 55, lips: "#c9566a", lids: "#a8743f", lashes: 80, nails: "#e0607a" },
      hair: { style: "afro", colour: "#2e1d16", volume: 72 },
      glasses: "round",
      jewellery: { ears: "hoops", colour: "#e9b35f" },
      top: { style: "sequin-jacket", colour: "#2b8a86", accent: "#f3d9a4", pattern: "plain" },
      bottom: { style: "wide", colour: "#221a26" },
      shoes: { style: "boots", colour: "#e9b35f", accent: "#26202c" },
    }),
  },
  {
    id: "treble",
    name: "Treble",
    recipe: somebody({
      body: { height: 178, gender: 86, age: 4, weight: 30, muscle: 42, shoulders: 54, legs: 70 },
      features: [85, 0, 15],
      face: {
        width: 44,
        jaw: 44,
        eyes: { size: 58, open: 46, tilt: 46, colour: "#37648f" },
        brows: { thickness: 54, angle: 46 },
        nose: { length: 50, width: 42, tip: 56 },
        mouth: { width: 56, upper: 54, lower: 56, corners: 72 },
      },
      skin: { colour: "#fbdcc6", blush: 55, lashes: 40 },
      hair: { style: "curtains", colour: "#d39a4a", volume: 60, length: 60 },
      jewellery: { ears: "studs", colour: "#d9d4cf" },
      top: { style: "leather-jacket", colour: "#1b1820", accent: "#f4efe6", pattern: "plain" },
      bottom: { style: "jeans", colour: "#2e3550", accent: "#c98a4a" },
      shoes: { style: "high-tops", colour: "#b3263f", accent: "#f2e6d0" },
    }),
  },
  {
    id: "chorus",
    name: "Chorus",
    recipe: somebody({
      body: { height: 161, gender: 4, age: 6, weight: 60, waist: 48, hips: 64, bust: 62, legs: 60 },
      features: [75, 5, 20],
      face: {
        round: 72,
        jaw: 30,
        cheeks: 66,
        eyes: { size: 68, open: 64, colour: "#3f6a4a" },
        brows: { thickness: 36, height: 60 },
        nose: { length: 36, tip: 66, width: 46 },
        mouth: { width: 66, upper: 56, lower: 62, corners: 80 },
      },
      skin: { colour: "#f3c7a6", blush: 75, lips: "#d9786a", lashes: 70, nails: "#d9786a" },
      hair: { style: "ponytail", colour: "#8c2f22", volume: 64, length: 60 },
      jewellery: { ears: "hoops", neck: "pendant", colour: "#e9b35f" },
      torso: "dress",
      dress: { style: "summer-dress", colour: "#2b356f", accent: "#e9b35f", pattern: "plain" },
      shoes: { style: "boots", colour: "#6a3a22", accent: "#26202c" },
    }),
  },
  {
    id: "bass",
    name: "Bass",
    recipe: somebody({
      body: { height: 184, gender: 98, age: 34, weight: 78, muscle: 60, shoulders: 64 },
      features: [60, 10, 30],
      face: {
        round: 58,
        jaw: 62,
        cheeks: 60,
        eyes: { size: 50, open: 50, colour: "#7a4e22" },
        brows: { thickness: 82, height: 48 },
        nose: { width: 62, length: 54 },
        mouth: { width: 58, corners: 74 },
      },
      skin: { colour: "#d19268", blush: 45, lashes: 30 },
      hair: { style: "quiff", colour: "#17110f", volume: 66 },
      faceHair: "moustache",
      glasses: "square",
      top: { style: "shirt", colour: "#b3263f", accent: "#f2e6d0", pattern: "plain" },
      bottom: { style: "trousers", colour: "#3a3440" },
      shoes: { style: "loafers", colour: "#26202c", accent: "#26202c" },
    }),
  },
  {
    id: "lilt",
    name: "Lilt",
    recipe: somebody({
      body: { height: 172, gender: 18, age: 14, weight: 34, legs: 72, waist: 42 },
      features: [35, 20, 45],
      face: {
        length: 56,
        jaw: 38,
        cheeks: 54,
        eyes: { size: 58, open: 52, tilt: 66, colour: "#4a2d1a" },
        brows: { thickness: 46, height: 54, angle: 54 },
        nose: { length: 50, bridge: 56, width: 44 },
        mouth: { width: 54, upper: 62, lower: 66, corners: 68 },
      },
      skin: { colour: "#b5764c", blush: 40, lips: "#8c2f3f", lids: "#8a5a3a", lashes: 75, nails: "#5a1230" },
      hair: { style: "wavy", colour: "#17110f", volume: 62, length: 66 },
      jewellery: { ears: "drops", neck: "chain", colour: "#e9b35f" },
      top: { style: "wrap", colour: "#d99a2b", accent: "#7a1737", pattern: "plain" },
      bottom: { style: "wide", colour: "#221a26" },
      shoes: { style: "heels", colour: "#e9b35f", accent: "#26202c" },
    }),
  },
  {
    id: "riff",
    name: "Riff",
    recipe: somebody({
      body: { height: 173, gender: 46, age: 4, weight: 38, muscle: 48, legs: 64 },
      features: [45, 5, 50],
      face: {
        round: 58,
        jaw: 42,
        eyes: { size: 64, open: 58, tilt: 60, colour: "#5d6470" },
        brows: { thickness: 50, height: 56 },
        nose: { length: 42, tip: 58 },
        mouth: { width: 58, corners: 74 },
      },
      skin: { colour: "#fbdcc6", blush: 60, lids: "#26202c", lashes: 65, nails: "#26202c" },
      hair: { style: "messy", colour: "#d9607a", tips: "#6a3050", volume: 68 },
      jewellery: { ears: "studs", neck: "choker", colour: "#26202c" },
      top: { style: "bomber", colour: "#2a2140", accent: "#d9317a", pattern: "plain" },
      bottom: { style: "jeans", colour: "#1b1820", accent: "#d9d4cf" },
      shoes: { style: "high-tops", colour: "#f2e6d0", accent: "#d9317a" },
    }),
  },
];
