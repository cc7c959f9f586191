import type { ServerTime } from "../ids";
import { MOTION_VERSION, POSE_BYTES, type Pose, readPose, writePose } from "./layout";

export interface AvatarPose {
  /** Participant.shortId. */
  id: number;
  pose: Pose;
}

/** What one client gets in one tick (Rules S1, S4). */
export interface MotionUpdate {
  /** Server time modulo 2^32; unwrap with `unwrapTime`. */
  time: number;
  /** Sequence of the last input that the server has looked at. */
  acknowledged: number;
  /** Rule M1: the last accepted pose, when a proposal was refused. */
  correction: { sequence: number; pose: Pose } | null;
  left: number[];
  entered: AvatarPose[];
  moved: AvatarPose[];
}

const RECORD = 2 + POSE_BYTES;
const HEADER = 8;

export function encodeUpdate(update: MotionUpdate): Uint8Array<ArrayBuffer> {
  const size =
    HEADER +
    (update.correction ? RECORD : 0) +
    6 +
    update.left.length * 2 +
    (update.entered.length + update.moved.length) * RECORD;
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, MOTION_VERSION);
  view.setUint8(1, update.correction ? 1 : 0);
  view.setUint32(2, update.time >>> 0, true);
  view.setUint16(6, update.acknowledged & 0xffff, true);
  let at = HEADER;
  if (update.correction) {
    view.setUint16(at, update.correction.sequence & 0xffff, true);
    at = writePose(view, at + 2, update.correction.pose);
  }
  view.setUint16(at, update.left.length, true);
  at += 2;
  for (const id of update.left) {
    view.setUint16(at, id, true);
    at += 2;
  }
  at = writeAvatars(view, at, update.entered);
  writeAvatars(view, at, update.moved);
  return bytes;
}

function writeAvatars(view: DataView, start: number, avatars: readonly AvatarPose[]): number {
  view.setUint16(start, avatars.length, true);
  let at = start + 2;
  for (const { id, pose } of avatars) {
    view.setUint16(at, id, true);
    at = writePose(view, at + 2, pose);
  }
  return at;
}

/** null for a truncated, foreign or overlong frame; never throws. */
export function decodeUpdate(bytes: Uint8Array): MotionUpdate | null {
  if (bytes.byteLength < HEADER + 6) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const flags = view.getUint8(1);
  if (view.getUint8(0) !== MOTION_VERSION || flags > 1) return null;
  const end = bytes.byteLength;
  let at = HEADER;
  let correction: MotionUpdate["correction"] = null;
  if (flags & 1) {
    if (at + RECORD > end) return null;
    correction = { sequence: view.getUint16(at, true), pose: readPose(view, at + 2) };
    at += RECORD;
  }
  const left: number[] = [];
  if (at + 2 > end) return null;
  const leftCount = view.getUint16(at, true);
  at += 2;
  if (at + leftCount * 2 > end) return null;
  for (let i = 0; i < leftCount; i++, at += 2) left.push(view.getUint16(at, true));
  const entered = readAvatars(view, at, end);
  if (!entered) return null;
  const moved = readAvatars(view, entered.at, end);
  if (!moved || moved.at !== end) return null;
  return {
    time: view.getUint32(2, true),
    acknowledged: view.getUint16(6, true),
    correction,
    left,
    entered: entered.avatars,
    moved: moved.avatars,
  };
}

function readAvatars(
  view: DataView,
  start: number,
  end: number,
): { avatars: AvatarPose[]; at: number } | null {
  if (start + 2 > end) return null;
  const count = view.getUint16(start, true);
  let at = start + 2;
  if (at + count * RECORD > end) return null;
  const avatars: AvatarPose[] = [];
  for (let i = 0; i < count; i++, at += RECORD) {
    avatars.push({ id: view.getUint16(at, true), pose: readPose(view, at + 2) });
  }
  return { avatars, at };
}

/** The full server time of a frame's 32-bit time, near `around`. */
export function unwrapTime(time: number, around: ServerTime): ServerTime {
  const wrap = 2 ** 32;
  const base = Math.floor(around / wrap) * wrap + time;
  if (base - around > wrap / 2) return base - wrap;
  if (around - base > wrap / 2) return base + wrap;
  return base;
}
