import { dice } from "../../dice";
import { HUMAN_HAIR_STYLES, type HumanHairStyle } from "../hair/parameters";
import { GLASSES_STYLES } from "../head/glasses";
import { HAT_STYLES } from "../head/hats";
import { EYE_COLOURS, HAIR_COLOURS, LID_COLOURS, LIP_COLOURS, NAIL_COLOURS, SKINS } from "./palette";
import { randomOutfit } from "./random-outfit";
import type { HumanRecipe } from "./recipe";

/** Cuts that few choose: one in five of what is asked for at random. */
const RARE = new Set<HumanHairStyle>(["bald", "mohawk", "spaceBuns", "locs", "buzz"]);
const SHORT: readonly HumanHairStyle[] = ["buzz", "crop", "quiff", "undercut", "mohawk", "curtains"];
const FEMININE: readonly HumanHairStyle[] = ["bob", "spaceBuns", "pixie", "ponytail"];
/** Grey comes with age only; the rest of the palette's end is dye. */
const GREY = "#b9b2ac";
const DYED = HAIR_COLOURS.slice(9);

/** A whole person out of a number; the same number always gives the same person. */
export function randomHuman(seed: number, style: HumanRecipe["style"] = "toon"): HumanRecipe {
  const roll = dice(Math.imul(seed, 0x9e3779b1) ^ 0x51ed27);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(roll() * list.length)] as T;
  const chance = (p: number) => roll() < p;
  /** Around 50, seldom near the ends. @param spread 50 reaches them */
  const around = (spread: number, middle = 50) =>
    Math.round(Math.min(100, Math.max(0, middle + ((roll() + roll() + roll()) / 1.5 - 1) * spread)));
  const gender = chance(0.5) ? Math.round(roll() * 26) : 100 - Math.round(roll() * 26);
  const isFeminine = gender < 50;
  const age = chance(0.75) ? Math.round(roll() * 20) : Math.round(roll() * 65);
  const tone = Math.floor(roll() * SKINS.length);
  const isDark = tone >= 4;
  const dyed = chance(0.14);
  const hair =
    age > 45 && chance(0.7)
      ? GREY
      : dyed
        ? pick(DYED)
        : pick(isDark ? HAIR_COLOURS.slice(0, 4) : [...HAIR_COLOURS.slice(0, 8), "#d39a4a", "#a8692f"]);
  const rare = chance(0.2);
  const cuts = HUMAN_HAIR_STYLES.filter(
    (name) =>
      RARE.has(name) === rare &&
      !(isFeminine ? SHORT : FEMININE).includes(name) &&
      (name !== "bald" || !isFeminine),
  );
  // Features lean to one of the three; skins go with anything.
  const lean = [roll() ** 2, roll() ** 2, roll() ** 2].map((share) => Math.round(share * 100));
  const makeup = isFeminine ? 0.6 : 0.06;
  const { hatColour, ...outfit } = randomOutfit(roll, isFeminine ? 0.85 : 0.02);
  return {
    v: 2,
    style,
    body: {
      height: Math.min(198, Math.max(150, Math.round(164 + gender * 0.13 + (around(50) - 50) * 0.28))),
      gender,
      age,
      weight: around(45, 42),
      muscle: around(40, 50),
      shoulders: around(40),
      waist: around(40, 46),
      hips: around(40),
      bust: around(35),
      legs: around(35, 62),
      hands: around(30),
    },
    features: [lean[0] ?? 50, lean[1] ?? 50, lean[2] ?? 50],
    face: {
      width: around(40, 46),
      length: around(40),
      round: around(45, isFeminine ? 60 : 48),
      forehead: around(40),
      cheeks: around(40, 54),
      jaw: around(40, isFeminine ? 34 : 54),
      chin: around(40),
      ears: { size: around(40, 46), stand: around(45, 44), pointed: 0 },
      eyes: {
        size: around(35, 56),
        open: around(35, 56),
        tilt: around(45, 56),
        apart: around(35),
        fold: chance(0.3) ? around(40, 65) : 0,
        colour: isDark && chance(0.85) ? pick(EYE_COLOURS.slice(0, 2)) : pick(EYE_COLOURS),
      },
      brows: {
        height: around(35, 56),
        angle: around(40, 54),
        thickness: around(45, isFeminine ? 34 : 62),
      },
      nose: { length: around(40, 46), width: around(45, 46), bridge: around(45), tip: around(45, 56) },
      mouth: { width: around(40, 54), upper: around(45), lower: around(45, 56), corners: around(24, 70) },
    },
    details: {},
    skin: {
      colour: SKINS[tone] ?? "#e5ae86",
      blush: around(40, 45),
      lips: chance(makeup) ? pick(LIP_COLOURS) : null,
      lids: chance(makeup * 0.6) ? pick(LID_COLOURS) : null,
      lashes: isFeminine ? around(35, 62) : around(25, 30),
      nails: chance(makeup * 0.6) ? pick(NAIL_COLOURS) : null,
    },
    hair: {
      style: pick(cuts),
      colour: hair,
      tips: chance(0.08) ? pick(DYED) : null,
      length: around(50),
      volume: around(50, 54),
      side: chance(0.5) ? "left" : "right",
    },
    faceHair:
      gender > 70 && chance(0.45)
        ? pick(["stubble", "stubble", "moustache", "beard", "goatee"] as const)
        : "none",
    glasses: chance(0.2) ? pick(GLASSES_STYLES.slice(1)) : "none",
    hat: { style: chance(0.14) ? pick(HAT_STYLES.slice(1)) : "none", colour: hatColour },
    ...outfit,
  };
}
