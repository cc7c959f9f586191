import { CLOTH_COLOURS, EYE_COLOURS, HAIR_COLOURS, SHOE_COLOURS, SKINS, TROUSER_COLOURS } from "./palette";
import {
  type AvatarRecipe,
  BOTTOM_STYLES,
  BROW_STYLES,
  EYE_STYLES,
  GLASSES,
  HAIR_STYLES,
  HATS,
  MOUTH_STYLES,
  NOSE_STYLES,
  SHOE_STYLES,
  TOP_STYLES,
} from "./recipe";

/** Numbers in [0, 1) that depend on the seed alone (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** FNV-1a: a person's id as a seed, so that everybody has a look of their own from the start. */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}

/** A whole person out of a number; the same number always gives the same person. */
export function randomRecipe(seed: number): AvatarRecipe {
  const roll = dice(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(roll() * list.length)] as T;
  const chance = (p: number) => roll() < p;
  const percent = () => Math.round(((roll() + roll()) / 2) * 100);
  const frame = percent();
  const beardy = frame > 55 && chance(0.45);
  // Grey, rose and petrol hair are seen, but not on every second person.
  const hairColour = chance(0.8) ? pick(HAIR_COLOURS.slice(0, 8)) : pick(HAIR_COLOURS.slice(8));
  return {
    v: 1,
    body: { height: 158 + Math.round(frame * 0.14 + roll() * 16), build: percent(), frame },
    skin: pick(SKINS),
    face: {
      eyes: pick(EYE_STYLES),
      eyeColour: pick(EYE_COLOURS),
      brows: pick(BROW_STYLES),
      nose: pick(NOSE_STYLES),
      mouth: pick(MOUTH_STYLES),
      hair: beardy ? pick(["stubble", "moustache", "beard"] as const) : "none",
      blush: Math.round(roll() * 80),
    },
    hair: { style: chance(0.96) ? pick(HAIR_STYLES.slice(1)) : "bald", colour: hairColour },
    top: { style: pick(TOP_STYLES), colour: pick(CLOTH_COLOURS), accent: pick(CLOTH_COLOURS) },
    bottom: {
      style:
        frame < 55 && chance(0.45) ? pick(["skirt", "long-skirt"] as const) : pick(BOTTOM_STYLES.slice(0, 3)),
      colour: pick(TROUSER_COLOURS),
    },
    shoes: { style: pick(SHOE_STYLES), colour: pick(SHOE_COLOURS) },
    glasses: chance(0.25) ? pick(GLASSES.slice(1)) : "none",
    hat: { style: chance(0.18) ? pick(HATS.slice(1)) : "none", colour: pick(CLOTH_COLOURS) },
  };
}
