import type { AvatarRecipe } from "./recipe";

type Face = AvatarRecipe["face"];
const face = (eyes: Face["eyes"], eyeColour: string, rest: Partial<Face> = {}): Face => ({
  eyes,
  eyeColour,
  brows: "soft",
  nose: "button",
  mouth: "smile",
  hair: "none",
  blush: 45,
  ...rest,
});

export interface Look {
  id: string;
  name: string;
  recipe: AvatarRecipe;
}

/** Eight people to start from. */
export const LOOKS: readonly Look[] = [
  {
    id: "velvet",
    name: "Velvet",
    recipe: {
      v: 1,
      body: { height: 168, build: 38, frame: 22 },
      skin: "#f3c7a6",
      face: face("almond", "#4a2d1a", { mouth: "full", brows: "arched" }),
      hair: { style: "bob", colour: "#4f2f1f" },
      top: { style: "sleeveless", colour: "#b3263f", accent: "#e9b35f" },
      bottom: { style: "long-skirt", colour: "#3a2a3e" },
      shoes: { style: "loafers", colour: "#26202c" },
      glasses: "none",
      hat: { style: "none", colour: "#b3263f" },
    },
  },
  {
    id: "brass",
    name: "Brass",
    recipe: {
      v: 1,
      body: { height: 182, build: 58, frame: 84 },
      skin: "#71402a",
      face: face("bright", "#4a2d1a", { brows: "bold", nose: "broad", mouth: "wide", hair: "beard" }),
      hair: { style: "crop", colour: "#17110f" },
      top: { style: "waistcoat", colour: "#e9b35f", accent: "#f2e6d0" },
      bottom: { style: "trousers", colour: "#26202c" },
      shoes: { style: "loafers", colour: "#6a3a22" },
      glasses: "none",
      hat: { style: "fedora", colour: "#26202c" },
    },
  },
  {
    id: "encore",
    name: "Encore",
    recipe: {
      v: 1,
      body: { height: 163, build: 46, frame: 30 },
      skin: "#94593a",
      face: face("round", "#4a2d1a", { blush: 55 }),
      hair: { style: "afro", colour: "#2e1d16" },
      top: { style: "jacket", colour: "#3c8a86", accent: "#f2e6d0" },
      bottom: { style: "wide", colour: "#d9cbb0" },
      shoes: { style: "sneakers", colour: "#f2e6d0" },
      glasses: "round",
      hat: { style: "none", colour: "#d9643f" },
    },
  },
  {
    id: "treble",
    name: "Treble",
    recipe: {
      v: 1,
      body: { height: 176, build: 30, frame: 66 },
      skin: "#fbdcc6",
      face: face("sleepy", "#37648f", { mouth: "calm", nose: "straight" }),
      hair: { style: "messy", colour: "#a8692f" },
      top: { style: "hoodie", colour: "#3d3a6b", accent: "#e9b35f" },
      bottom: { style: "trousers", colour: "#44506e" },
      shoes: { style: "sneakers", colour: "#b3263f" },
      glasses: "none",
      hat: { style: "none", colour: "#26202c" },
    },
  },
  {
    id: "chorus",
    name: "Chorus",
    recipe: {
      v: 1,
      body: { height: 160, build: 62, frame: 26 },
      skin: "#e5ae86",
      face: face("bright", "#3f6a4a", { mouth: "wide", blush: 65 }),
      hair: { style: "ponytail", colour: "#8c2f22" },
      top: { style: "tee", colour: "#f0a3a0", accent: "#b3263f" },
      bottom: { style: "skirt", colour: "#2e3550" },
      shoes: { style: "boots", colour: "#6a3a22" },
      glasses: "none",
      hat: { style: "none", colour: "#e9b35f" },
    },
  },
  {
    id: "bass",
    name: "Bass",
    recipe: {
      v: 1,
      body: { height: 187, build: 82, frame: 78 },
      skin: "#d19268",
      face: face("almond", "#7a4e22", { brows: "bold", nose: "broad", hair: "moustache", blush: 30 }),
      hair: { style: "quiff", colour: "#17110f" },
      top: { style: "shirt", colour: "#f2e6d0", accent: "#5a1230" },
      bottom: { style: "trousers", colour: "#5d4433" },
      shoes: { style: "boots", colour: "#26202c" },
      glasses: "square",
      hat: { style: "none", colour: "#26202c" },
    },
  },
  {
    id: "lilt",
    name: "Lilt",
    recipe: {
      v: 1,
      body: { height: 170, build: 28, frame: 36 },
      skin: "#b5764c",
      face: face("almond", "#4a2d1a", { brows: "straight", nose: "straight", mouth: "full" }),
      hair: { style: "long", colour: "#17110f" },
      top: { style: "sweater", colour: "#7d8f4e", accent: "#f2e6d0" },
      bottom: { style: "wide", colour: "#26202c" },
      shoes: { style: "loafers", colour: "#e9b35f" },
      glasses: "none",
      hat: { style: "none", colour: "#5a1230" },
    },
  },
  {
    id: "riff",
    name: "Riff",
    recipe: {
      v: 1,
      body: { height: 174, build: 44, frame: 52 },
      skin: "#f3c7a6",
      face: face("round", "#5d6470", { mouth: "smile", blush: 60 }),
      hair: { style: "curls", colour: "#d9607a" },
      top: { style: "jacket", colour: "#26202c", accent: "#d9643f" },
      bottom: { style: "shorts", colour: "#4b4853" },
      shoes: { style: "boots", colour: "#b3263f" },
      glasses: "none",
      hat: { style: "none", colour: "#2f5d66" },
    },
  },
];
