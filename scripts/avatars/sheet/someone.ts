import { HAIR_COLOURS, SKINS } from "@karaverse/avatars";
import type { BrowLook, EyeLook, HumanShape, SkinLook, SliderName } from "@karaverse/avatars/human";
import { browColour } from "@karaverse/avatars/human";

/** Somebody, out of dice: only until recipes carry these numbers themselves. */
export function someone(
  roll: () => number,
  style: string,
): { shape: HumanShape; skin: SkinLook; eyes: EyeLook; brows: BrowLook } {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(roll() * list.length)] as T;
  const bell = () => (roll() + roll() + roll()) / 1.5 - 1;
  const gender = roll() < 0.5 ? roll() * 0.25 : 1 - roll() * 0.25;
  const details: Partial<Record<SliderName, number>> = {};
  for (const name of [
    "noseWidth",
    "noseHump",
    "noseTip",
    "noseHeight",
    "mouthWidth",
    "upperLipVolume",
    "lowerLipVolume",
    "eyeOuterCorner",
    "browAngle",
    "chinWidth",
    "jawBones",
    "cheekBones",
    "headWidth",
    "earScale",
    "earWing",
    "headFat",
  ] as const)
    details[name] = bell() * 0.6;
  const hair = pick(HAIR_COLOURS.slice(0, 8));
  return {
    shape: {
      gender,
      age: roll() < 0.75 ? roll() * 0.25 : roll() * 0.7,
      muscle: 0.5 + bell() * 0.35,
      weight: 0.48 + bell() * 0.35,
      proportions: 0.75,
      bust: bell() * 0.5,
      features: [roll(), roll(), roll()],
      height: 1.6 + gender * 0.12 + bell() * 0.1,
      details,
    },
    skin: { skin: pick(SKINS), lips: null, blush: 0.5, lids: null, nails: null },
    eyes: {
      colour: pick(["#6a4426", "#4a2d1a", "#3f7a52", "#3a6fa8"]),
      iris: style === "realistic" ? 0.5 : 0.62,
      lashes: "#1c1015",
    },
    brows: { colour: browColour(hair), thickness: 0.0085 * (0.8 + 0.5 * roll()), taper: 0.7 },
  };
}
