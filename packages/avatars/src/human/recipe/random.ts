import {
  CLOTH_COLOURS,
  EYE_COLOURS,
  HAIR_COLOURS,
  SHOE_COLOURS,
  SKINS,
  TROUSER_COLOURS,
} from "../../recipe/palette";
import { dice } from "../../recipe/random";
import { GLASSES } from "../../recipe/recipe";
import { BOTTOM_STYLES, DRESS_STYLES, type Pattern, SHOE_STYLES, TOP_STYLES } from "../garments/outfit";
import { HUMAN_HAIR_STYLES } from "../hair/parameters";
import { HAT_STYLES } from "../head/hats";
import type { HumanRecipe } from "./recipe";

const LIP_COLOURS = ["#b3263f", "#8c2f3f", "#c9566a", "#7a2f4a", "#d9786a"] as const;
const LID_COLOURS = ["#6a4a6a", "#8a5a3a", "#3d4a6b", "#a8743f", "#5a3a44"] as const;

/** A whole person out of a number; the same number always gives the same person. */
export function randomHuman(seed: number, style: HumanRecipe["style"] = "toon"): HumanRecipe {
  const roll = dice(Math.imul(seed, 0x9e3779b1) ^ 0x51ed27);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(roll() * list.length)] as T;
  const chance = (p: number) => roll() < p;
  /** Around 50, seldom near the ends. @param spread 50 reaches them */
  const around = (spread: number, middle = 50) =>
    Math.round(Math.min(100, Math.max(0, middle + ((roll() + roll() + roll()) / 1.5 - 1) * spread)));
  const hex = (colours: readonly string[]) => pick(colours);
  const gender = chance(0.5) ? Math.round(roll() * 28) : 100 - Math.round(roll() * 28);
  const isFeminine = gender < 50;
  const age = chance(0.7) ? Math.round(roll() * 25) : Math.round(roll() * 70);
  const hair =
    age > 50 && chance(0.5)
      ? "#b9b2ac"
      : chance(0.82)
        ? pick(HAIR_COLOURS.slice(0, 8))
        : pick(HAIR_COLOURS.slice(8));
  // Features lean to one of the three; skins go with anything.
  const lean = [roll() ** 2, roll() ** 2, roll() ** 2].map((share) => Math.round(share * 100));
  const makeup = isFeminine ? 0.55 : 0.08;
  const beardy = gender > 65 && chance(0.4);
  const pattern = (): Pattern => (chance(0.75) ? "plain" : pick(["stripes", "blocks", "fade"] as const));
  const hairStyle = chance(0.95)
    ? pick(
        HUMAN_HAIR_STYLES.slice(1).filter((name) =>
          isFeminine ? !/buzz|mohawk/.test(name) : !/spaceBuns|bob/.test(name),
        ),
      )
    : "bald";
  return {
    v: 2,
    style,
    body: {
      height: Math.min(198, Math.max(150, Math.round(164 + gender * 0.13 + (around(50) - 50) * 0.28))),
      gender,
      age,
      weight: around(45, 45),
      muscle: around(40, 48),
      shoulders: around(40),
      waist: around(40),
      hips: around(40),
      bust: around(35),
      legs: around(35, 58),
      hands: around(30),
    },
    features: [lean[0] ?? 50, lean[1] ?? 50, lean[2] ?? 50],
    face: {
      width: around(45),
      length: around(40),
      round: around(50, isFeminine ? 56 : 46),
      forehead: around(40),
      cheeks: around(45),
      jaw: around(40, isFeminine ? 42 : 56),
      chin: around(45),
      ears: { size: around(45), stand: around(50), pointed: 0 },
      eyes: {
        size: around(40),
        open: around(40),
        tilt: around(50),
        apart: around(40),
        fold: chance(0.35) ? around(40, 65) : 0,
        colour: hex(EYE_COLOURS),
      },
      brows: { height: around(45), angle: around(50), thickness: around(50, isFeminine ? 35 : 65) },
      nose: { length: around(50), width: around(50), bridge: around(55), tip: around(50) },
      mouth: { width: around(50), upper: around(50), lower: around(50), corners: around(30, 60) },
    },
    details: {},
    skin: {
      colour: hex(SKINS),
      blush: Math.round(roll() * 80),
      lips: chance(makeup) ? hex(LIP_COLOURS) : null,
      lids: chance(makeup * 0.7) ? hex(LID_COLOURS) : null,
      nails: chance(makeup * 0.7) ? hex(LIP_COLOURS) : null,
    },
    hair: {
      style: hairStyle,
      colour: hair,
      tips: chance(0.1) ? pick(HAIR_COLOURS.slice(8)) : null,
      length: around(50),
      volume: around(50),
      side: chance(0.5) ? "left" : "right",
    },
    faceHair: beardy ? pick(["stubble", "moustache", "beard"] as const) : "none",
    glasses: chance(0.22) ? pick(GLASSES.slice(1)) : "none",
    hat: { style: chance(0.16) ? pick(HAT_STYLES.slice(1)) : "none", colour: hex(CLOTH_COLOURS) },
    torso: isFeminine && chance(0.25) ? "dress" : "separates",
    top: {
      style: pick(TOP_STYLES),
      colour: hex(CLOTH_COLOURS),
      accent: hex(CLOTH_COLOURS),
      pattern: pattern(),
    },
    bottom: {
      style: pick(BOTTOM_STYLES.filter((name) => isFeminine || !/skirt|leggings/.test(name))),
      colour: hex(TROUSER_COLOURS),
      accent: hex(TROUSER_COLOURS),
      pattern: "plain",
    },
    dress: {
      style: pick(DRESS_STYLES),
      colour: hex(CLOTH_COLOURS),
      accent: hex(CLOTH_COLOURS),
      pattern: pattern(),
    },
    shoes: {
      style: pick(SHOE_STYLES.filter((name) => isFeminine || name !== "heels")),
      colour: hex(SHOE_COLOURS),
      accent: hex(SHOE_COLOURS),
      pattern: "plain",
    },
  };
}
