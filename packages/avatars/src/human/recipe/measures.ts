import { type BrowLook, browColour } from "../brows";
import type { EyeLook } from "../eyes";
import type { OutfitParameters } from "../garments/outfit";
import type { HairParameters } from "../hair/parameters";
import type { SkinLook } from "../skin";
import type { HumanShape, SliderName } from "../sliders";
import { HUMAN_STYLES } from "../style";
import type { HumanRecipe } from "./recipe";

/** -1 to 1 around what is usual. */
const turned = (percent: number) => (percent - 50) / 50;

/** The body in the mixer's own numbers. */
export function shapeOf(recipe: HumanRecipe): HumanShape {
  const { body, face, features } = recipe;
  const { eyes, nose, mouth, ears, brows } = face;
  const details: Partial<Record<SliderName, number>> = {
    shoulders: turned(body.shoulders) * 0.8,
    waist: turned(body.waist) * 0.8,
    hips: turned(body.hips) * 0.8,
    upperLegLength: turned(body.legs) * 0.5,
    lowerLegLength: turned(body.legs) * 0.5,
    handScale: turned(body.hands) * 0.5,
    headWidth: turned(face.width) * 0.6,
    headHeight: turned(face.length) * 0.5,
    headRound: Math.max(0, turned(face.round)) * 0.7,
    headRectangular: Math.max(0, -turned(face.round)) * 0.6,
    foreheadHeight: turned(face.forehead) * 0.6,
    cheekVolume: turned(face.cheeks) * 0.7,
    cheekBones: turned(face.cheeks) * 0.3,
    jawBones: turned(face.jaw) * 0.8,
    chinWidth: turned(face.jaw) * 0.4,
    chinHeight: turned(face.chin) * 0.6,
    chinProminent: turned(face.chin) * 0.4,
    earScale: turned(ears.size) * 0.7,
    earWing: turned(ears.stand) * 0.8,
    // Below the middle ears are as they are; beyond they turn into an elf's.
    earPointed: -Math.max(0, turned(ears.pointed)),
    earHeight: Math.max(0, turned(ears.pointed)) * 0.8,
    eyeScale: turned(eyes.size) * 0.7,
    eyeMiddleHeight: turned(eyes.open) * 0.7,
    eyeInnerHeight: turned(eyes.open) * 0.4,
    eyeOuterHeight: turned(eyes.open) * 0.5,
    eyeOuterCorner: turned(eyes.tilt) * 0.8,
    eyeInnerCorner: -turned(eyes.tilt) * 0.3,
    eyeApart: turned(eyes.apart) * 0.5,
    eyeEpicanthus: Math.max(0, turned(eyes.fold)) * 0.8,
    eyeFold: -Math.max(0, turned(eyes.fold)) * 0.6,
    browHeight: turned(brows.height) * 0.7,
    browAngle: turned(brows.angle) * 0.7,
    noseHeight: turned(nose.length) * 0.7,
    noseDepth: turned(nose.length) * 0.25,
    noseWidth: turned(nose.width) * 0.6,
    noseFlaring: turned(nose.width) * 0.5,
    noseHump: turned(nose.bridge) * 0.6,
    noseTip: turned(nose.tip) * 0.7,
    mouthWidth: turned(mouth.width) * 0.7,
    upperLipVolume: turned(mouth.upper) * 0.7,
    upperLipHeight: turned(mouth.upper) * 0.6,
    lowerLipVolume: turned(mouth.lower) * 0.7,
    lowerLipHeight: turned(mouth.lower) * 0.6,
    mouthCorners: turned(mouth.corners) * 0.8,
  };
  for (const [name, value] of Object.entries(recipe.details) as [SliderName, number][])
    details[name] = (details[name] ?? 0) + value / 100;
  const sum = features[0] + features[1] + features[2];
  return {
    gender: body.gender / 100,
    age: body.age / 100,
    // Nobody is as far out as the source's ends: clothes and hair have to fit.
    muscle: 0.2 + 0.7 * (body.muscle / 100),
    weight: 0.22 + 0.63 * (body.weight / 100),
    proportions: 0.75,
    bust: turned(body.bust),
    features: sum > 0 ? features : [1, 1, 1],
    height: body.height / 100,
    details,
  };
}

export function skinOf({ skin }: HumanRecipe): SkinLook {
  return { skin: skin.colour, lips: skin.lips, lids: skin.lids, nails: skin.nails, blush: skin.blush / 100 };
}

export function eyesOf({ style, face, skin }: HumanRecipe): EyeLook {
  return {
    colour: face.eyes.colour,
    ...HUMAN_STYLES[style].eyes,
    lashes: { colour: skin.lashes > 50 ? "#100a0e" : "#1c1015", length: turned(skin.lashes) },
  };
}

export function browsOf({ face, hair }: HumanRecipe): BrowLook {
  return {
    colour: browColour(hair.colour),
    thickness: 0.0045 + 0.006 * (face.brows.thickness / 100),
    taper: 0.7,
  };
}

export function hairOf({ hair, hat, torso, top }: HumanRecipe): HairParameters {
  return {
    ...hair,
    length: turned(hair.length),
    volume: turned(hair.volume),
    hat: hat.style,
    hood: torso === "separates" && top.style === "hoodie",
  };
}

export function outfitOf({ torso, top, bottom, dress, shoes }: HumanRecipe): OutfitParameters {
  return { torso: torso === "dress" ? { kind: "dress", dress } : { kind: "separates", top, bottom }, shoes };
}
