import { type Accessor, type Document, elementOf, partsOf, widthOf } from "../document";
import { to4 } from "../glb";
import { TARGET, Views } from "../views";

const ARRAYS = {
  5120: Int8Array,
  5121: Uint8Array,
  5122: Int16Array,
  5123: Uint16Array,
  5125: Uint32Array,
  5126: Float32Array,
} as const;
export type Values = InstanceType<(typeof ARRAYS)[keyof typeof ARRAYS]>;

export interface Column {
  values: Values;
  /** Numbers of one element. */
  parts: number;
  accessor: Pick<Accessor, "componentType" | "normalized" | "type">;
}

const arrayOf = (componentType: number) => ARRAYS[componentType as keyof typeof ARRAYS] ?? Float32Array;

/** An accessor with its holes filled, whatever way it lies in the file. Only for what has been probed. */
export function columnOf(data: Document, binary: Uint8Array, n: number): Column {
  const accessor = data.accessors[n];
  if (!accessor) throw new Error("a probed file has its accessors");
  const { count, bufferView, byteOffset, componentType, sparse } = accessor;
  const parts = partsOf(accessor);
  const bytes = new Uint8Array(count * elementOf(accessor));
  const view = data.bufferViews[bufferView ?? -1];
  if (view)
    copy(
      binary,
      view.byteOffset + byteOffset,
      view.byteStride ?? elementOf(accessor),
      bytes,
      elementOf(accessor),
      count,
    );
  const values = new (arrayOf(componentType))(bytes.buffer);
  if (sparse) {
    const at = packed(data, binary, sparse.indices, sparse.count, widthOf(sparse.indices));
    const places = new (arrayOf(sparse.indices.componentType))(at.buffer);
    const given = packed(data, binary, sparse.values, sparse.count, elementOf(accessor));
    const news = new (arrayOf(componentType))(given.buffer);
    places.forEach((place, k) => {
      if (place < count) values.set(news.subarray(k * parts, (k + 1) * parts), place * parts);
    });
  }
  return { values, parts, accessor };
}

function packed(
  data: Document,
  binary: Uint8Array,
  { bufferView, byteOffset }: { bufferView: number; byteOffset: number },
  count: number,
  width: number,
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(count * width);
  copy(binary, (data.bufferViews[bufferView]?.byteOffset ?? 0) + byteOffset, width, bytes, width, count);
  return bytes;
}

function copy(
  from: Uint8Array,
  at: number,
  stride: number,
  into: Uint8Array,
  width: number,
  count: number,
): void {
  if (stride === width) into.set(from.subarray(at, at + count * width));
  else
    for (let n = 0; n < count; n++)
      into.set(from.subarray(at + n * stride, at + n * stride + width), n * width);
}

/** As plain numbers: what is stored as parts of a whole is brought to -1 to 1. */
export function floatsOf({ values, accessor }: Column): Float32Array {
  const { normalized, componentType } = accessor;
  const most = { 5120: 127, 5121: 255, 5122: 32_767, 5123: 65_535 }[componentType as number];
  if (!normalized || !most) return Float32Array.from(values);
  return Float32Array.from(values, (value) => Math.max(-1, value / most));
}

interface NewAccessor {
  bufferView?: number;
  componentType: number;
  normalized?: true;
  type: Accessor["type"];
  count: number;
  min?: number[];
  max?: number[];
  sparse?: object;
}

/** With fewer than this share of elements that are not zero, only those are written. */
const SPARSE = 0.4;

/** The arrays of a lighter file, and how to read them. */
export class Arrays {
  readonly accessors: NewAccessor[] = [];
  readonly views = new Views();

  indices(values: Uint32Array, vertices: number): number {
    const small = vertices < 65_535 ? Uint16Array.from(values) : values;
    return this.#add({
      bufferView: this.views.add(small, TARGET.indices),
      componentType: vertices < 65_535 ? 5123 : 5125,
      type: "SCALAR",
      count: values.length,
    });
  }

  /** @param bounded min and max are written, as places need them */
  column({ values, parts, accessor }: Column, bounded: boolean): number {
    const { componentType, normalized, type } = accessor;
    const whole = aligned(values, parts);
    const count = values.length / parts;
    const stride = whole.length / Math.max(1, count);
    const byteStride = stride === parts ? undefined : stride * values.BYTES_PER_ELEMENT;
    return this.#add({
      bufferView: this.views.add(whole, TARGET.vertices, byteStride),
      componentType,
      ...(normalized && { normalized }),
      type,
      count,
      ...(bounded && boundsOf(values, parts)),
    });
  }

  /** What a shape moves: mostly nothing. */
  shape({ values, parts, accessor }: Column): number {
    const count = values.length / parts;
    const places: number[] = [];
    for (let n = 0; n < count; n++)
      if (values.subarray(n * parts, (n + 1) * parts).some((value) => value !== 0)) places.push(n);
    if (places.length > count * SPARSE) return this.column({ values, parts, accessor }, true);
    const { componentType, normalized, type } = accessor;
    const base = {
      componentType,
      ...(normalized && { normalized }),
      type,
      count,
      ...boundsOf(values, parts),
    };
    if (places.length === 0) return this.#add(base);
    const given = values.slice(0, places.length * parts);
    places.forEach((place, k) => {
      given.set(values.subarray(place * parts, (place + 1) * parts), k * parts);
    });
    return this.#add({
      ...base,
      sparse: {
        count: places.length,
        indices: {
          bufferView: this.views.add(Uint32Array.from(places)),
          byteOffset: 0,
          componentType: 5125,
        },
        values: { bufferView: this.views.add(given), byteOffset: 0 },
      },
    });
  }

  matrices(values: Float32Array): number {
    const count = values.length / 16;
    return this.#add({ bufferView: this.views.add(values), componentType: 5126, type: "MAT4", count });
  }

  #add(accessor: NewAccessor): number {
    this.accessors.push(accessor);
    return this.accessors.length - 1;
  }
}

/** Each element of a vertex begins where four divides its address. */
function aligned(values: Values, parts: number): Values {
  const width = values.BYTES_PER_ELEMENT;
  const stride = to4(parts * width) / width;
  if (stride === parts) return values;
  const out = new (values.constructor as new (length: number) => Values)((values.length / parts) * stride);
  for (let n = 0; n * parts < values.length; n++)
    out.set(values.subarray(n * parts, (n + 1) * parts), n * stride);
  return out;
}

function boundsOf(values: Values, parts: number): { min: number[]; max: number[] } {
  const min = new Array<number>(parts).fill(values.length > 0 ? Number.POSITIVE_INFINITY : 0);
  const max = new Array<number>(parts).fill(values.length > 0 ? Number.NEGATIVE_INFINITY : 0);
  values.forEach((value, n) => {
    const k = n % parts;
    min[k] = Math.min(min[k] as number, value);
    max[k] = Math.max(max[k] as number, value);
  });
  return { min, max };
}
