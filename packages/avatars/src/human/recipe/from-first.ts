import type { FirstRecipe } from "./first";
import type { HumanRecipe } from "./recipe";
import { USUAL } from "./usual";

type Face = HumanRecipe["face"];

const EYES: Record<FirstRecipe["face"]["eyes"], Partial<Face["eyes"]>> = {
  round: { size: 62, open: 68, tilt: 45 },
  almond: { size: 52, open: 46, tilt: 68, fold: 55 },
  sleepy: { open: 26, tilt: 42 },
  bright: { size: 72, open: 72, tilt: 55 },
};
const BROWS: Record<FirstRecipe["face"]["brows"], Partial<Face["brows"]>> = {
  soft: { thickness: 40 },
  straight: { angle: 40, height: 42 },
  bold: { thickness: 85, height: 45 },
  arched: { thickness: 35, angle: 64, height: 62 },
};
const NOSES: Record<FirstRecipe["face"]["nose"], Partial<Face["nose"]>> = {
  button: { length: 32, tip: 66 },
  straight: { length: 55, bridge: 55 },
  broad: { width: 82, length: 48 },
};
const MOUTHS: Record<FirstRecipe["face"]["mouth"], Partial<Face["mouth"]>> = {
  smile: { corners: 70 },
  calm: { corners: 52, width: 42 },
  full: { upper: 75, lower: 78 },
  wide: { width: 78, corners: 66 },
};

/** The nearest body to one of version 1, in the same clothes: stored recipes and shared codes keep working. */
export function fromFirst(first: FirstRecipe): HumanRecipe {
  const { body, face, top, bottom, shoes } = first;
  const gender = Math.round(Math.min(100, Math.max(0, (body.frame - 50) * 2 + 50)));
  const dye = (colour: string, accent = colour) => ({ colour, accent, pattern: "plain" as const });
  return {
    ...USUAL,
    body: {
      ...USUAL.body,
      height: body.height,
      gender,
      weight: Math.round(15 + 0.7 * body.build),
      muscle: Math.round(35 + 0.2 * body.frame),
      shoulders: Math.round(40 + 0.2 * body.frame),
    },
    face: {
      ...USUAL.face,
      eyes: { ...USUAL.face.eyes, ...EYES[face.eyes], colour: face.eyeColour },
      brows: { ...USUAL.face.brows, ...BROWS[face.brows] },
      nose: { ...USUAL.face.nose, ...NOSES[face.nose] },
      mouth: { ...USUAL.face.mouth, ...MOUTHS[face.mouth] },
    },
    skin: { ...USUAL.skin, colour: first.skin, blush: face.blush },
    hair: { ...USUAL.hair, style: first.hair.style, colour: first.hair.colour },
    faceHair: face.hair,
    glasses: first.glasses,
    hat: { style: first.hat.style, colour: first.hat.colour },
    top: { style: top.style, ...dye(top.colour, top.accent) },
    bottom: { style: bottom.style, ...dye(bottom.colour) },
    shoes: { style: shoes.style, ...dye(shoes.colour) },
  };
}
