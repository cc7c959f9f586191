import { BONE_COUNT, type BoneName, boneIndex } from "../skeleton/bones";
import type { Rgb } from "./colour";
import { clamp, type Vec3 } from "./vector";

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
    const sums = new Float64Array(this.#positions.length - first * 3);
    const p = this.#positions;
    for (let i = this.#partIndex; i < this.#index.length; i += 3) {
      const [a, b, c] = [this.#index[i] ?? 0, this.#index[i + 1] ?? 0, this.#index[i + 2] ?? 0];
      const at = (v: number, k: number) => p[v * 3 + k] ?? 0;
      const u = [0, 1, 2].map((k) => at(b, k) - at(a, k)) as [number, number, number];
      const v = [0, 1, 2].map((k) => at(c, k) - at(a, k)) as [number, number, number];
      const n = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]];
      for (const vertex of [a, b, c])
        for (let k = 0; k < 3; k++) {
          const slot = (vertex - first) * 3 + k;
          sums[slot] = (sums[slot] ?? 0) + (n[k] ?? 0);
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
      positions: Float32Array.from(this.#positions, (v) => v * size),
      normals: Float32Array.from(this.#normals),
      colours: Float32Array.from(this.#colours, (v) => clamp(v, 0, 1)),
      finish: Uint8Array.from(this.#finish),
      skinIndex: Uint8Array.from(this.#skinIndex, (v) => clamp(v, 0, BONE_COUNT - 1)),
      skinWeight: Float32Array.from(this.#skinWeight),
      index: Uint16Array.from(this.#index),
      morphs,
      groups: this.#groups,
    };
  }
}
