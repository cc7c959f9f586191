import {
  INPUT_BYTES,
  MOTION_VERSION,
  newPose,
  type Pose,
  quantiseMetres,
  quantiseVelocity,
  quantiseYaw,
  UNITS_PER_METRE,
  UNITS_PER_METRE_PER_SECOND,
  yawFrom,
} from "./layout";
import { levelByte, readState, stateOf } from "./state-byte";

/** What a client proposes (Rule M1): its own pose, and where and how wide it looks (Rule S1). */
export interface MotionInput {
  /** Counts up modulo 2^16. */
  sequence: number;
  /** The client's own clock when the pose held, ms; only differences count, modulo 2^16. */
  time: number;
  pose: Pose;
  /** Direction of the camera, radians. */
  viewYaw: number;
  /** Horizontal field of view of the camera, degrees. */
  fieldOfView: number;
}

export function encodeInput({
  sequence,
  time,
  pose,
  viewYaw,
  fieldOfView,
}: MotionInput): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(INPUT_BYTES);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, MOTION_VERSION);
  view.setUint8(1, Math.max(0, Math.min(255, Math.round(fieldOfView))));
  view.setUint16(2, sequence & 0xffff, true);
  view.setInt16(4, quantiseMetres(pose.x), true);
  view.setInt16(6, quantiseMetres(pose.z), true);
  view.setUint8(8, quantiseYaw(pose.yaw));
  view.setUint8(9, stateOf(pose));
  view.setInt8(10, quantiseVelocity(pose.vx));
  view.setInt8(11, quantiseVelocity(pose.vz));
  view.setUint8(12, levelByte(pose.level));
  view.setUint8(13, quantiseYaw(viewYaw));
  view.setUint16(14, Math.round(time) & 0xffff, true);
  return bytes;
}

/** null for anything that is not a whole input of this version. */
export function decodeInput(bytes: Uint8Array): MotionInput | null {
  const input = newInput();
  return bytes.byteLength === INPUT_BYTES && readInput(bytes, 0, input) ? input : null;
}

export const newInput = (): MotionInput => ({
  sequence: 0,
  time: 0,
  pose: newPose(),
  viewYaw: 0,
  fieldOfView: 0,
});

/**
 * The same into an object that is there, for those who read thousands a second; false, and nothing changed, for another
 * version. INPUT_BYTES lie at `at`.
 */
export function readInput(bytes: Uint8Array, at: number, input: MotionInput): boolean {
  if (bytes[at] !== MOTION_VERSION) return false;
  input.fieldOfView = bytes[at + 1] ?? 0;
  input.sequence = unsigned(bytes, at + 2);
  input.time = unsigned(bytes, at + 14);
  input.viewYaw = yawFrom(bytes[at + 13] ?? 0);
  const { pose } = input;
  pose.x = signed(bytes, at + 4) / UNITS_PER_METRE;
  pose.z = signed(bytes, at + 6) / UNITS_PER_METRE;
  pose.yaw = yawFrom(bytes[at + 8] ?? 0);
  pose.vx = (((bytes[at + 10] ?? 0) << 24) >> 24) / UNITS_PER_METRE_PER_SECOND;
  pose.vz = (((bytes[at + 11] ?? 0) << 24) >> 24) / UNITS_PER_METRE_PER_SECOND;
  pose.level = (bytes[at + 12] ?? 0) / 255;
  readState(bytes[at + 9] ?? 0, pose);
  return true;
}

const unsigned = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
const signed = (bytes: Uint8Array, at: number): number => (unsigned(bytes, at) << 16) >> 16;

/** True when a is later than b, counting modulo 2^16. */
export const isLater = (a: number, b: number): boolean =>
  ((a - b) & 0xffff) !== 0 && ((a - b) & 0xffff) < 0x8000;
