import {
  FACE_BYTES_MAX,
  FACE_KEY_BYTES,
  FACE_VALUES,
  writeFaceChange,
  writeFaceKey,
} from "@karaverse/protocol";
import { append, createIdList, type IdList, lowestBit, type World } from "../world";
import { hasIn, KNOWN, MEMBERS, nearOf } from "./sets";
import { MOST_FACES, NO_KEY, type Viewer } from "./viewer";

/** One reads a face from about here, metres. */
export const CONVERSATION_METRES = 4;
/** Faces go out twenty times a second, fewer would miss a blink; further away than a conversation (performers) at 4 Hz. */
const EVERY_TICKS = 1;
const FAR_EVERY_TICKS = 5;
/** A new key when so many weights differ from it, or after two seconds. */
const KEY_CHANGES = 26;
const KEY_TICKS = 40;
/** A change without any. */
const UNCHANGED_BYTES = 4 + FACE_VALUES / 8;

/** The faces in a room: what each is told against, and who is told which (see the protocol). */
export function createFaces(world: World) {
  const { capacity } = world;
  const now = new Uint8Array(capacity * FACE_VALUES);
  const key = new Uint8Array(capacity * FACE_VALUES);
  const keyNumber = new Uint8Array(capacity);
  const keyAt = new Int32Array(capacity);
  /** 0 for who has no face. */
  const version = new Uint32Array(capacity);
  const written = new Uint8Array(capacity * FACE_BYTES_MAX);
  const writtenVersion = new Uint32Array(capacity);
  const writtenKey = new Int16Array(capacity).fill(NO_KEY);
  const lengths = new Uint8Array(capacity);
  /** What the viewer at hand has been told of a face; empty between two viewers. */
  const knownKeys = new Int16Array(capacity).fill(NO_KEY);
  const knownVersions = new Uint32Array(capacity);
  const old = createIdList(MOST_FACES);
  /** Versions never repeat, whoever has the id. */
  let versions = 0;

  function differences(from: number): number {
    let count = 0;
    for (let i = 0; i < FACE_VALUES; i++) if (now[from + i] !== key[from + i]) count++;
    return count;
  }

  function renewKey(id: number, tick: number): void {
    const from = id * FACE_VALUES;
    for (let i = 0; i < FACE_VALUES; i++) key[from + i] = now[from + i] ?? 0;
    keyNumber[id] = ((keyNumber[id] ?? 0) + 1) & 0xff;
    keyAt[id] = tick;
  }

  /** The change against the key, once for all who are told. */
  function writeChange(id: number): number {
    const number = keyNumber[id] ?? 0;
    if (writtenVersion[id] === version[id] && writtenKey[id] === number) return lengths[id] ?? 0;
    const from = id * FACE_BYTES_MAX;
    const end = writeFaceChange(written, from, id, number, now, key, id * FACE_VALUES);
    writtenVersion[id] = version[id] ?? 0;
    writtenKey[id] = number;
    lengths[id] = end - from;
    return end - from;
  }

  function copyWritten(id: number, length: number, out: Uint8Array, at: number): number {
    const from = id * FACE_BYTES_MAX;
    for (let i = 0; i < length; i++) out[at + i] = written[from + i] ?? 0;
    return at + length;
  }

  const squareBetween = (a: number, b: number): number =>
    ((world.x[a] ?? 0) - (world.x[b] ?? 0)) ** 2 + ((world.z[a] ?? 0) - (world.z[b] ?? 0)) ** 2;

  function add(viewer: Viewer, id: number): void {
    const { faces } = viewer;
    if (faces.length === MOST_FACES || version[id] === 0) return;
    faces.ids[faces.length] = id;
    viewer.faceKeys[faces.length] = knownKeys[id] ?? NO_KEY;
    viewer.faceVersions[faces.length] = knownVersions[id] ?? 0;
    faces.length++;
  }

  return {
    /** null takes the face away. */
    set(id: number, weights: Uint8Array | null, tick: number): void {
      if (!weights) {
        version[id] = 0;
        return;
      }
      const from = id * FACE_VALUES;
      for (let i = 0; i < FACE_VALUES; i++) now[from + i] = weights[i] ?? 0;
      const isFirst = version[id] === 0;
      version[id] = ++versions;
      if (isFirst || tick - (keyAt[id] ?? 0) >= KEY_TICKS || differences(from) > KEY_CHANGES)
        renewKey(id, tick);
    },
    /** After a look: performers first, then who is near enough to talk to. */
    choose(viewer: Viewer, self: number, performers: IdList, words: number): void {
      const { faces } = viewer;
      if (versions === 0) return;
      for (let i = 0; i < faces.length; i++) {
        knownKeys[faces.ids[i] ?? 0] = viewer.faceKeys[i] ?? NO_KEY;
        knownVersions[faces.ids[i] ?? 0] = viewer.faceVersions[i] ?? 0;
      }
      old.length = 0;
      for (let i = 0; i < faces.length; i++) append(old, faces.ids[i] ?? 0);
      faces.length = 0;
      for (let i = 0; i < performers.length; i++) {
        const id = performers.ids[i] ?? 0;
        if (hasIn(viewer.sets, MEMBERS, id)) add(viewer, id);
      }
      for (let word = 0; word < words; word++) {
        for (let rest = nearOf(viewer.sets, word); rest !== 0; rest &= rest - 1) {
          const id = word * 32 + lowestBit(rest);
          if (world.performing[id] === 1 || squareBetween(self, id) > CONVERSATION_METRES ** 2) continue;
          add(viewer, id);
        }
      }
      for (let i = 0; i < old.length; i++) {
        const id = old.ids[i] ?? 0;
        knownKeys[id] = NO_KEY;
        knownVersions[id] = 0;
      }
    },
    /** Writes the faces that are due, as far as `bytes` go; returns where the next thing begins. */
    write(viewer: Viewer, self: number, tick: number, out: Uint8Array, start: number, bytes: number): number {
      let at = start;
      for (let i = 0; i < viewer.faces.length; i++) {
        const id = viewer.faces.ids[i] ?? 0;
        if (!hasIn(viewer.sets, KNOWN, id) || viewer.faceVersions[i] === version[id] || version[id] === 0)
          continue;
        const isNear = squareBetween(self, id) <= CONVERSATION_METRES ** 2;
        if ((tick + id) % (isNear ? EVERY_TICKS : FAR_EVERY_TICKS) !== 0) continue;
        const needsKey = viewer.faceKeys[i] !== keyNumber[id];
        const length = writeChange(id);
        if (at - start + length + (needsKey ? FACE_KEY_BYTES : 0) > bytes) continue;
        if (needsKey) {
          at = writeFaceKey(out, at, id, keyNumber[id] ?? 0, key, id * FACE_VALUES);
          viewer.faceKeys[i] = keyNumber[id] ?? 0;
          // The key is the face itself: more than 26 changes at once make one each time.
          if (length === UNCHANGED_BYTES) {
            viewer.faceVersions[i] = version[id] ?? 0;
            continue;
          }
        }
        at = copyWritten(id, length, out, at);
        viewer.faceVersions[i] = version[id] ?? 0;
      }
      return at;
    },
  };
}

export type Faces = ReturnType<typeof createFaces>;
