import { FACE_SHAPES, type FaceShape } from "../human/format";

/** One weight a shape, 0 to 1, in the order of FACE_SHAPES. */
export type FaceWeights = Float32Array<ArrayBuffer>;

const INDEX = new Map<string, number>(FACE_SHAPES.map((name, n) => [name, n]));

export function shapeIndex(name: FaceShape): number {
  return INDEX.get(name) ?? 0;
}

/** For names that come from elsewhere. */
export function shapeNamed(name: string): number | null {
  return INDEX.get(name) ?? null;
}

export function newFace(): FaceWeights {
  return new Float32Array(FACE_SHAPES.length);
}

/** Weights written down by name; what is not named rests. */
export function faceOf(named: Partial<Record<FaceShape, number>>): FaceWeights {
  const weights = newFace();
  for (const name of FACE_SHAPES) weights[shapeIndex(name)] = named[name] ?? 0;
  return weights;
}

/** Both sides alike: `both("mouthSmile", 1)`. */
export function both(
  name: FaceShape extends infer Shape ? (Shape extends `${infer Stem}Left` ? Stem : never) : never,
  weight: number,
): Partial<Record<FaceShape, number>> {
  return { [`${name}Left`]: weight, [`${name}Right`]: weight };
}

/** As the motion channel carries them: 8 bits each. */
export function faceToBytes(weights: FaceWeights, into: Uint8Array): void {
  for (let shape = 0; shape < weights.length; shape++) {
    const weight = weights[shape] as number;
    into[shape] = weight > 0 ? Math.round(255 * Math.min(1, weight)) : 0;
  }
}

export function faceFromBytes(bytes: Uint8Array, into: FaceWeights): void {
  for (let shape = 0; shape < into.length; shape++) into[shape] = (bytes[shape] ?? 0) / 255;
}
