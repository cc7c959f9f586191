import { type FaceWeights, shapeIndex, shapeNamed } from "@karaverse/avatars/face";

/** What moves the faces of a file: VRM's own names, and any that its author added. */
export interface Expressions {
  readonly expressions: readonly { readonly expressionName: string }[];
  setValue(name: string, weight: number): void;
}

/** With fewer of Apple's shapes than this the rest is left to VRM's own expressions. */
const ENOUGH = 30;

/** Says how 52 weights become what the file has. */
export function faceOf(manager: Expressions): (weights: FaceWeights) => void {
  const own = manager.expressions.flatMap(({ expressionName: name }) => {
    const shape = shapeNamed(name) ?? shapeNamed(`${name.charAt(0).toLowerCase()}${name.slice(1)}`);
    return shape === null ? [] : [{ name, shape }];
  });
  if (own.length >= ENOUGH)
    return (weights) => {
      for (const { name, shape } of own) manager.setValue(name, weights[shape] as number);
    };
  return (weights) => byVrm(weights, manager);
}

const of = (name: Parameters<typeof shapeIndex>[0]) => shapeIndex(name);
const sides = (left: number, right: number) => (weights: FaceWeights) =>
  ((weights[left] as number) + (weights[right] as number)) / 2;
const smile = sides(of("mouthSmileLeft"), of("mouthSmileRight"));
const frown = sides(of("mouthFrownLeft"), of("mouthFrownRight"));
const stretch = sides(of("mouthStretchLeft"), of("mouthStretchRight"));
const browDown = sides(of("browDownLeft"), of("browDownRight"));
const eyeWide = sides(of("eyeWideLeft"), of("eyeWideRight"));
const [JAW, PUCKER, FUNNEL, INNER_BROW] = [
  of("jawOpen"),
  of("mouthPucker"),
  of("mouthFunnel"),
  of("browInnerUp"),
];
const [BLINK_LEFT, BLINK_RIGHT] = [of("eyeBlinkLeft"), of("eyeBlinkRight")];

const share = (value: number): number => Math.min(1, Math.max(0, value));

/** Shares as in the VRMs that the house writes, the other way round: five mouths, lids and four moods. */
function byVrm(weights: FaceWeights, manager: Expressions): void {
  const jaw = weights[JAW] as number;
  const round = share((weights[PUCKER] as number) / 0.75);
  const hollow = share((weights[FUNNEL] as number) / 0.6) * (1 - round);
  const wide = share(stretch(weights) / 0.35) * (1 - round) * (1 - hollow);
  const open = share(jaw / 0.62);
  manager.setValue("ou", round);
  manager.setValue("oh", hollow);
  manager.setValue("ih", wide * (1 - open) * 0.6);
  manager.setValue("ee", wide * (1 - open) * 0.4);
  manager.setValue("aa", open * (1 - 0.6 * round - 0.5 * hollow));
  manager.setValue("blinkLeft", weights[BLINK_LEFT] as number);
  manager.setValue("blinkRight", weights[BLINK_RIGHT] as number);
  const happy = share(smile(weights) / 0.8);
  // A mouth that sings is wide without being glad, and moods open it further than it is.
  manager.setValue("happy", happy * (1 - 0.5 * open));
  const sad = share(frown(weights) / 0.75) * (1 - happy);
  const angry = share(browDown(weights) - 0.2) * (1 - happy);
  manager.setValue("angry", angry);
  manager.setValue("sad", sad * (1 - angry));
  manager.setValue("surprised", share(eyeWide(weights)) * share(weights[INNER_BROW] as number) * (1 - happy));
}
