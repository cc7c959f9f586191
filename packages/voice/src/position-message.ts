/** The singer's song position as a message of seven bytes: the last fallback for listeners without encoded frames. */
export const POSITION_TOPIC = "song-position";

export interface SongPositionMessage {
  readonly performance: number;
  readonly positionMs: number;
  readonly moving: boolean;
}

export function encodePosition({ performance, positionMs, moving }: SongPositionMessage): Uint8Array {
  const view = new DataView(new ArrayBuffer(7));
  view.setUint16(0, performance);
  view.setInt32(2, Math.round(positionMs));
  view.setUint8(6, moving ? 1 : 0);
  return new Uint8Array(view.buffer);
}

/** Null for anything else; whoever may speak in the room may send bytes. */
export function decodePosition(bytes: Uint8Array): SongPositionMessage | null {
  if (bytes.length !== 7) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return { performance: view.getUint16(0), positionMs: view.getInt32(2), moving: view.getUint8(6) === 1 };
}
