import type { Finish } from "../../mesh/body";
import type { Rgb } from "../../mesh/colour";
import { clamp, lerp, smooth, type Vec3 } from "../../mesh/vector";
import { boneIndex } from "../../skeleton/bones";
import type { FaceShape } from "../format";
import type { HumanBase, SparseDelta } from "../mix";
import { smoothNormals } from "../normals";
import type { Piece } from "../piece";
import type { HeadMap } from "./head-map";

/** Collects the triangles of hair. */
export class Strands {
  readonly map: HeadMap;
  readonly #positions: number[] = [];
  readonly #colours: number[] = [];
  /** 0 the own shape's normal, 1 the normal of the whole head of hair. */
  readonly #whole: number[] = [];
  readonly #index: number[] = [];
  /** Moves what was put in before it is finished: a hat presses hair down. */
  readonly #settle: (p: Vec3) => Vec3;

  constructor(map: HeadMap, settle: (p: Vec3) => Vec3 = (p) => p) {
    this.map = map;
    this.#settle = settle;
  }

  get triangles(): number {
    return this.#index.length / 3;
  }

  vertex(p: Vec3, colour: Rgb, whole = 0.5): number {
    const at = this.#outOfSkin(this.#settle(p));
    this.#positions.push(at[0], at[1], at[2]);
    this.#colours.push(colour[0], colour[1], colour[2]);
    this.#whole.push(whole);
    return this.#whole.length - 1;
  }

  /** Rims and roots end just under the skin; what hangs stays out of neck and shoulders. */
  #outOfSkin(p: Vec3): Vec3 {
    const { map } = this;
    const way = map.wayOf(p);
    const above = p[1] > map.base.marks.chin[1] - 0.01;
    if (way.tilt < (above ? 2.85 : 2.5))
      return way.far < map.radius(way) - 0.0015 ? map.place(way, -0.0015) : p;
    const [back, front] = [map.trunk(p, true), map.trunk(p, false)];
    if (back === undefined || front === undefined || p[2] < back || p[2] > front) return p;
    return [p[0], p[1], p[2] - back < front - p[2] ? back - 0.001 : front + 0.001];
  }

  triangle(a: number, b: number, c: number): void {
    if (a !== b && b !== c && a !== c) this.#index.push(a, b, c);
  }

  quad(a: number, b: number, c: number, d: number): void {
    this.triangle(a, b, c);
    this.triangle(a, c, d);
  }

  piece(name: string, finish: Finish = "hair"): Piece {
    const positions = Float32Array.from(this.#positions);
    const normals = smoothNormals(positions, this.#index);
    this.#round(positions, normals);
    return {
      name,
      finish,
      positions,
      normals,
      colours: Float32Array.from(this.#colours),
      index: Uint16Array.from(this.#index),
      ...hangingWeights(this.map.base, positions),
      faces: {} satisfies Partial<Record<FaceShape, SparseDelta>>,
    };
  }

  /** Light runs over hair as over one shape: a ball above, a pillar below. */
  #round(positions: Float32Array, normals: Float32Array): void {
    const { centre } = this.map;
    for (let v = 0; v < this.#whole.length; v++) {
      const x = (positions[v * 3] as number) - centre[0];
      const y = Math.max(0, (positions[v * 3 + 1] as number) - centre[1]);
      const z = (positions[v * 3 + 2] as number) - centre[2];
      const long = Math.sqrt(x * x + y * y + z * z) || 1;
      const nx = normals[v * 3] as number;
      const ny = normals[v * 3 + 1] as number;
      const nz = normals[v * 3 + 2] as number;
      const turned = (nx * x + ny * y + nz * z) / long;
      // The underside of a lock keeps its own normal.
      const k = (this.#whole[v] as number) * smooth(-0.55, 0.05, turned);
      const mx = lerp(nx, x / long, k);
      const my = lerp(ny, y / long, k);
      const mz = lerp(nz, z / long, k);
      const l = Math.sqrt(mx * mx + my * my + mz * mz) || 1;
      normals[v * 3] = mx / l;
      normals[v * 3 + 1] = my / l;
      normals[v * 3 + 2] = mz / l;
    }
  }
}

/** The head carries hair; what hangs below the chin goes by and by with neck and chest, so that it does not cut into them. */
export function hangingWeights(
  { joints, marks }: Pick<HumanBase, "joints" | "marks">,
  positions: Float32Array,
): Pick<Piece, "skinIndex" | "skinWeight"> {
  const count = positions.length / 3;
  const skinIndex = new Uint8Array(count * 4);
  const skinWeight = new Float32Array(count * 4);
  const bones = [boneIndex("head"), boneIndex("neck"), boneIndex("upperChest")];
  const top = marks.chin[1];
  const low = joints.neck[1] - 0.09;
  for (let v = 0; v < count; v++) {
    const down = clamp((top - (positions[v * 3 + 1] as number)) / (top - low), 0, 1);
    const head = 1 - smooth(0, 0.7, down);
    const chest = smooth(0.3, 1, down);
    const shares = [head, Math.max(0, 1 - head - chest), chest * (1 - Math.max(0, head + chest - 1))];
    const sum = shares.reduce((s, w) => s + w, 0);
    skinIndex.set(bones, v * 4);
    skinWeight.set(
      shares.map((w) => w / sum),
      v * 4,
    );
  }
  return { skinIndex, skinWeight };
}
