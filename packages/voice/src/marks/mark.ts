import { durationOf, shapeOf, withoutPadding, withPadding } from "./opus";

/** Where in a song a packet's first sample stands. Every Opus decoder skips it, as it lies in the padding. */
export interface Mark {
  /** `singing`: the song moves at the pace of the packets. `still`: the song stands (paused) at the position. */
  readonly kind: "singing" | "still";
  /** Tells one performance from another, 0 to 65,535. */
  readonly performance: number;
  /** Milliseconds from the start of the backing; negative while counting in. */
  readonly positionMs: number;
}

export interface MarkedPacket extends Mark {
  /** The packet before this one, when the sender repeated it. */
  readonly previous: Uint8Array | null;
  /** Milliseconds of sound in this packet. */
  readonly durationMs: number;
}

const MAGIC = { singing: 0x4b56, still: 0x4b53 } as const;
/** previous packet's length u16, magic u16, performance u16, position i32: the last bytes of the padding. */
const TAIL = 10;
/** 16 µs: a 20 ms packet is exactly 1,250 units, so positions never creep. */
const UNIT_MS = 0.016;
/** Stays under the 1,200 bytes that WebRTC puts into one UDP packet. */
const MAX_PACKET = 1100;

/** The packet with a mark, or the very packet where it cannot bear one. */
export function writeMark(packet: Uint8Array, mark: Mark, previous: Uint8Array | null = null): Uint8Array {
  const shape = shapeOf(packet);
  if (!shape) return packet;
  const room = MAX_PACKET - packet.length - TAIL - 8;
  const repeated = previous && previous.length <= room ? previous : null;
  const length = repeated?.length ?? 0;
  const padding = new Uint8Array(shape.padding.length + length + TAIL);
  padding.set(shape.padding);
  if (repeated) padding.set(repeated, shape.padding.length);
  const tail = new DataView(padding.buffer, padding.length - TAIL);
  tail.setUint16(0, length);
  tail.setUint16(2, MAGIC[mark.kind]);
  tail.setUint16(4, mark.performance);
  tail.setInt32(6, Math.round(mark.positionMs / UNIT_MS));
  return withPadding(shape, padding);
}

/** The packet's mark, or null; never throws, whatever the bytes. */
export function readMark(packet: Uint8Array): MarkedPacket | null {
  const shape = shapeOf(packet);
  if (!shape || shape.padding.length < TAIL) return null;
  const { padding } = shape;
  const tail = new DataView(padding.buffer, padding.byteOffset + padding.length - TAIL, TAIL);
  const magic = tail.getUint16(2);
  if (magic !== MAGIC.singing && magic !== MAGIC.still) return null;
  const length = tail.getUint16(0);
  const end = padding.length - TAIL;
  if (length > end) return null;
  return {
    kind: magic === MAGIC.singing ? "singing" : "still",
    performance: tail.getUint16(4),
    positionMs: tail.getInt32(6) * UNIT_MS,
    previous: length > 0 ? padding.slice(end - length, end) : null,
    durationMs: durationOf(shape),
  };
}

/** The packet as it was before `writeMark`; unmarked packets come back as they are. */
export function stripMark(packet: Uint8Array): Uint8Array {
  const mark = readMark(packet);
  const shape = mark && shapeOf(packet);
  if (!shape) return packet;
  const kept = shape.padding.subarray(0, shape.padding.length - TAIL - (mark.previous?.length ?? 0));
  return kept.length > 0 ? withPadding(shape, kept) : withoutPadding(shape);
}

/** A performance's number out of its id (FNV-1a folded to 16 bits): singer and listeners reach the same without asking. */
export function performanceNumber(id: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  return ((hash >>> 16) ^ hash) & 0xffff;
}
