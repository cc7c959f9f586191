import { to4 } from "./glb";

/** glTF's words for what an array is for. */
export const TARGET = { vertices: 34962, indices: 34963 } as const;
type Target = (typeof TARGET)[keyof typeof TARGET];

interface BufferView {
  buffer: 0;
  byteOffset: number;
  byteLength: number;
  byteStride?: number;
  target?: Target;
}

/** The arrays of a file one after another, each where four divides its address. */
export class Views {
  readonly list: BufferView[] = [];
  readonly #parts: Uint8Array[] = [];
  #size = 0;

  /** Returns its number. @param byteStride where elements lie further apart than they are long */
  add(values: ArrayBufferView, target?: Target, byteStride?: number): number {
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    this.list.push({
      buffer: 0,
      byteOffset: this.#size,
      byteLength: bytes.length,
      ...(byteStride && { byteStride }),
      ...(target && { target }),
    });
    this.#parts.push(bytes);
    this.#size += to4(bytes.length);
    return this.list.length - 1;
  }

  join(): Uint8Array {
    const out = new Uint8Array(this.#size);
    this.#parts.forEach((part, n) => {
      out.set(part, this.list[n]?.byteOffset);
    });
    return out;
  }
}
