/** One shape: offsets by the ordinal of the vertex, a tenth of a millimetre each step. */
export interface TargetIn {
  name: string;
  /** Not the same on both sides: then ordinals count every vertex, else those of the left half. */
  oneSided: boolean;
  entries: { at: number; delta: [number, number, number] }[];
}

type SectionType = "u8" | "i8" | "u16" | "i16";

/** Arrays one after another, each on an even address, behind a head of JSON. */
export class SectionWriter {
  readonly #parts: Uint8Array[] = [];
  readonly #sections: Record<string, { type: SectionType; offset: number; length: number }> = {};
  #size = 0;

  u8(name: string, values: Uint8Array): void {
    this.#add(name, "u8", values, values.length);
  }
  i8(name: string, values: Int8Array): void {
    this.#add(name, "i8", values, values.length);
  }
  u16(name: string, values: Uint16Array): void {
    this.#add(name, "u16", values, values.length);
  }
  i16(name: string, values: Int16Array): void {
    this.#add(name, "i16", values, values.length);
  }

  #add(name: string, type: SectionType, values: ArrayBufferView, length: number): void {
    this.#sections[name] = { type, offset: this.#size, length };
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    const padded = new Uint8Array(bytes.length + (bytes.length % 2));
    padded.set(bytes);
    this.#parts.push(padded);
    this.#size += padded.length;
  }

  finish(head: object): Uint8Array {
    const text = new TextEncoder().encode(JSON.stringify({ ...head, sections: this.#sections }));
    const length = text.length + (text.length % 2);
    const out = new Uint8Array(8 + length + this.#size).fill(0x20, 8, 8 + length);
    out.set(new TextEncoder().encode("KVHU"));
    new DataView(out.buffer).setUint32(4, length, true);
    out.set(text, 8);
    let at = 8 + length;
    for (const part of this.#parts) {
      out.set(part, at);
      at += part.length;
    }
    return out;
  }
}

/**
 * Ordinals as gaps (255: add 255 and read on), offsets as the difference to the entry before, signs folded into the
 * last bit, low and high bytes apart: what is alike lies together, which gzip makes a third smaller than plain int16.
 */
export function writeTargets(writer: SectionWriter, targets: readonly TargetIn[]) {
  const gaps: number[] = [];
  const planes: number[][] = [[], [], []];
  for (const { entries } of targets) {
    let last = -1;
    const before = [0, 0, 0];
    for (const { at, delta } of entries) {
      let gap = at - last - 1;
      for (; gap >= 255; gap -= 255) gaps.push(255);
      gaps.push(gap);
      last = at;
      delta.forEach((d, k) => {
        const step = d - (before[k] ?? 0);
        planes[k]?.push(step < 0 ? -step * 2 - 1 : step * 2);
        before[k] = d;
      });
    }
  }
  writer.u8("target.gaps", Uint8Array.from(gaps));
  planes.forEach((plane, k) => {
    const axis = "xyz"[k] ?? "";
    writer.u8(
      `target.${axis}.low`,
      Uint8Array.from(plane, (d) => d & 255),
    );
    writer.u8(
      `target.${axis}.high`,
      Uint8Array.from(plane, (d) => d >> 8),
    );
  });
  return targets.map(({ name, oneSided, entries }) => ({ name, oneSided, count: entries.length }));
}
