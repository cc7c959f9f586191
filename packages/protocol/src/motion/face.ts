import { MOTION_VERSION } from "./layout";

/**
 * Faces, 64 values of 8 bits:
 *
 * | value | is |
 * |---|---|
 * | 0 to 51 | weights of ARKit's face shapes by name, from browDownLeft to tongueOut: 255 is all of it |
 * | 52 to 54 | how the head is turned, i8 in 1/100 rad: yaw (left), pitch (up), roll (to the left shoulder) |
 * | 55 | the expression that is put on: 0 for none |
 * | 56 to 57 | how the trunk is held, i8 in 1/100 rad: turned to the left, leaning to the left shoulder |
 * | 58 to 60 | where the left wrist is from its shoulder, i8 in 1/100 of the arm: left, up, ahead; zeros: not seen |
 * | 61 to 63 | the right wrist, in the same way |
 *
 * A face of zeros is that of somebody who shows none: their face is left to their voice and to itself.
 *
 * **Face input**, client to server, 66 bytes: version u8, spare u8, values.
 *
 * **Face** in an update: id u16, key u8, kind u8, then
 * - kind 0, a key: 64 values. The key's number counts up modulo 256 for each avatar.
 * - kind 1, changes against the key of that number: which u8[8] (bit n of byte n / 8), then one value for each bit
 *   that is set, in order, and a spare byte where that makes the length even.
 *
 * Changes against another key than the last one that came mean nothing and are left out.
 */
export const FACE_VALUES = 64;
export const FACE_INPUT_BYTES = 2 + FACE_VALUES;
export const FACE_KEY_BYTES = 4 + FACE_VALUES;
const MASK_BYTES = FACE_VALUES / 8;
/** All changed: even as it is. */
export const FACE_BYTES_MAX = 4 + MASK_BYTES + FACE_VALUES;

export type FaceUpdate =
  | { id: number; key: number; kind: "key"; weights: Uint8Array }
  | { id: number; key: number; kind: "change"; changed: { index: number; weight: number }[] };

export function encodeFaceInput(weights: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(FACE_INPUT_BYTES);
  bytes[0] = MOTION_VERSION;
  bytes.set(weights.subarray(0, FACE_VALUES), 2);
  return bytes;
}

/** The weights, as a view into what came; null for anything that is no whole face of this version. */
export function decodeFaceInput(bytes: Uint8Array): Uint8Array | null {
  return bytes.byteLength === FACE_INPUT_BYTES && bytes[0] === MOTION_VERSION ? bytes.subarray(2) : null;
}

/** Returns where the next face begins. `weights` and `from` lie in larger arrays. */
export function writeFaceKey(
  out: Uint8Array,
  at: number,
  id: number,
  key: number,
  weights: Uint8Array,
  from: number,
): number {
  out[at] = id & 0xff;
  out[at + 1] = id >> 8;
  out[at + 2] = key;
  out[at + 3] = 0;
  for (let i = 0; i < FACE_VALUES; i++) out[at + 4 + i] = weights[from + i] ?? 0;
  return at + FACE_KEY_BYTES;
}

/** What differs between `weights` and the key, both from `from` on; returns where the next face begins. */
export function writeFaceChange(
  out: Uint8Array,
  at: number,
  id: number,
  key: number,
  weights: Uint8Array,
  keyWeights: Uint8Array,
  from: number,
): number {
  out[at] = id & 0xff;
  out[at + 1] = id >> 8;
  out[at + 2] = key;
  out[at + 3] = 1;
  const mask = at + 4;
  for (let i = 0; i < MASK_BYTES; i++) out[mask + i] = 0;
  let end = mask + MASK_BYTES;
  for (let i = 0; i < FACE_VALUES; i++) {
    const weight = weights[from + i] ?? 0;
    if (weight === keyWeights[from + i]) continue;
    out[mask + (i >> 3)] = (out[mask + (i >> 3)] ?? 0) | (1 << (i & 7));
    out[end++] = weight;
  }
  if ((end - at) % 2 === 1) out[end++] = 0;
  return end;
}

/** null where the bytes are no face. */
export function readFace(bytes: Uint8Array, at: number): { face: FaceUpdate; end: number } | null {
  if (at + 4 > bytes.byteLength) return null;
  const id = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
  const key = bytes[at + 2] ?? 0;
  if (bytes[at + 3] === 0) {
    const end = at + FACE_KEY_BYTES;
    if (end > bytes.byteLength) return null;
    return { face: { id, key, kind: "key", weights: bytes.slice(at + 4, end) }, end };
  }
  if (bytes[at + 3] !== 1 || at + 4 + MASK_BYTES > bytes.byteLength) return null;
  const changed: { index: number; weight: number }[] = [];
  let end = at + 4 + MASK_BYTES;
  for (let index = 0; index < FACE_VALUES; index++) {
    if (((bytes[at + 4 + (index >> 3)] ?? 0) & (1 << (index & 7))) === 0) continue;
    if (end >= bytes.byteLength) return null;
    changed.push({ index, weight: bytes[end++] ?? 0 });
  }
  if ((end - at) % 2 === 1) end++;
  return end > bytes.byteLength ? null : { face: { id, key, kind: "change", changed }, end };
}
