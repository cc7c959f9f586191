import { both, type FaceWeights, faceOf } from "./shapes";

/** Faces that somebody puts on by a key or a reaction. What is 0 is left to the voice and to life. */
export const EXPRESSIONS = ["smile", "laugh", "wow", "sad", "cross", "wink"] as const;
export type Expression = (typeof EXPRESSIONS)[number];

export const EXPRESSION_FACES: Record<Expression, FaceWeights> = {
  smile: faceOf({ ...both("mouthSmile", 0.75), ...both("cheekSquint", 0.4), ...both("eyeSquint", 0.15) }),
  laugh: faceOf({
    jawOpen: 0.4,
    ...both("mouthSmile", 0.9),
    ...both("cheekSquint", 0.7),
    ...both("eyeSquint", 0.5),
    ...both("mouthUpperUp", 0.25),
    browInnerUp: 0.2,
  }),
  // A chin that drops is seen across a table; lips that only round are the lips of before.
  wow: faceOf({
    jawOpen: 0.7,
    mouthFunnel: 0.35,
    browInnerUp: 0.9,
    ...both("browOuterUp", 0.9),
    ...both("eyeWide", 0.9),
  }),
  sad: faceOf({
    browInnerUp: 1,
    mouthShrugLower: 0.4,
    ...both("mouthFrown", 0.9),
    ...both("eyeSquint", 0.2),
  }),
  cross: faceOf({
    ...both("browDown", 1),
    // Their outer ends stay up: brows that only come down look tired.
    ...both("browOuterUp", 0.35),
    ...both("noseSneer", 0.5),
    ...both("eyeSquint", 0.3),
    ...both("mouthPress", 0.4),
    ...both("mouthFrown", 0.8),
  }),
  wink: faceOf({ eyeBlinkLeft: 1, cheekSquintLeft: 0.6, mouthSmileLeft: 0.7, mouthSmileRight: 0.3 }),
};
