import { EXPRESSIONS, type Expression } from "./expressions";
import { type FaceWeights, faceFromBytes, faceToBytes, newFace } from "./shapes";

/** Radians: to the left, up, and to the left shoulder. */
export interface HeadTurn {
  yaw: number;
  pitch: number;
  roll: number;
}

/** What somebody shows with their own face, and what they have put on. */
export interface CarriedFace {
  /** False: nobody looks at their face, which is left to their voice and to itself. */
  tracked: boolean;
  readonly weights: FaceWeights;
  readonly head: HeadTurn;
  expression: Expression | null;
}

/** As the motion channel carries a face: the weights, the head's turn, the expression. */
export const CARRIED_VALUES = 56;
const [YAW, PITCH, ROLL, EXPRESSION] = [52, 53, 54, 55] as const;
const UNITS_PER_RADIAN = 100;

export function newCarriedFace(): CarriedFace {
  return { tracked: false, weights: newFace(), head: { yaw: 0, pitch: 0, roll: 0 }, expression: null };
}

export function carriedToBytes(face: CarriedFace, into: Uint8Array): void {
  into.fill(0);
  if (face.tracked) {
    faceToBytes(face.weights, into);
    into[YAW] = toByte(face.head.yaw);
    into[PITCH] = toByte(face.head.pitch);
    into[ROLL] = toByte(face.head.roll);
  }
  into[EXPRESSION] = face.expression ? EXPRESSIONS.indexOf(face.expression) + 1 : 0;
}

/** Reads what anybody may have sent. Allocates nothing. */
export function carriedFromBytes(bytes: Uint8Array, into: CarriedFace): void {
  faceFromBytes(bytes, into.weights);
  into.head.yaw = fromByte(bytes[YAW]);
  into.head.pitch = fromByte(bytes[PITCH]);
  into.head.roll = fromByte(bytes[ROLL]);
  into.expression = EXPRESSIONS[(bytes[EXPRESSION] ?? 0) - 1] ?? null;
  into.tracked = false;
  for (let n = 0; n < EXPRESSION; n++) if (bytes[n] !== 0) into.tracked = true;
}

const toByte = (radians: number): number => {
  const units = Math.round(radians * UNITS_PER_RADIAN);
  return (units >= -127 && units <= 127 ? units : units > 0 ? 127 : units < 0 ? -127 : 0) & 0xff;
};

const fromByte = (byte = 0): number => (byte < 128 ? byte : byte - 256) / UNITS_PER_RADIAN;
