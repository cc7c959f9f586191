import {
  FACE_BYTES_MAX,
  FACE_KEY_BYTES,
  HEADER_BYTES,
  type Pose,
  RECORD_BYTES_MAX,
  writeAvatar,
  writeHeader,
} from "@karaverse/protocol";
import {
  clearBit,
  countBits,
  createBits,
  createIdList,
  hasBit,
  lowestBit,
  setBit,
  type World,
} from "../world";
import type { Faces } from "./faces";
import type { Turns } from "./rate";
import type { References } from "./references";
import { createShare } from "./share";
import { MOST_FACES, type Viewer } from "./viewer";

/** What the room says to a client about itself: which input it has looked at, and where it corrects it to. */
export interface Answer {
  acknowledged: number;
  correction: { sequence: number; pose: Pose } | null;
}

/** While somebody in sight moves a client hears at least so often that they are still on their line, ticks. */
export const VOUCH_TICKS = 4;
/** Unused bytes are kept for so many ticks: coming into a room brings everybody at once. */
const SAVED_TICKS = 20;
const CORRECTION_BYTES = 2 + RECORD_BYTES_MAX;

/** The longest frame there can be: everybody left, everybody came, all faces with their keys. */
export const frameBytesMax = (capacity: number): number =>
  HEADER_BYTES +
  CORRECTION_BYTES +
  capacity * (2 + RECORD_BYTES_MAX) +
  MOST_FACES * (FACE_KEY_BYTES + FACE_BYTES_MAX);

/** Writes what one viewer is told in one tick. Allocates nothing. */
export function createFrameWriter(
  world: World,
  fine: References,
  coarse: References,
  turns: Turns,
  faces: Faces,
) {
  const share = createShare(world);
  const due = createBits(world.capacity);
  const told = createIdList(world.capacity);
  /** What `fillDue` found besides: whether anybody has left, or news has to wait for its turn. */
  let hasLeft = false;
  let hasWaiting = false;

  /** Rule S5: who is due in this tick; returns how many. */
  function fillDue(viewer: Viewer, tick: number, words: number): number {
    const middleTurn = turns.middle(tick);
    const farTurn = turns.far(tick);
    const { owed, known, members, near, middle, far } = viewer;
    let count = 0;
    let left = 0;
    let waiting = 0;
    for (let word = 0; word < words; word++) {
      const turn =
        // Who comes into sight does not wait.
        ~(known[word] ?? 0) |
        (near[word] ?? 0) |
        ((middle[word] ?? 0) & (middleTurn[word] ?? 0)) |
        ((far[word] ?? 0) & (farTurn[word] ?? 0));
      const bits = (owed[word] ?? 0) & turn;
      due[word] = bits;
      left |= (known[word] ?? 0) & ~(members[word] ?? 0);
      waiting |= (owed[word] ?? 0) & ~turn;
      if (bits !== 0) count += countBits(bits);
    }
    hasLeft = left !== 0;
    hasWaiting = waiting !== 0;
    return count;
  }

  function listAll(words: number): void {
    told.length = 0;
    for (let word = 0; word < words; word++)
      for (let rest = due[word] ?? 0; rest !== 0; rest &= rest - 1)
        told.ids[told.length++] = word * 32 + lowestBit(rest);
  }

  function writeLeft({ known, members }: Viewer, words: number, view: DataView, start: number): number {
    let at = start;
    for (let word = 0; word < words; word++) {
      const left = (known[word] ?? 0) & ~(members[word] ?? 0);
      if (left === 0) continue;
      for (let rest = left; rest !== 0; rest &= rest - 1) {
        view.setUint16(at, word * 32 + lowestBit(rest), true);
        at += 2;
      }
      known[word] = (known[word] ?? 0) & ~left;
    }
    return at;
  }

  function writeRecords(viewer: Viewer, out: Uint8Array, start: number): number {
    let at = start;
    for (let i = 0; i < told.length; i++) {
      const id = told.ids[i] ?? 0;
      const references = hasBit(viewer.far, id) ? coarse : fine;
      const { records } = references;
      const length = references.write(id);
      const from = id * RECORD_BYTES_MAX;
      for (let byte = 0; byte < length; byte++) out[at + byte] = records[from + byte] ?? 0;
      at += length;
      clearBit(viewer.owed, id);
      setBit(viewer.known, id);
    }
    return at;
  }

  function seesMotion({ known }: Viewer, words: number): boolean {
    const { moving } = world;
    for (let word = 0; word < words; word++)
      if (((known[word] ?? 0) & (moving[word] ?? 0)) !== 0) return true;
    return false;
  }

  /** Bytes come in for a tick; called once a tick and viewer, whether it is told anything or not. */
  function earn(viewer: Viewer): void {
    viewer.allowance = Math.min(viewer.bytesPerTick * SAVED_TICKS, viewer.allowance + viewer.bytesPerTick);
  }

  /** Whether there may be something to tell; false is certain. */
  function isDue(viewer: Viewer, tick: number, words: number, isAnybodyMoving: boolean): boolean {
    if (!viewer.isQuiet) return true;
    return isAnybodyMoving && tick - viewer.framedAt >= VOUCH_TICKS && seesMotion(viewer, words);
  }

  /**
   * @param out where the frame is written, from `start` on: frameBytesMax bytes are free
   * @param isAsked whether the answer alone is worth a frame
   * @returns the frame's length; 0 where there is nothing to say
   */
  function write(
    viewer: Viewer,
    self: number,
    tick: number,
    now: number,
    words: number,
    { acknowledged, correction }: Answer,
    isAsked: boolean,
    out: Uint8Array,
    view: DataView,
    start: number,
  ): number {
    const count = fillDue(viewer, tick, words);
    const { allowance } = viewer;
    if (count * RECORD_BYTES_MAX <= allowance) listAll(words);
    else share(viewer, self, words, tick, Math.max(0, allowance - HEADER_BYTES), told);
    let at = start + HEADER_BYTES;
    if (correction) {
      view.setUint16(at, correction.sequence & 0xffff, true);
      at = writeAvatar(view, at + 2, { id: self, pose: correction.pose });
    }
    const firstLeft = at;
    if (hasLeft) at = writeLeft(viewer, words, view, at);
    const left = (at - firstLeft) / 2;
    at = writeRecords(viewer, out, at);
    at = faces.write(viewer, self, tick, out, at, Math.max(0, allowance - (at - start)));
    viewer.isQuiet = !hasWaiting && told.length === count && viewer.faces.length === 0;
    const isNews = at > start + HEADER_BYTES;
    if (!isNews && !isAsked && !(tick - viewer.framedAt >= VOUCH_TICKS && seesMotion(viewer, words)))
      return 0;
    writeHeader(view, start, correction !== null, acknowledged, now, left, told.length);
    viewer.framedAt = tick;
    viewer.allowance -= at - start;
    return at - start;
  }

  return { earn, isDue, write };
}
