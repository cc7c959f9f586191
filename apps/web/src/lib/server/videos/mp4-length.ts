import type { FileHandle } from "node:fs/promises";

/** A box's length and name; 16 bytes where the length needs 8 of its own. */
const HEADER_BYTES = 16;
/** Broken files end in no loop. */
const MOST_BOXES = 2_000;

async function bytesAt(file: FileHandle, position: number, length: number): Promise<DataView | null> {
  const { bytesRead, buffer } = await file.read(new Uint8Array(length), 0, length, position);
  return bytesRead < 8 ? null : new DataView(buffer.buffer, 0, bytesRead);
}

/** Where the contents of the first box of that name lie, among those that begin at `from`. */
async function boxNamed(
  file: FileHandle,
  name: string,
  from: number,
  end: number,
): Promise<{ from: number; end: number } | null> {
  let at = from;
  for (let n = 0; n < MOST_BOXES && at + 8 <= end; n++) {
    const head = await bytesAt(file, at, HEADER_BYTES);
    if (!head) return null;
    const short = head.getUint32(0);
    const isLong = short === 1 && head.byteLength === HEADER_BYTES;
    const size = isLong ? Number(head.getBigUint64(8)) : short === 0 ? end - at : short;
    // What was cut off says how long it was to be.
    if (size < 8 || at + size > end) return null;
    const found = String.fromCharCode(head.getUint8(4), head.getUint8(5), head.getUint8(6), head.getUint8(7));
    if (found === name) return { from: at + (isLong ? 16 : 8), end: at + size };
    at += size;
  }
  return null;
}

/** How long an MP4 says it is, ms; null where it does not. The library for sound knows only the length of sound. */
export async function mp4Length(file: FileHandle): Promise<number | null> {
  const { size } = await file.stat();
  const movie = await boxNamed(file, "moov", 0, size);
  const header = movie && (await boxNamed(file, "mvhd", movie.from, movie.end));
  const view = header && (await bytesAt(file, header.from, 32));
  if (!view || view.byteLength < 32) return null;
  const isLong = view.getUint8(0) === 1;
  const ticks = view.getUint32(isLong ? 20 : 12);
  const length = isLong ? Number(view.getBigUint64(24)) : view.getUint32(16);
  return ticks > 0 && length > 0 ? Math.round((length / ticks) * 1_000) : null;
}
