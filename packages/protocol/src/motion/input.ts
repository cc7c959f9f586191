import { INPUT_BYTES, MOTION_VERSION, type Pose, quantiseYaw, readPose, writePose, yawFrom } from "./layout";

/** What a client proposes (Rule M1): its own pose, and where and how wide it looks (Rule S1). */
export interface MotionInput {
  /** Counts up modulo 2^16. */
  sequence: number;
  pose: Pose;
  /** Direction of the camera, radians. */
  viewYaw: number;
  /** Horizontal field of view of the camera, degrees. */
  fieldOfView: number;
}

export function encodeInput(input: MotionInput): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(INPUT_BYTES);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, MOTION_VERSION);
  view.setUint16(1, input.sequence & 0xffff, true);
  writePose(view, 3, input.pose);
  view.setUint8(11, quantiseYaw(input.viewYaw));
  view.setUint8(12, Math.max(0, Math.min(255, Math.round(input.fieldOfView))));
  return bytes;
}

/** null for anything that is not a whole input of this version. */
export function decodeInput(bytes: Uint8Array): MotionInput | null {
  if (bytes.byteLength !== INPUT_BYTES) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint8(0) !== MOTION_VERSION) return null;
  return {
    sequence: view.getUint16(1, true),
    pose: readPose(view, 3),
    viewYaw: yawFrom(view.getUint8(11)),
    fieldOfView: view.getUint8(12),
  };
}

/** True when a is later than b, counting modulo 2^16. */
export const isLater = (a: number, b: number): boolean =>
  ((a - b) & 0xffff) !== 0 && ((a - b) & 0xffff) < 0x8000;
