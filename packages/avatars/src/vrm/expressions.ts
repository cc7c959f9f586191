import { FACE_SHAPES, type FaceShape } from "../human/format";

type Shares = Partial<Record<FaceShape, number>>;

type Sided<S = FaceShape> = S extends `${infer Name}Left` ? Name : never;

/** The same share of the left and the right one. */
const both = (name: Sided, share: number): Shares => ({ [`${name}Left`]: share, [`${name}Right`]: share });

/**
 * VRM's own expressions out of Apple's shapes. Vowels are sung ones: the jaw does most of it. Looks move the lids only,
 * eyes turn by their bones.
 */
export const EXPRESSIONS = {
  neutral: {},
  happy: {
    ...both("mouthSmile", 0.8),
    ...both("cheekSquint", 0.6),
    ...both("eyeSquint", 0.35),
    browInnerUp: 0.15,
  },
  angry: {
    ...both("browDown", 1),
    ...both("noseSneer", 0.6),
    ...both("eyeSquint", 0.4),
    ...both("mouthFrown", 0.5),
  },
  sad: { browInnerUp: 0.9, ...both("mouthFrown", 0.75), ...both("eyeLookDown", 0.25), mouthShrugLower: 0.35 },
  relaxed: { ...both("mouthSmile", 0.4), ...both("eyeBlink", 0.3), ...both("cheekSquint", 0.2) },
  surprised: { ...both("eyeWide", 0.9), ...both("browOuterUp", 0.7), browInnerUp: 0.8, jawOpen: 0.4 },
  aa: { jawOpen: 0.62, ...both("mouthLowerDown", 0.25), ...both("mouthUpperUp", 0.2) },
  ih: {
    jawOpen: 0.2,
    ...both("mouthStretch", 0.35),
    ...both("mouthSmile", 0.2),
    ...both("mouthLowerDown", 0.25),
  },
  ou: { jawOpen: 0.16, mouthPucker: 0.75, mouthFunnel: 0.25 },
  ee: {
    jawOpen: 0.3,
    ...both("mouthSmile", 0.35),
    ...both("mouthLowerDown", 0.3),
    ...both("mouthUpperUp", 0.2),
  },
  oh: { jawOpen: 0.42, mouthFunnel: 0.6, mouthPucker: 0.2 },
  blink: both("eyeBlink", 1),
  blinkLeft: { eyeBlinkLeft: 1 },
  blinkRight: { eyeBlinkRight: 1 },
  lookUp: both("eyeLookUp", 1),
  lookDown: both("eyeLookDown", 1),
  lookLeft: { eyeLookOutLeft: 1, eyeLookInRight: 1 },
  lookRight: { eyeLookInLeft: 1, eyeLookOutRight: 1 },
} as const satisfies Record<string, Shares>;

/** @param node the one that the mesh hangs on */
export function expressionsOf(node: number): object {
  const expression = (shares: Shares) => ({
    morphTargetBinds: Object.entries(shares).map(([name, weight]) => ({
      node,
      index: FACE_SHAPES.indexOf(name as FaceShape),
      weight,
    })),
    isBinary: false,
    overrideBlink: "none",
    overrideLookAt: "none",
    overrideMouth: "none",
  });
  const entries = Object.entries(EXPRESSIONS).map(([name, shares]) => [name, expression(shares)]);
  return {
    preset: Object.fromEntries(entries),
    custom: Object.fromEntries(FACE_SHAPES.map((name) => [name, expression({ [name]: 1 })])),
  };
}
