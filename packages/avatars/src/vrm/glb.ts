const GLB = 0x46546c67;
const JSON_CHUNK = 0x4e4f534a;
const BINARY_CHUNK = 0x004e4942;
/** Descriptions of large bodies have 2 MB; to read more than this would keep a server busy for seconds. */
const MOST_JSON = 8 * 1024 * 1024;

export interface Glb {
  json: unknown;
  binary: Uint8Array;
}

/** null for what is no binary glTF 2.0, or not all of one. */
export function readGlb(bytes: Uint8Array): Glb | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 20 || view.getUint32(0, true) !== GLB || view.getUint32(4, true) !== 2) return null;
  if (view.getUint32(8, true) !== bytes.length) return null;
  const length = view.getUint32(12, true);
  if (view.getUint32(16, true) !== JSON_CHUNK || 20 + length > bytes.length || length > MOST_JSON)
    return null;
  const at = 20 + length;
  let binary: Uint8Array = new Uint8Array();
  if (at + 8 <= bytes.length && view.getUint32(at + 4, true) === BINARY_CHUNK) {
    if (at + 8 + view.getUint32(at, true) > bytes.length) return null;
    binary = bytes.subarray(at + 8, at + 8 + view.getUint32(at, true));
  }
  try {
    return {
      json: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(20, at))),
      binary,
    };
  } catch {
    return null;
  }
}

export const to4 = (length: number): number => (length + 3) & ~3;

/** A head, the description padded by spaces, the arrays. */
export function joinGlb(json: object, binary: Uint8Array): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(JSON.stringify(json));
  const textLength = to4(text.length);
  const binaryLength = to4(binary.length);
  const out = new Uint8Array(28 + textLength + binaryLength).fill(0x20, 20, 20 + textLength);
  const view = new DataView(out.buffer);
  [GLB, 2, out.length, textLength, JSON_CHUNK].forEach((value, n) => {
    view.setUint32(n * 4, value, true);
  });
  out.set(text, 20);
  view.setUint32(20 + textLength, binaryLength, true);
  view.setUint32(24 + textLength, BINARY_CHUNK, true);
  out.set(binary, 28 + textLength);
  return out;
}
