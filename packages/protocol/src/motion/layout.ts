/**
 * Layout of motion frames, version 4, little endian. Fields of 16 and 32 bits lie at even offsets.
 *
 * **Record**, one avatar, 8 to 12 bytes:
 *
 * | offset | field | unit |
 * |---|---|---|
 * | 0 | id u16 | Participant.shortId |
 * | 2 | x i16 | 1/256 m: largest error 1.96 mm, range +-127 m |
 * | 4 | z i16 | the same |
 * | 6 | yaw u8 | 1/256 turn: largest error 0.704 degrees |
 * | 7 | state u8 | bits 0-1 rest, walk, run or seated, 3 holding the microphone, 4-6 and 2 (the highest) gesture, 7 talking |
 * | 8 | velocity x i8, z i8 | 1/25 m/s, largest error 0.02 m/s, range +-5 m/s; only of who walks or runs |
 * | 8 or 10 | level u8, spare u8 | loudness, 255 is full scale: largest error 0.2 %; only when talking |
 *
 * **Input**, client to server, 16 bytes: version u8, field of view u8 (degrees), sequence u16, then x, z, yaw, state
 * and velocity as above, level u8, direction of the camera u8 (as yaw), time u16 (the client's own clock modulo 2^16 ms
 * at which the pose held: the server takes the jitter of the way out by it).
 *
 * **Update**, server to client:
 *
 * | offset | field |
 * |---|---|
 * | 0 | version u8 |
 * | 1 | flags u8: bit 0 a correction follows |
 * | 2 | acknowledged u16: sequence of the last input that the server looked at |
 * | 4 | time u32: server time modulo 2^32 ms |
 * | 8 | left u16: how many went out of sight |
 * | 10 | poses u16: how many records |
 * | 12 | the correction, if any: sequence u16 and a record with the own id |
 * | ... | ids that left, u16 each |
 * | ... | records; who was not in sight before comes into sight with its record |
 * | ... | faces up to the end, see face.ts |
 *
 * Who is in sight and has no record is where the last record says, moved on by its velocity.
 */
export const MOTION_VERSION = 4;
export const UNITS_PER_METRE = 256;
export const UNITS_PER_METRE_PER_SECOND = 25;
export const INPUT_BYTES = 16;
export const HEADER_BYTES = 12;
export const RECORD_BYTES_MAX = 12;

export const GAITS = ["rest", "walk", "run"] as const;
export type Gait = (typeof GAITS)[number];

/** Where somebody stands and what the body does. Metres; yaw in radians, 0 looks along -z, positive turns left. */
export interface Pose {
  x: number;
  z: number;
  yaw: number;
  /** Metres a second; 0 when the gait is rest. */
  vx: number;
  vz: number;
  /** Rest for who sits. */
  gait: Gait;
  seated: boolean;
  holdingMicrophone: boolean;
  /** Index into GESTURES. */
  gesture: number;
  /** 0 to 1. */
  level: number;
}

/** Stands in the middle of the room and does nothing: to be filled, or spread. */
export function newPose(): Pose {
  return {
    x: 0,
    z: 0,
    yaw: 0,
    vx: 0,
    vz: 0,
    gait: "rest",
    seated: false,
    holdingMicrophone: false,
    gesture: 0,
    level: 0,
  };
}

const TURN = Math.PI * 2;

export const quantiseMetres = (metres: number): number =>
  Math.max(-32768, Math.min(32767, Math.round(metres * UNITS_PER_METRE)));

export const quantiseVelocity = (metresPerSecond: number): number =>
  Math.max(-127, Math.min(127, Math.round(metresPerSecond * UNITS_PER_METRE_PER_SECOND)));

export const quantiseYaw = (yaw: number): number => ((Math.round((yaw / TURN) * 256) % 256) + 256) % 256;

/** Radians in (-pi, pi]. */
export function yawFrom(byte: number): number {
  const yaw = (byte / 256) * TURN;
  return yaw > Math.PI ? yaw - TURN : yaw;
}
