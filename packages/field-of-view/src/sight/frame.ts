import {
  FACE_BYTES_MAX,
  FACE_KEY_BYTES,
  HEADER_BYTES,
  type Pose,
  RECORD_BYTES_MAX,
  writeAvatar,
  writeHeader,
} from "@karaverse/protocol";
import { countBits, createBits, createIdList, lowestBit, setBit, type World } from "../world";
import type { Faces } from "./faces";
import { isFarTurn, isMiddleTurn } from "./rate";
import { type References, SLOT_BYTES } from "./references";
import { FAR, KINDS, KNOWN, MEMBERS, MIDDLE, OWED } from "./sets";
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
/** Every bit of a word. */
const ALL = -1;
const CORRECTION_BYTES = 2 + RECORD_BYTES_MAX;

/** The longest frame there can be: everybody left, everybody came, all faces with their keys. */
export const frameBytesMax = (capacity: number): number =>
  HEADER_BYTES +
  CORRECTION_BYTES +
  capacity * (2 + RECORD_BYTES_MAX) +
  MOST_FACES * (FACE_KEY_BYTES + FACE_BYTES_MAX);

/** Writes what one viewer is told in one tick. Allocates nothing. */
export function createFrameWriter(world: World, fine: References, coarse: References, faces: Faces) {
  const share = createShare(world);
  const due = createBits(world.capacity);
  /** Of whom there is news since this tick. */
  const fresh = createBits(world.capacity);
  const shared = createIdList(world.capacity);
  /** What `collect` and `writeRecords` found besides: somebody has left, and news has to wait. */
  let hasLeft = false;
  let hasWaiting = false;

  function stamp({ owedSince }: Viewer, word: number, who: number, tick: number): void {
    for (let rest = who; rest !== 0; rest &= rest - 1) owedSince[word * 32 + lowestBit(rest)] = tick & 0xffff;
  }

  /** News of who changed is owed to all who have them in sight. Rule S5: fills `due`, and returns how many are. */
  function collect(viewer: Viewer, self: number, tick: number, words: number): number {
    const middleWaits = isMiddleTurn(self, tick) ? 0 : ALL;
    const farWaits = isFarTurn(self, tick) ? 0 : ALL;
    const { sets } = viewer;
    const changedNear = fine.changed;
    const changedFar = coarse.changed;
    let count = 0;
    let left = 0;
    for (let word = 0; word < words; word++) {
      const at = word * KINDS;
      const isFar = sets[at + FAR] ?? 0;
      const isKnown = sets[at + KNOWN] ?? 0;
      const isMember = sets[at + MEMBERS] ?? 0;
      const changes = ((changedNear[word] ?? 0) & ~isFar) | ((changedFar[word] ?? 0) & isFar);
      const before = sets[at + OWED] ?? 0;
      const news = changes & isMember & ~before;
      const all = before | news;
      const waits = ((sets[at + MIDDLE] ?? 0) & middleWaits) | (isFar & farWaits);
      // Who comes into sight does not wait.
      const turn = ~isKnown | ~waits;
      const bits = all & turn;
      due[word] = bits;
      fresh[word] = news;
      sets[at + OWED] = all;
      left |= isKnown & ~isMember;
      if (bits !== 0) count += countBits(bits);
      // Who is told of in this very tick need not be remembered.
      const waiting = news & ~turn;
      if (waiting !== 0) stamp(viewer, word, waiting, tick);
    }
    hasLeft = left !== 0;
    viewer.collectedAt = tick;
    return count;
  }

  /** Of whom there is news for the first time in this tick, and whose turn it is: it begins to wait. */
  function stampFresh(viewer: Viewer, tick: number, words: number): void {
    for (let word = 0; word < words; word++) stamp(viewer, word, fresh[word] ?? 0, tick);
  }

  /** Not everything fits: fills `due` with what comes first; returns how many are told of. */
  function chooseDue(viewer: Viewer, self: number, tick: number, words: number, bytes: number): number {
    stampFresh(viewer, tick, words);
    share(viewer, self, words, tick, bytes, shared);
    for (let word = 0; word < words; word++) due[word] = 0;
    for (let i = 0; i < shared.length; i++) setBit(due, shared.ids[i] ?? 0);
    return shared.length;
  }

  function writeLeft({ sets }: Viewer, words: number, view: DataView, start: number): number {
    let at = start;
    for (let word = 0; word < words; word++) {
      const known = sets[word * KINDS + KNOWN] ?? 0;
      const left = known & ~(sets[word * KINDS + MEMBERS] ?? 0);
      if (left === 0) continue;
      for (let rest = left; rest !== 0; rest &= rest - 1) {
        view.setUint16(at, word * 32 + lowestBit(rest), true);
        at += 2;
      }
      sets[word * KINDS + KNOWN] = known & ~left;
    }
    return at;
  }

  function writeRecords({ sets }: Viewer, words: number, view: DataView, start: number): number {
    let at = start;
    let waiting = 0;
    for (let word = 0; word < words; word++) {
      const told = due[word] ?? 0;
      const from = word * KINDS;
      const left = (sets[from + OWED] ?? 0) & ~told;
      waiting |= left;
      if (told === 0) continue;
      sets[from + OWED] = left;
      sets[from + KNOWN] = (sets[from + KNOWN] ?? 0) | told;
      const isFar = sets[from + FAR] ?? 0;
      for (let rest = told; rest !== 0; rest &= rest - 1) {
        const id = word * 32 + lowestBit(rest);
        const references = (isFar & rest & -rest) !== 0 ? coarse : fine;
        const length = references.write(id);
        const { records } = references;
        const slot = id * SLOT_BYTES;
        // Three times four bytes are quicker than up to twelve; the next record lies over what is too much.
        view.setInt32(at, records.getInt32(slot, true), true);
        view.setInt32(at + 4, records.getInt32(slot + 4, true), true);
        view.setInt32(at + 8, records.getInt32(slot + 8, true), true);
        at += length;
      }
    }
    hasWaiting = waiting !== 0;
    return at;
  }

  function seesMotion({ sets }: Viewer, words: number): boolean {
    const { moving } = world;
    for (let word = 0; word < words; word++)
      if (((sets[word * KINDS + KNOWN] ?? 0) & (moving[word] ?? 0)) !== 0) return true;
    return false;
  }

  /** The bytes that have come in since the last frame; returns how many may be sent. */
  function earn(viewer: Viewer, tick: number): number {
    const { allowance, bytesPerTick, earnedAt } = viewer;
    viewer.allowance = Math.min(bytesPerTick * SAVED_TICKS, allowance + bytesPerTick * (tick - earnedAt));
    viewer.earnedAt = tick;
    return viewer.allowance;
  }

  /** Whether there may be something to tell; false is certain. */
  function isDue(viewer: Viewer, tick: number, isNews: boolean, isAnybodyMoving: boolean): boolean {
    return isNews || !viewer.isQuiet || (isAnybodyMoving && tick - viewer.framedAt >= VOUCH_TICKS);
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
    const count = collect(viewer, self, tick, words);
    const allowance = earn(viewer, tick);
    const told =
      count * RECORD_BYTES_MAX <= allowance
        ? count
        : chooseDue(viewer, self, tick, words, Math.max(0, allowance - HEADER_BYTES));
    let at = start + HEADER_BYTES;
    if (correction) {
      view.setUint16(at, correction.sequence & 0xffff, true);
      at = writeAvatar(view, at + 2, { id: self, pose: correction.pose });
    }
    const firstLeft = at;
    if (hasLeft) at = writeLeft(viewer, words, view, at);
    const left = (at - firstLeft) / 2;
    at = writeRecords(viewer, words, view, at);
    at = faces.write(viewer, self, tick, out, at, Math.max(0, allowance - (at - start)));
    viewer.isQuiet = !hasWaiting && viewer.faces.length === 0;
    const isNews = at > start + HEADER_BYTES;
    if (!isNews && !isAsked && !(tick - viewer.framedAt >= VOUCH_TICKS && seesMotion(viewer, words)))
      return 0;
    writeHeader(view, start, correction !== null, acknowledged, now, left, told);
    viewer.framedAt = tick;
    viewer.allowance -= at - start;
    return at - start;
  }

  return { collect, isDue, write };
}
