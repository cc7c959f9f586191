import type { Finish } from "../../mesh/body";
import type { Rgb } from "../../mesh/colour";
import type { Vec3 } from "../../mesh/vector";
import { type BoneName, boneIndex } from "../../skeleton/bones";
import type { HumanBase } from "../mix";
import { smoothNormals } from "../normals";
import type { Piece } from "../piece";

/** Threes one after another. `flat` of arrays this long took a tenth of all time. */
export function numbersOf(threes: readonly (Vec3 | null)[], from = 0): Float32Array<ArrayBuffer> {
  const out = new Float32Array((threes.length - from) * 3);
  for (let n = from, at = 0; n < threes.length; n++, at += 3) {
    const three = threes[n];
    out[at] = three?.[0] ?? 0;
    out[at + 1] = three?.[1] ?? 1;
    out[at + 2] = three?.[2] ?? 0;
  }
  return out;
}

/** Bones and their shares, at most four. */
export type Skin = readonly (readonly [bone: number, share: number])[];

export const onBones = (...shares: readonly (readonly [BoneName, number])[]): Skin =>
  shares.filter(([, share]) => share > 1e-4).map(([name, share]) => [boneIndex(name), share]);

export function skinOf({ pack }: HumanBase, v: number): Skin {
  const out: [number, number][] = [];
  for (let k = 0; k < 4; k++) {
    const share = pack.skinWeight[v * 4 + k] as number;
    if (share > 0) out.push([pack.skinIndex[v * 4 + k] as number, share]);
  }
  return out;
}

/** The strongest four of a mixture, summing to 1. */
export function blendSkin(parts: readonly (readonly [Skin, number])[]): Skin {
  const sum = new Map<number, number>();
  for (const [skin, by] of parts)
    for (const [bone, share] of skin) sum.set(bone, (sum.get(bone) ?? 0) + share * by);
  const strongest = [...sum].sort(([a, x], [b, y]) => y - x || a - b).slice(0, 4);
  const total = strongest.reduce((all, [, share]) => all + share, 0) || 1;
  return strongest.map(([bone, share]) => [bone, share / total]);
}

/** Collects what becomes one piece. Between seams it is shaded smoothly. */
export class Sewing {
  readonly #points: Vec3[] = [];
  readonly #colours: Rgb[] = [];
  readonly #skins: Skin[] = [];
  readonly #normals: (Vec3 | null)[] = [];
  readonly #index: number[] = [];
  #seamPoint = 0;
  #seamIndex = 0;

  constructor(
    readonly name: string,
    readonly finish: Finish,
  ) {}

  vertex(p: Vec3, colour: Rgb, skin: Skin, normal: Vec3 | null = null): number {
    this.#points.push(p);
    this.#colours.push(colour);
    this.#skins.push(skin);
    this.#normals.push(normal);
    return this.#points.length - 1;
  }

  triangle(a: number, b: number, c: number): void {
    if (a !== b && b !== c && c !== a) this.#index.push(a, b, c);
  }

  quad(a: number, b: number, c: number, d: number): void {
    this.triangle(a, b, c);
    this.triangle(a, c, d);
  }

  /** Rows of as many vertices each; closed: the last column meets the first. */
  grid(rows: readonly (readonly number[])[], closed: boolean, flip = false): void {
    for (let r = 0; r + 1 < rows.length; r++) {
      const [low, high] = [rows[r] ?? [], rows[r + 1] ?? []];
      for (let c = 0; c < low.length - (closed ? 0 : 1); c++) {
        const d = (c + 1) % low.length;
        const [a, b, e, f] = [low[c] ?? 0, low[d] ?? 0, high[d] ?? 0, high[c] ?? 0];
        if (flip) this.quad(a, f, e, b);
        else this.quad(a, b, e, f);
      }
    }
  }

  /** What comes next is not smooth with what came before. */
  seam(): void {
    const from = this.#seamPoint;
    const points = numbersOf(this.#points, from);
    const index = this.#index.slice(this.#seamIndex).map((v) => v - from);
    const normals = smoothNormals(points, index);
    for (let n = from; n < this.#points.length; n++) {
      const k = (n - from) * 3;
      this.#normals[n] ??= [normals[k] as number, normals[k + 1] as number, normals[k + 2] as number];
    }
    this.#seamPoint = this.#points.length;
    this.#seamIndex = this.#index.length;
  }

  get triangles(): number {
    return this.#index.length / 3;
  }

  piece(): Piece {
    this.seam();
    const skinIndex = new Uint8Array(this.#points.length * 4);
    const skinWeight = new Float32Array(this.#points.length * 4);
    this.#skins.forEach((skin, n) => {
      const total = skin.reduce((sum, [, share]) => sum + share, 0) || 1;
      skin.forEach(([bone, share], k) => {
        skinIndex[n * 4 + k] = bone;
        skinWeight[n * 4 + k] = share / total;
      });
    });
    return {
      name: this.name,
      finish: this.finish,
      positions: numbersOf(this.#points),
      normals: numbersOf(this.#normals),
      colours: numbersOf(this.#colours),
      index: Uint16Array.from(this.#index),
      skinIndex,
      skinWeight,
      faces: {},
    };
  }
}
