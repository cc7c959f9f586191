/** The outer shape of an Opus packet (RFC 6716, section 3): what may be repacked without touching the sound. */
export interface PacketShape {
  /** The packet's first byte with its two code bits cleared. */
  readonly toc: number;
  readonly frames: number;
  readonly variable: boolean;
  /** Frame lengths (if variable) and frames: everything between the header and the padding. */
  readonly body: Uint8Array;
  /** Padding data, without its length bytes. Empty when there is none. */
  readonly padding: Uint8Array;
}

const EMPTY = new Uint8Array(0);
/** RFC 6716 allows at most 120 ms in one packet: 48 frames of 2.5 ms. */
const MAX_FRAMES = 48;

/** Null for what is no Opus packet; never throws, whatever the bytes. */
export function shapeOf(packet: Uint8Array): PacketShape | null {
  const first = packet[0];
  if (first === undefined) return null;
  const toc = first & 0xfc;
  const rest = packet.subarray(1);
  switch (first & 3) {
    case 0:
      return { toc, frames: 1, variable: false, body: rest, padding: EMPTY };
    case 1:
      return rest.length % 2 === 0 ? { toc, frames: 2, variable: false, body: rest, padding: EMPTY } : null;
    case 2:
      return rest.length > 0 ? { toc, frames: 2, variable: true, body: rest, padding: EMPTY } : null;
    default:
      return countedShape(toc, packet);
  }
}

function countedShape(toc: number, packet: Uint8Array): PacketShape | null {
  const count = packet[1];
  if (count === undefined) return null;
  const frames = count & 0x3f;
  if (frames === 0 || frames > MAX_FRAMES) return null;
  let at = 2;
  let padded = 0;
  if (count & 0x40) {
    for (;;) {
      const length = packet[at++];
      if (length === undefined) return null;
      // 255 means 254 bytes and one more length byte.
      padded += length === 255 ? 254 : length;
      if (length !== 255) break;
    }
  }
  const end = packet.length - padded;
  if (end < at) return null;
  const variable = (count & 0x80) !== 0;
  const body = packet.subarray(at, end);
  if (!variable && body.length % frames !== 0) return null;
  return { toc, frames, variable, body, padding: packet.subarray(end) };
}

/** The packet in its counted form (code 3) with the given padding. */
export function withPadding(shape: PacketShape, padding: Uint8Array): Uint8Array {
  const lengthBytes = padding.length === 0 ? 0 : Math.ceil(padding.length / 254);
  const out = new Uint8Array(2 + lengthBytes + shape.body.length + padding.length);
  out[0] = shape.toc | 3;
  out[1] = (shape.variable ? 0x80 : 0) | (padding.length > 0 ? 0x40 : 0) | shape.frames;
  if (lengthBytes > 0) {
    out.fill(255, 2, 1 + lengthBytes);
    out[1 + lengthBytes] = padding.length - 254 * (lengthBytes - 1);
  }
  out.set(shape.body, 2 + lengthBytes);
  out.set(padding, 2 + lengthBytes + shape.body.length);
  return out;
}

/** The packet in its shortest form without any padding: the exact inverse of `withPadding` for codes 0, 1 and 2. */
export function withoutPadding(shape: PacketShape): Uint8Array {
  const code = shape.variable ? (shape.frames === 2 ? 2 : 3) : shape.frames <= 2 ? shape.frames - 1 : 3;
  if (code === 3) return withPadding(shape, EMPTY);
  const out = new Uint8Array(1 + shape.body.length);
  out[0] = shape.toc | code;
  out.set(shape.body, 1);
  return out;
}

const SILK_MS = [10, 20, 40, 60] as const;
const CELT_MS = [2.5, 5, 10, 20] as const;

/** How long the packet sounds, in milliseconds. */
export function durationOf(shape: PacketShape): number {
  const config = shape.toc >> 3;
  const size = config & 3;
  const frameMs = config < 12 ? SILK_MS[size] : config < 16 ? ((config & 1) === 0 ? 10 : 20) : CELT_MS[size];
  return (frameMs ?? 20) * shape.frames;
}
