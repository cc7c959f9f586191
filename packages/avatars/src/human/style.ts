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
  /** How much further brows and corners of the mouth go than a person's, so that a mood is seen from across a table. */
  mime: number;
  /** How often the face's normals are evened out, and how far they are those of a ball, 0-1. */
  light: { even: number; round: number };
  eyes: {
    /** Radius of the iris against the eyeball's: 0.5 lifelike, 0.7 drawn. */
    iris: number;
    /** Height of the iris against its width. */
    tall: number;
    /** Of the pupil against the iris. */
    pupil: number;
    /** Lights in the eye. */
    lights: 1 | 2;
  };
}

/** The same on both sides. */
const smiling = (smile: number, cheeks: number, brows: number): HumanStyle["rest"] => ({
  mouthSmileLeft: smile,
  mouthSmileRight: smile,
  cheekSquintLeft: cheeks,
  cheekSquintRight: cheeks,
  browOuterUpLeft: brows,
  browOuterUpRight: brows,
  browInnerUp: brows * 0.2,
});

export const HUMAN_STYLES = {
  toon: {
    head: 1.3,
    details: {
      eyeScale: 2.6,
      eyeInnerHeight: 1,
      eyeMiddleHeight: 1.6,
      eyeOuterHeight: 1.2,
      eyeBag: -0.8,
      noseDepth: -0.25,
      noseHeight: -0.4,
      noseWidth: -0.3,
      noseFlaring: -0.2,
      mouthLaughLines: -0.6,
      chinHeight: -0.25,
      chinWidth: -0.5,
      jawBones: -0.8,
      headRound: 0.25,
      headOval: 0.45,
      headWidth: -0.2,
      cheekVolume: 0.25,
      neckWidth: -0.6,
      neckDepth: -0.2,
      shoulders: -0.4,
      torsoWidth: -0.25,
      handScale: 0.25,
      footScale: 0.15,
    },
    rest: smiling(0.72, 0.3, 0.2),
    mime: 1.5,
    light: { even: 7, round: 0.35 },
    eyes: { iris: 0.58, tall: 1.08, pupil: 0.42, lights: 1 },
  },
  anime: {
    head: 1.34,
    details: {
      eyeScale: 3.4,
      eyeInnerHeight: 1.7,
      eyeMiddleHeight: 2.5,
      eyeOuterHeight: 1.8,
      eyeBag: -1,
      noseDepth: -0.6,
      noseHeight: -0.9,
      noseWidth: -1.3,
      noseVolume: -0.8,
      noseFlaring: -0.9,
      noseNostrils: -1,
      mouthWidth: -1,
      mouthLaughLines: -1,
      upperLipHeight: -0.8,
      upperLipVolume: -0.8,
      lowerLipHeight: -0.6,
      lowerLipVolume: -0.4,
      chinHeight: -0.4,
      chinWidth: -1.1,
      chinTriangle: 0.8,
      jawBones: -1.2,
      headRound: 0.2,
      headOval: 0.6,
      headWidth: -0.15,
      neckWidth: -1.1,
      neckDepth: -0.6,
      shoulders: -0.7,
      torsoWidth: -0.6,
      waist: -0.3,
      upperArmFat: -0.4,
      upperLegLength: 0.35,
      lowerLegLength: 0.45,
      upperLegFat: -0.3,
      handScale: -0.1,
      footScale: -0.1,
    },
    rest: smiling(0.62, 0.1, 0.26),
    mime: 1.7,
    light: { even: 10, round: 0.85 },
    eyes: { iris: 0.62, tall: 1.35, pupil: 0.4, lights: 2 },
  },
  realistic: {
    head: 1,
    details: { eyeScale: 0.35, eyeInnerHeight: 0.1, eyeMiddleHeight: 0.4, eyeOuterHeight: 0.2, eyeBag: -0.3 },
    rest: smiling(0.4, 0.2, 0),
    mime: 1.15,
    light: { even: 2, round: 0 },
    eyes: { iris: 0.49, tall: 1, pupil: 0.34, lights: 1 },
  },
} as const satisfies Record<string, HumanStyle>;
export type HumanStyleName = keyof typeof HUMAN_STYLES;
