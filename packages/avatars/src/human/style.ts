import type { FaceShape } from "./format";
import type { SliderName } from "./sliders";

/** How a body is drawn away from its measures, so that it reads from across a room. */
export interface HumanStyle {
  /** Size of the head against the body, 1 as measured. */
  head: number;
  /** Added to the person's own measures, never in their place; may go beyond what a person may. */
  details: Readonly<Partial<Record<SliderName, number>>>;
  /** What a face wears at rest: nobody who sings for fun looks stern. */
  rest: Readonly<Partial<Record<FaceShape, number>>>;
}

/** The same on both sides. */
const smiling = (smile: number, cheeks: number, brows: number): HumanStyle["rest"] => ({
  mouthSmileLeft: smile,
  mouthSmileRight: smile,
  cheekSquintLeft: cheeks,
  cheekSquintRight: cheeks,
  browOuterUpLeft: brows,
  browOuterUpRight: brows,
  browInnerUp: brows * 0.6,
});

export const HUMAN_STYLES = {
  toon: {
    head: 1.3,
    details: {
      eyeScale: 2.7,
      eyeInnerHeight: 1,
      eyeMiddleHeight: 1.3,
      eyeOuterHeight: 1,
      noseDepth: -0.25,
      noseHeight: -0.4,
      noseWidth: -0.3,
      noseFlaring: -0.2,
      chinHeight: -0.25,
      chinWidth: -0.35,
      jawBones: -0.55,
      headRound: 0.25,
      headOval: 0.3,
      cheekVolume: 0.25,
      neckWidth: -0.35,
      shoulders: -0.4,
      torsoWidth: -0.25,
      handScale: 0.25,
      footScale: 0.15,
    },
    rest: smiling(0.72, 0.3, 0.3),
  },
  anime: {
    head: 1.36,
    details: {
      eyeScale: 3.2,
      eyeInnerHeight: 1.5,
      eyeMiddleHeight: 2.2,
      eyeOuterHeight: 1.7,
      noseDepth: -0.6,
      noseHeight: -0.9,
      noseWidth: -1.3,
      noseVolume: -0.8,
      noseFlaring: -0.9,
      noseNostrils: -1,
      mouthWidth: -0.7,
      upperLipHeight: -0.6,
      upperLipVolume: -0.6,
      lowerLipHeight: -0.4,
      chinHeight: -0.4,
      chinWidth: -1,
      chinTriangle: 0.7,
      jawBones: -1.1,
      headRound: 0.2,
      headOval: 0.6,
      neckWidth: -0.9,
      neckDepth: -0.5,
      shoulders: -0.6,
      torsoWidth: -0.4,
      waist: -0.2,
      handScale: 0,
      footScale: 0,
    },
    rest: smiling(0.62, 0.2, 0.4),
  },
  realistic: {
    head: 1.04,
    details: { eyeScale: 0.6, eyeInnerHeight: 0.2, eyeMiddleHeight: 0.5, eyeOuterHeight: 0.3 },
    rest: smiling(0.42, 0.2, 0.12),
  },
} as const satisfies Record<string, HumanStyle>;
export type HumanStyleName = keyof typeof HUMAN_STYLES;
