import type { ServerTime, SongTime } from "@karaverse/protocol";
import type { SungFrame } from "../scoring";
import {
  CLOSEST_MS,
  FRAME_BYTES,
  FRAMES_VERSION,
  HEAD_BYTES,
  MOST_FRAMES,
  MOST_STEPS,
  NO_PITCH,
  STEPS_PER_MS,
} from "./layout";

export interface FrameBatch {
  /** Number of the performance. */
  performance: number;
  /** Which run of the song these were sung to: `takeOf(startsAt)`. */
  take: number;
  /** Ascending song time. */
  frames: SungFrame[];
}

/** Every start of the song, after a pause too, is a take of its own; both sides know when it starts. */
export const takeOf = (startsAt: ServerTime): number => Math.round(startsAt) >>> 0;

/** Adding 0 makes the 0 below nothing an ordinary one. */
const whole = (value: number): number => Math.round(value) + 0;

const steps = (ms: number): number => whole(ms * STEPS_PER_MS);

/**
 * The frame as the other side will read it. A client that scores what this returns gets the very score the server
 * gets (Rule C6).
 */
export function quantise({ songTimeMs, cents, clarity, level }: SungFrame): SungFrame {
  return {
    songTimeMs: steps(songTimeMs) / STEPS_PER_MS,
    cents:
      cents === null || !Number.isFinite(cents) ? null : Math.max(-32_767, Math.min(32_767, whole(cents))),
    clarity: Math.round(Math.max(0, Math.min(1, clarity)) * 255) / 255,
    level: -Math.round(Math.max(0, Math.min(127.5, -level)) * 2) / 2 + 0,
  };
}

/** Whether the later of two frames lies as far behind the other as two frames do, as both sides count it. */
export const isApart = (before: SongTime, after: SongTime): boolean =>
  steps(after - before) >= CLOSEST_MS * STEPS_PER_MS;

/** How many of the frames fit into one batch: at most 255, at most 6.5 s. */
export function batchLength(frames: readonly SungFrame[]): number {
  const first = frames[0];
  if (!first) return 0;
  const base = steps(first.songTimeMs);
  let count = 0;
  while (count < Math.min(frames.length, MOST_FRAMES)) {
    const frame = frames[count];
    if (!frame || steps(frame.songTimeMs) - base > MOST_STEPS) break;
    count++;
  }
  return count;
}

/** @throws RangeError when the frames do not fit (see batchLength) or run backwards: a mistake of the caller */
export function encodeFrames({ performance, take, frames }: FrameBatch): Uint8Array<ArrayBuffer> {
  if (batchLength(frames) !== frames.length) throw new RangeError("Too many frames for one batch.");
  const bytes = new Uint8Array(HEAD_BYTES + frames.length * FRAME_BYTES);
  const view = new DataView(bytes.buffer);
  const base = steps(frames[0]?.songTimeMs ?? 0);
  view.setUint8(0, FRAMES_VERSION);
  view.setUint8(1, frames.length);
  view.setUint16(2, performance & 0xffff, true);
  view.setUint32(4, take >>> 0, true);
  view.setInt32(8, base, true);
  frames.forEach((frame, index) => {
    const at = HEAD_BYTES + index * FRAME_BYTES;
    const { songTimeMs, cents, clarity, level } = quantise(frame);
    const after = steps(songTimeMs) - base;
    if (after < 0) throw new RangeError("Frames run backwards.");
    view.setUint16(at, after, true);
    view.setInt16(at + 2, cents ?? NO_PITCH, true);
    view.setUint8(at + 4, Math.round(clarity * 255));
    view.setUint8(at + 5, Math.round(-level * 2));
  });
  return bytes;
}

/** null for anything that is not a whole batch of this version; never throws. Time may still run backwards in it. */
export function decodeFrames(bytes: Uint8Array): FrameBatch | null {
  if (bytes.byteLength < HEAD_BYTES) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint8(1);
  if (view.getUint8(0) !== FRAMES_VERSION || bytes.byteLength !== HEAD_BYTES + count * FRAME_BYTES)
    return null;
  const base = view.getInt32(8, true);
  const frames = Array.from({ length: count }, (_, index): SungFrame => {
    const at = HEAD_BYTES + index * FRAME_BYTES;
    const cents = view.getInt16(at + 2, true);
    return {
      songTimeMs: (base + view.getUint16(at, true)) / STEPS_PER_MS,
      cents: cents === NO_PITCH ? null : cents,
      clarity: view.getUint8(at + 4) / 255,
      level: -view.getUint8(at + 5) / 2 + 0,
    };
  });
  return { performance: view.getUint16(2, true), take: view.getUint32(4, true), frames };
}
