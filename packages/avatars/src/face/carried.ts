import { EXPRESSIONS, type Expression } from "./expressions";
import { type FaceWeights, faceFromBytes, faceToBytes, newFace } from "./shapes";

/** Radians: to the left, up, and to the left shoulder. */
export interface HeadTurn {
  yaw: number;
  pitch: number;
  roll: number;
}

/** Where a wrist is from its shoulder, in lengths of the arm: to the left, up, ahead. */
export interface SeenWrist {
  isSeen: boolean;
  x: number;
  y: number;
  z: number;
}

/** The body over the table: radians that the trunk is turned to the left and leans to the left shoulder, and hands. */
export interface SeenBody {
  turn: number;
  lean: number;
  readonly left: SeenWrist;
  readonly right: SeenWrist;
}

/** What somebody shows with their own face, and what they have put on. */
export interface CarriedFace {
  /** False: nobody looks at their face, which is left to their voice and to itself. */
  tracked: boolean;
  readonly weights: FaceWeights;
  readonly head: HeadTurn;
  readonly body: SeenBody;
  expression: Expression | null;
}

/** As the motion channel carries a face: the weights, the head's turn, the expression. */
export const CARRIED_VALUES = 64;
const [YAW, PITCH, ROLL, EXPRESSION, TURN, LEAN, LEFT, RIGHT] = [52, 53, 54, 55, 56, 57, 58, 61] as const;
const UNITS_PER_RADIAN = 100;
/** Apart from each other and from none: what differs by little is taken for the trembling of a tracker, and not told. */
const UNITS_PER_EXPRESSION = 32;

export function newCarriedFace(): CarriedFace {
  return {
    ...{ tracked: false, weights: newFace(), head: { yaw: 0, pitch: 0, roll: 0 }, expression: null },
    body: newSeenBody(),
  };
}

export function newSeenBody(): SeenBody {
  const wrist = (): SeenWrist => ({ isSeen: false, x: 0, y: 0, z: 0 });
  return { turn: 0, lean: 0, left: wrist(), right: wrist() };
}

export function copySeenBody(from: Readonly<SeenBody>, into: SeenBody): void {
  into.turn = from.turn;
  into.lean = from.lean;
  Object.assign(into.left, from.left);
  Object.assign(into.right, from.right);
}

export function carriedToBytes(face: CarriedFace, into: Uint8Array): void {
  into.fill(0);
  if (face.tracked) {
    faceToBytes(face.weights, into);
    into[YAW] = toByte(face.head.yaw);
    into[PITCH] = toByte(face.head.pitch);
    into[ROLL] = toByte(face.head.roll);
    into[TURN] = toByte(face.body.turn);
    into[LEAN] = toByte(face.body.lean);
    wristToBytes(face.body.left, into, LEFT);
    wristToBytes(face.body.right, into, RIGHT);
  }
  into[EXPRESSION] = face.expression ? (EXPRESSIONS.indexOf(face.expression) + 1) * UNITS_PER_EXPRESSION : 0;
}

/** Reads what anybody may have sent. Allocates nothing. */
export function carriedFromBytes(bytes: Uint8Array, into: CarriedFace): void {
  faceFromBytes(bytes, into.weights);
  into.head.yaw = fromByte(bytes[YAW]);
  into.head.pitch = fromByte(bytes[PITCH]);
  into.head.roll = fromByte(bytes[ROLL]);
  into.body.turn = fromByte(bytes[TURN]);
  into.body.lean = fromByte(bytes[LEAN]);
  wristFromBytes(bytes, LEFT, into.body.left);
  wristFromBytes(bytes, RIGHT, into.body.right);
  into.expression = EXPRESSIONS[Math.round((bytes[EXPRESSION] ?? 0) / UNITS_PER_EXPRESSION) - 1] ?? null;
  into.tracked = false;
  for (let n = 0; n < CARRIED_VALUES; n++) if (n !== EXPRESSION && (bytes[n] ?? 0) !== 0) into.tracked = true;
}

function wristToBytes({ isSeen, x, y, z }: SeenWrist, into: Uint8Array, at: number): void {
  if (!isSeen) return;
  into[at] = toByte(x);
  into[at + 1] = toByte(y);
  into[at + 2] = toByte(z);
}

function wristFromBytes(bytes: Uint8Array, at: number, into: SeenWrist): void {
  into.x = fromByte(bytes[at]);
  into.y = fromByte(bytes[at + 1]);
  into.z = fromByte(bytes[at + 2]);
  // No wrist is in its shoulder.
  into.isSeen = into.x !== 0 || into.y !== 0 || into.z !== 0;
}

const toByte = (radians: number): number => {
  const units = Math.round(radians * UNITS_PER_RADIAN);
  return (units >= -127 && units <= 127 ? units : units > 0 ? 127 : units < 0 ? -127 : 0) & 0xff;
};

const fromByte = (byte = 0): number => (byte < 128 ? byte : byte - 256) / UNITS_PER_RADIAN;
