import { type BoneName, boneIndex } from "../skeleton/bones";
import type { Rgb } from "./colour";
import type { Vec3 } from "./vector";

export const MORPHS = ["mouthOpen", "blink", "smile"] as const;
export type MorphName = (typeof MORPHS)[number];

/** How a surface takes light; one byte a vertex. */
export const FINISHES = ["skin", "cloth", "hair", "eye", "shine"] as const;
export type Finish = (typeof FINISHES)[number];

/** At most four bones; need not sum to 1. */
export type Weights = readonly (readonly [BoneName, number])[];
export type Weigh = Weights | ((p: Vec3) => Weights);
export type Paint = Rgb | ((p: Vec3) => Rgb);
export type Deltas = Partial<Record<MorphName, Vec3>>;

export interface Group {
  name: string;
  /** Range in the index. */
  start: number;
  count: number;
}

export interface AvatarMesh {
  positions: Float32Array<ArrayBuffer>;
  normals: Float32Array<ArrayBuffer>;
  colours: Float32Array<ArrayBuffer>;
  /** Index into FINISHES, a byte a vertex. */
  finish: Uint8Array<ArrayBuffer>;
  skinIndex: Uint8Array<ArrayBuffer>;
  skinWeight: Float32Array<ArrayBuffer>;
  index: Uint16Array<ArrayBuffer>;
  /** Offsets from the resting position, for every vertex. */
  morphs: Record<MorphName, Float32Array<ArrayBuffer>>;
  groups: Group[];
}

/** Collects parts; a part is smooth within itself and has a crease to the next. */
export class MeshBuilder {
  readonly #positions: number[] = [];
  readonly #colours: number[] = [];
  readonly #finish: number[] = [];
  readonly #skinIndex: number[] = [];
  readonly #skinWeight: number[] = [];
  readonly #index: number[] = [];
  readonly #normals: number[] = [];
  readonly #morphs = new Map<number, Deltas>();
  readonly #groups: Group[] = [];
  #finishNow = 0;
  #partIndex = 0;
  #partVertex = 0;

  /** Begins a named part. */
  part(name: string, finish: Finish): void {
    this.#close();
    this.#finishNow = FINISHES.indexOf(finish);
    this.#groups.push({ name, start: this.#index.length, count: 0 });
  }

  vertex(p: Vec3, paint: Paint, weigh: Weigh, deltas?: Deltas): number {
    const at = this.#positions.length / 3;
    this.#positions.push(...p);
    this.#colours.push(...(typeof paint === "function" ? paint(p) : paint));
    this.#finish.push(this.#finishNow);
    const weights = (typeof weigh === "function" ? weigh(p) : weigh).filter(([, w]) => w > 0).slice(0, 4);
    const total = weights.reduce((sum, [, w]) => sum + w, 0) || 1;
    for (let k = 0; k < 4; k++) {
      const entry = weights[k];
      this.#skinIndex.push(entry ? boneIndex(entry[0]) : 0);
      this.#skinWeight.push(entry ? entry[1] / total : 0);
    }
    if (deltas) this.#morphs.set(at, deltas);
    return at;
  }

  triangle(a: number, b: number, c: number): void {
    this.#index.push(a, b, c);
  }

  quad(a: number, b: number, c: number, d: number): void {
    this.#index.push(a, b, c, a, c, d);
  }

  #close(): void {
    const group = this.#groups.at(-1);
    if (!group) return;
    group.count = this.#index.length - group.start;
    const first = this.#partVertex;
    const p = this.#positions;
    const sums = new Float64Array(p.length - first * 3);
    const corner = [0, 0, 0];
    for (let i = this.#partIndex; i < this.#index.length; i += 3) {
      for (let k = 0; k < 3; k++) corner[k] = (this.#index[i + k] ?? 0) * 3;
      const [a = 0, b = 0, c = 0] = corner;
      const [x, y, z] = [p[a] ?? 0, p[a + 1] ?? 0, p[a + 2] ?? 0];
      const [ux, uy, uz] = [(p[b] ?? 0) - x, (p[b + 1] ?? 0) - y, (p[b + 2] ?? 0) - z];
      const [vx, vy, vz] = [(p[c] ?? 0) - x, (p[c + 1] ?? 0) - y, (p[c + 2] ?? 0) - z];
      const nx = uy * vz - uz * vy;
      const ny = uz * vx - ux * vz;
      const nz = ux * vy - uy * vx;
      for (let k = 0; k < 3; k++) {
        const slot = (corner[k] ?? 0) - first * 3;
        sums[slot] = (sums[slot] ?? 0) + nx;
        sums[slot + 1] = (sums[slot + 1] ?? 0) + ny;
        sums[slot + 2] = (sums[slot + 2] ?? 0) + nz;
      }
    }
    for (let i = 0; i < sums.length; i += 3) {
      const [x, y, z] = [sums[i] ?? 0, sums[i + 1] ?? 0, sums[i + 2] ?? 0];
      const l = Math.hypot(x, y, z);
      // Shapes that open only by a morph are flat at rest: they face forward, like the face they lie on.
      if (l < 1e-12) this.#normals.push(0, 0, 1);
      else this.#normals.push(x / l, y / l, z / l);
    }
    this.#partIndex = this.#index.length;
    this.#partVertex = this.#positions.length / 3;
  }

  /** @param size factor from the plan's metres to the body's */
  finish(size: number): AvatarMesh {
    this.#close();
    const vertices = this.#positions.length / 3;
    if (vertices > 65_535) throw new Error(`an avatar of ${vertices} vertices does not fit a 16 bit index`);
    const morphs = Object.fromEntries(
      MORPHS.map((name) => [name, new Float32Array(vertices * 3)]),
    ) as AvatarMesh["morphs"];
    for (const [vertex, deltas] of this.#morphs)
      for (const name of MORPHS) {
        const delta = deltas[name];
        if (delta) for (let k = 0; k < 3; k++) morphs[name][vertex * 3 + k] = (delta[k] ?? 0) * size;
      }
    return {
      positions: floats(this.#positions, size),
      normals: floats(this.#normals, 1),
      colours: floats(this.#colours, 1),
      finish: new Uint8Array(this.#finish),
      skinIndex: new Uint8Array(this.#skinIndex),
      skinWeight: floats(this.#skinWeight, 1),
      index: new Uint16Array(this.#index),
      morphs,
      groups: this.#groups,
    };
  }
}

function floats(values: readonly number[], factor: number): Float32Array<ArrayBuffer> {
  const out = new Float32Array(values.length);
  for (let n = 0; n < values.length; n++) out[n] = (values[n] ?? 0) * factor;
  return out;
}
