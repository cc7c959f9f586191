import {
  INPUT_BYTES,
  MOTION_VERSION,
  type Pose,
  quantiseMetres,
  quantiseVelocity,
  quantiseYaw,
  UNITS_PER_METRE,
  UNITS_PER_METRE_PER_SECOND,
  yawFrom,
} from "./layout";
import { levelByte, poseFrom, stateOf } from "./state-byte";

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
  if (bytes.byteLength !== INPUT_BYTES) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint8(0) !== MOTION_VERSION) return null;
  return {
    sequence: view.getUint16(2, true),
    time: view.getUint16(14, true),
    pose: poseFrom(view.getUint8(9), {
      x: view.getInt16(4, true) / UNITS_PER_METRE,
      z: view.getInt16(6, true) / UNITS_PER_METRE,
      yaw: yawFrom(view.getUint8(8)),
      vx: view.getInt8(10) / UNITS_PER_METRE_PER_SECOND,
      vz: view.getInt8(11) / UNITS_PER_METRE_PER_SECOND,
      level: view.getUint8(12) / 255,
    }),
    viewYaw: yawFrom(view.getUint8(13)),
    fieldOfView: view.getUint8(1),
  };
}

/** True when a is later than b, counting modulo 2^16. */
export const isLater = (a: number, b: number): boolean =>
  ((a - b) & 0xffff) !== 0 && ((a - b) & 0xffff) < 0x8000;
