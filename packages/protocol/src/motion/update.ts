import type { ServerTime } from "../ids";
import { type FaceUpdate, readFace } from "./face";
import { HEADER_BYTES, MOTION_VERSION, type Pose } from "./layout";
import { type AvatarPose, avatarBytes, readAvatar, writeAvatar } from "./record";

/** What one client gets in one tick (Rules S1, S4). */
export interface MotionUpdate {
  /** Server time modulo 2^32; unwrap with `unwrapTime`. */
  time: number;
  /** Sequence of the last input that the server has looked at. */
  acknowledged: number;
  /** Rule M1: the last accepted pose, when a proposal was refused. */
  correction: { sequence: number; id: number; pose: Pose } | null;
  /** Out of sight from now on. */
  left: number[];
  /** Changed, or came into sight. */
  poses: AvatarPose[];
  faces: FaceUpdate[];
}

/** Writes the twelve bytes that every update begins with; returns where the rest begins. */
export function writeHeader(
  view: DataView,
  at: number,
  hasCorrection: boolean,
  acknowledged: number,
  time: number,
  left: number,
  poses: number,
): number {
  view.setUint8(at, MOTION_VERSION);
  view.setUint8(at + 1, hasCorrection ? 1 : 0);
  view.setUint16(at + 2, acknowledged & 0xffff, true);
  view.setUint32(at + 4, time >>> 0, true);
  view.setUint16(at + 8, left, true);
  view.setUint16(at + 10, poses, true);
  return at + HEADER_BYTES;
}

/** A whole update without faces, from objects: for tests and tools. The server writes its frames in field-of-view. */
export function encodeUpdate(update: Omit<MotionUpdate, "faces">): Uint8Array<ArrayBuffer> {
  const { correction, left, poses } = update;
  const size =
    HEADER_BYTES +
    (correction ? 2 + avatarBytes(correction) : 0) +
    left.length * 2 +
    poses.reduce((sum, one) => sum + avatarBytes(one), 0);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  let at = writeHeader(
    view,
    0,
    correction !== null,
    update.acknowledged,
    update.time,
    left.length,
    poses.length,
  );
  if (correction) {
    view.setUint16(at, correction.sequence & 0xffff, true);
    at = writeAvatar(view, at + 2, correction);
  }
  for (const id of left) {
    view.setUint16(at, id, true);
    at += 2;
  }
  for (const one of poses) at = writeAvatar(view, at, one);
  return bytes;
}

/** null for a truncated, foreign or overlong frame; never throws. */
export function decodeUpdate(bytes: Uint8Array): MotionUpdate | null {
  if (bytes.byteLength < HEADER_BYTES) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const flags = view.getUint8(1);
  if (view.getUint8(0) !== MOTION_VERSION || flags > 1) return null;
  let at = HEADER_BYTES;
  let correction: MotionUpdate["correction"] = null;
  if (flags & 1) {
    const own = at + 2 <= bytes.byteLength ? readAvatar(view, at + 2) : null;
    if (!own) return null;
    correction = { sequence: view.getUint16(at, true), id: own.id, pose: own.pose };
    at = own.end;
  }
  const leftCount = view.getUint16(8, true);
  if (at + leftCount * 2 > bytes.byteLength) return null;
  const left: number[] = [];
  for (let i = 0; i < leftCount; i++, at += 2) left.push(view.getUint16(at, true));
  const poses: AvatarPose[] = [];
  for (let count = view.getUint16(10, true); count > 0; count--) {
    const one = readAvatar(view, at);
    if (!one) return null;
    poses.push({ id: one.id, pose: one.pose });
    at = one.end;
  }
  const faces: FaceUpdate[] = [];
  while (at < bytes.byteLength) {
    const one = readFace(bytes, at);
    if (!one) return null;
    faces.push(one.face);
    at = one.end;
  }
  return {
    time: view.getUint32(4, true),
    acknowledged: view.getUint16(2, true),
    correction,
    left,
    poses,
    faces,
  };
}

/** The full server time of a frame's 32-bit time, near `around`. */
export function unwrapTime(time: number, around: ServerTime): ServerTime {
  const wrap = 2 ** 32;
  const base = Math.floor(around / wrap) * wrap + time;
  if (base - around > wrap / 2) return base - wrap;
  if (around - base > wrap / 2) return base + wrap;
  return base;
}
