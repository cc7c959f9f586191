import type { Pose } from "./layout";
import {
  quantiseMetres,
  quantiseVelocity,
  quantiseYaw,
  UNITS_PER_METRE,
  UNITS_PER_METRE_PER_SECOND,
  yawFrom,
} from "./layout";
import { isMoving, levelByte, poseFrom, STATE, stateOf } from "./state-byte";

export interface AvatarPose {
  /** Participant.shortId. */
  id: number;
  pose: Pose;
}

const LEAST = 8;

/** Bytes of a record with this state byte, of which bit 7 says whether a level follows. */
export const recordBytes = (state: number): number =>
  LEAST + (isMoving(state) ? 2 : 0) + ((state & STATE.talking) !== 0 ? 2 : 0);

/**
 * Writes one record and returns where the next begins. Numbers are quantised already (see layout.ts), so that many
 * readers cost one quantisation.
 */
export function writeRecord(
  view: DataView,
  at: number,
  id: number,
  x: number,
  z: number,
  yaw: number,
  state: number,
  vx: number,
  vz: number,
  level: number,
): number {
  view.setUint16(at, id, true);
  view.setInt16(at + 2, x, true);
  view.setInt16(at + 4, z, true);
  view.setUint8(at + 6, yaw);
  view.setUint8(at + 7, state);
  let end = at + LEAST;
  if (isMoving(state)) {
    view.setInt8(end, vx);
    view.setInt8(end + 1, vz);
    end += 2;
  }
  if ((state & STATE.talking) !== 0) {
    view.setUint8(end, level);
    view.setUint8(end + 1, 0);
    end += 2;
  }
  return end;
}

/** The same for a pose as an object: for what is written now and then. */
export function writeAvatar(view: DataView, at: number, { id, pose }: AvatarPose): number {
  const level = levelByte(pose.level);
  return writeRecord(
    view,
    at,
    id,
    quantiseMetres(pose.x),
    quantiseMetres(pose.z),
    quantiseYaw(pose.yaw),
    stateOf(pose) | (level > 0 ? STATE.talking : 0),
    quantiseVelocity(pose.vx),
    quantiseVelocity(pose.vz),
    level,
  );
}

/** null where the bytes end too early. */
export function readAvatar(view: DataView, at: number): (AvatarPose & { end: number }) | null {
  if (at + LEAST > view.byteLength) return null;
  const state = view.getUint8(at + 7);
  const end = at + recordBytes(state);
  if (end > view.byteLength) return null;
  const hasVelocity = isMoving(state);
  const pose = poseFrom(state, {
    x: view.getInt16(at + 2, true) / UNITS_PER_METRE,
    z: view.getInt16(at + 4, true) / UNITS_PER_METRE,
    yaw: yawFrom(view.getUint8(at + 6)),
    vx: hasVelocity ? view.getInt8(at + LEAST) / UNITS_PER_METRE_PER_SECOND : 0,
    vz: hasVelocity ? view.getInt8(at + LEAST + 1) / UNITS_PER_METRE_PER_SECOND : 0,
    level: (state & STATE.talking) !== 0 ? view.getUint8(end - 2) / 255 : 0,
  });
  return { id: view.getUint16(at, true), pose, end };
}

export const avatarBytes = ({ pose }: AvatarPose): number =>
  recordBytes(stateOf(pose) | (levelByte(pose.level) > 0 ? STATE.talking : 0));
