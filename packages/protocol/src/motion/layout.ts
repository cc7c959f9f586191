/**
 * Layout of motion frames, version 1, little endian.
 *
 * Pose (8 bytes): x i16, z i16 in 1/256 m (largest error 2 mm, range +-127 m); yaw u8 in 1/256 turn (largest error
 * 0.7 degrees); state u8: bits 0-1 gait, bit 2 seated, bit 3 holding the microphone, bits 4-6 gesture; level u8:
 * loudness of the own microphone, 0 silent to 255 full scale; one spare byte, 0.
 *
 * Input, client to server (14 bytes): version u8, sequence u16, pose (8), view yaw u8, field of view u8 in degrees,
 * spare u8.
 *
 * Update, server to client: version u8, flags u8 (bit 0: a correction follows), time u32 (server time modulo 2^32 ms),
 * acknowledged input u16, [correction: sequence u16 + pose 8], left u16 + ids u16 each, entered u16 + (id u16 + pose)
 * each, moved u16 + (id u16 + pose) each.
 */
export const MOTION_VERSION = 1;
export const UNITS_PER_METRE = 256;
export const POSE_BYTES = 8;
export const INPUT_BYTES = 14;

export const GAITS = ["rest", "walk", "run"] as const;
export type Gait = (typeof GAITS)[number];

/** Where somebody stands and what the body does. Metres; yaw in radians, 0 looks along -z, positive turns left. */
export interface Pose {
  x: number;
  z: number;
  yaw: number;
  gait: Gait;
  seated: boolean;
  holdingMicrophone: boolean;
  /** Index into GESTURES. */
  gesture: number;
  /** 0 to 1. */
  level: number;
}

const TURN = Math.PI * 2;

export const quantiseMetres = (metres: number): number =>
  Math.max(-32768, Math.min(32767, Math.round(metres * UNITS_PER_METRE)));

export const quantiseYaw = (yaw: number): number => ((Math.round((yaw / TURN) * 256) % 256) + 256) % 256;

/** Radians in (-pi, pi]. */
export function yawFrom(byte: number): number {
  const yaw = (byte / 256) * TURN;
  return yaw > Math.PI ? yaw - TURN : yaw;
}

export function writePose(view: DataView, at: number, pose: Pose): number {
  view.setInt16(at, quantiseMetres(pose.x), true);
  view.setInt16(at + 2, quantiseMetres(pose.z), true);
  view.setUint8(at + 4, quantiseYaw(pose.yaw));
  const gait = GAITS.indexOf(pose.gait);
  view.setUint8(
    at + 5,
    gait | (pose.seated ? 4 : 0) | (pose.holdingMicrophone ? 8 : 0) | ((pose.gesture & 7) << 4),
  );
  view.setUint8(at + 6, Math.round(Math.max(0, Math.min(1, pose.level)) * 255));
  view.setUint8(at + 7, 0);
  return at + POSE_BYTES;
}

export function readPose(view: DataView, at: number): Pose {
  const state = view.getUint8(at + 5);
  return {
    x: view.getInt16(at, true) / UNITS_PER_METRE,
    z: view.getInt16(at + 2, true) / UNITS_PER_METRE,
    yaw: yawFrom(view.getUint8(at + 4)),
    gait: GAITS[state & 3] ?? "rest",
    seated: (state & 4) !== 0,
    holdingMicrophone: (state & 8) !== 0,
    gesture: (state >> 4) & 7,
    level: view.getUint8(at + 6) / 255,
  };
}
