import type { FaceShape } from "../human/format";
import { MOUTH, type MouthPart, type MouthWeights } from "./mouth";
import { both, type FaceWeights, faceOf } from "./shapes";

/** What each part of a mouth looks like in Apple's shapes. */
const LOOKS: Record<MouthPart, Partial<Record<FaceShape, number>>> = {
  aa: { jawOpen: 0.62, ...both("mouthUpperUp", 0.15), ...both("mouthLowerDown", 0.25) },
  ih: {
    jawOpen: 0.16,
    ...both("mouthStretch", 0.4),
    ...both("mouthSmile", 0.2),
    ...both("mouthLowerDown", 0.22),
  },
  ou: { jawOpen: 0.14, mouthPucker: 0.75, mouthFunnel: 0.2 },
  ee: {
    jawOpen: 0.34,
    ...both("mouthStretch", 0.3),
    ...both("mouthSmile", 0.12),
    ...both("mouthLowerDown", 0.25),
    ...both("mouthUpperUp", 0.1),
  },
  oh: { jawOpen: 0.42, mouthFunnel: 0.6, mouthPucker: 0.2 },
  closed: { ...both("mouthPress", 0.3), mouthRollLower: 0.15, mouthRollUpper: 0.1 },
  hiss: {
    jawOpen: 0.05,
    ...both("mouthStretch", 0.25),
    ...both("mouthLowerDown", 0.2),
    ...both("mouthUpperUp", 0.1),
  },
  loudness: {},
};
const ROWS = MOUTH.map((part) => faceOf(LOOKS[part]));

/** The shapes that a voice moves; all others it leaves alone. */
export const VOICED_SHAPES = Uint8Array.from(ROWS[0] ?? [], (_, shape) =>
  ROWS.some((row) => row[shape]) ? 1 : 0,
);

/** Puts a mouth into a face, whose other shapes come to rest. Allocates nothing. */
export function faceOfMouth(mouth: MouthWeights, into: FaceWeights): void {
  for (let shape = 0; shape < into.length; shape++) {
    let sum = 0;
    for (let part = 0; part < ROWS.length; part++)
      sum += ((ROWS[part] as FaceWeights)[shape] as number) * (mouth[part] as number);
    into[shape] = Math.min(1, sum);
  }
}
