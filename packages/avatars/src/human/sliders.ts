/** Every shape of the body and face that can be turned, -1 to 1 (0 is the average). */
export const SLIDERS = [
  "headFat",
  "headDepth",
  "headWidth",
  "headHeight",
  "headBack",
  "headAngle",
  "headRound",
  "headOval",
  "headSquare",
  "headRectangular",
  "headTriangular",
  "headHeart",
  "headDiamond",
  "foreheadTemple",
  "foreheadForward",
  "foreheadHeight",
  "foreheadRound",
  "browAngle",
  "browHeight",
  "browForward",
  "eyeScale",
  "eyeInnerCorner",
  "eyeOuterCorner",
  "eyeInnerHeight",
  "eyeMiddleHeight",
  "eyeOuterHeight",
  "eyeInnerPush",
  "eyeOuterPush",
  "eyeFold",
  "eyeFoldAngle",
  "eyeFoldFull",
  "eyeBag",
  "eyeBagHeight",
  "eyeEpicanthus",
  "eyeApart",
  "eyeRaise",
  "noseWidth",
  "noseHeight",
  "noseDepth",
  "noseBridge",
  "noseMiddle",
  "noseBase",
  "noseTipWidth",
  "noseTip",
  "noseRaise",
  "noseHump",
  "noseCurve",
  "noseGreek",
  "noseFlaring",
  "noseNostrils",
  "noseNostrilsAngle",
  "noseSeptum",
  "noseUnder",
  "noseCompression",
  "noseVolume",
  "mouthWidth",
  "mouthHeight",
  "mouthDepth",
  "mouthRaise",
  "mouthForward",
  "mouthCorners",
  "mouthDimples",
  "mouthLaughLines",
  "mouthPhiltrum",
  "upperLipHeight",
  "upperLipVolume",
  "upperLipWidth",
  "upperLipMiddle",
  "lowerLipHeight",
  "lowerLipVolume",
  "lowerLipWidth",
  "lowerLipMiddle",
  "cupidsBow",
  "cupidsBowWidth",
  "earScale",
  "earHeight",
  "earDepth",
  "earWing",
  "earFlap",
  "earLobe",
  "earTurn",
  "earRaise",
  "earSquare",
  "earPointed",
  "chinHeight",
  "chinWidth",
  "chinProminent",
  "chinCleft",
  "chinTriangle",
  "chinForward",
  "jawBones",
  "jawDrop",
  "cheekBones",
  "cheekVolume",
  "cheekInner",
  "cheekRaise",
  "neckWidth",
  "neckDepth",
  "neckHeight",
  "neckBack",
  "neckDouble",
  "shoulders",
  "torsoWidth",
  "torsoDepth",
  "torsoHeight",
  "torsoTaper",
  "chestMuscle",
  "backMuscle",
  "waist",
  "stomachTone",
  "belly",
  "hips",
  "hipsDepth",
  "waistHeight",
  "seat",
  "upperArmFat",
  "upperArmMuscle",
  "shoulderMuscle",
  "lowerArmFat",
  "lowerArmMuscle",
  "upperArmLength",
  "lowerArmLength",
  "handScale",
  "fingerLength",
  "fingerWidth",
  "fingerSpread",
  "upperLegFat",
  "upperLegMuscle",
  "lowerLegFat",
  "lowerLegMuscle",
  "upperLegLength",
  "lowerLegLength",
  "footScale",
  "footWidth",
] as const;
export type SliderName = (typeof SLIDERS)[number];

/** A body in numbers, before style. What the source has as averages of many people is mixed, never named. */
export interface HumanShape {
  /** 0 female, 1 male; anything between is a mix. */
  gender: number;
  /** 0 a young adult, 1 old. */
  age: number;
  /** 0 least, 0.5 average, 1 most. */
  muscle: number;
  weight: number;
  /** 0 uncommon, 0.5 average, 1 ideal proportions. */
  proportions: number;
  /** -1 small, 1 large; follows gender. */
  bust: number;
  /** Shares of three sets of features; need not sum to 1. */
  features: readonly [number, number, number];
  /** Metres from the soles to the crown. */
  height: number;
  details: Readonly<Partial<Record<SliderName, number>>>;
}

export const AVERAGE: HumanShape = {
  gender: 0.5,
  age: 0,
  muscle: 0.5,
  weight: 0.5,
  proportions: 0.7,
  bust: 0,
  features: [1, 1, 1],
  height: 1.7,
  details: {},
};

const STYLED = 4;

/** Names and weights of the packed shapes that make up a body. */
export function weighTargets(shape: HumanShape): Map<string, number> {
  const out = new Map<string, number>();
  const add = (name: string, weight: number) => {
    if (Math.abs(weight) > 1e-6) out.set(name, weight);
  };
  const gender = clamp(shape.gender, 0, 1);
  const age = clamp(shape.age, 0, 1);
  const features = shape.features.map((share) => Math.max(0, share));
  const sum = features.reduce((a, b) => a + b, 0);
  // Tall people have longer legs; 1.50 m and 1.95 m are the ends of the source's shapes.
  const tall = clamp((shape.height - (1.62 + 0.13 * gender)) / 0.3, -1, 1);
  for (const [g, gShare] of [
    ["female", 1 - gender],
    ["male", gender],
  ] as const)
    for (const [a, aShare] of [
      ["young", 1 - age],
      ["old", age],
    ] as const) {
      const both = gShare * aShare;
      features.forEach((share, n) => {
        add(`features-${n + 1}/${g}/${a}`, both * (sum > 0 ? share / sum : 1 / 3));
      });
      for (const [m, mShare] of thirds(shape.muscle))
        for (const [w, wShare] of thirds(shape.weight))
          add(`build/${g}/${a}/${m}/${w}`, both * mShare * wShare);
      add(`height/${g}/${a}/${tall < 0 ? "min" : "max"}`, both * Math.abs(tall));
      const ideal = clamp(shape.proportions * 2 - 1, -1, 1);
      add(`proportions/${g}/${a}/${ideal < 0 ? "min" : "max"}`, both * Math.abs(ideal));
    }
  const bust = clamp(shape.bust, -1, 1) * (1 - gender);
  add(`bust/${bust < 0 ? "min" : "max"}`, Math.abs(bust));
  for (const name of SLIDERS) {
    // A style may go beyond what a person may.
    const value = clamp(shape.details[name] ?? 0, -STYLED, STYLED);
    add(`slider/${name}/${value < 0 ? "less" : "more"}`, Math.abs(value));
  }
  return out;
}

const clamp = (v: number, lo: number, hi: number) => Math.min(hi, Math.max(lo, v));

function thirds(value: number): [name: string, share: number][] {
  const t = clamp(value, 0, 1) * 2 - 1;
  return [
    ["min", Math.max(0, -t)],
    ["average", 1 - Math.abs(t)],
    ["max", Math.max(0, t)],
  ];
}
