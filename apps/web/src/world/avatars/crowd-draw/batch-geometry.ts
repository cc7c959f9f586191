import type { FaceSurface, FaceWeights } from "@karaverse/avatars/face";
import { BufferAttribute, BufferGeometry, DynamicDrawUsage } from "three";
import type { Body } from "../bodies";
import { Patched } from "./patched";
import { type Range, Ranges } from "./ranges";

/** A dozen people at a table's distance, or forty across a hall. */
const FIRST = { vertices: 32_768, indices: 131_072 } as const;

/** One attribute of everybody: bytes where bytes are enough. A vertex takes 32 bytes of them all. */
const LAYOUT = {
  position: { of: Float32Array, size: 3, normalized: false },
  normal: { of: Int8Array, size: 4, normalized: true },
  paint: { of: Uint8Array, size: 4, normalized: true },
  bones: { of: Uint8Array, size: 4, normalized: false },
  shares: { of: Uint8Array, size: 4, normalized: true },
  slot: { of: Float32Array, size: 1, normalized: false },
} as const;
type Name = keyof typeof LAYOUT;
const NAMES = Object.keys(LAYOUT) as Name[];

/** Somebody's stretch of everybody's geometry. */
export interface Stretch {
  readonly vertices: Range;
  readonly indices: Range;
  readonly face: FaceSurface | null;
  /** The own stretch of everybody's positions, as long as that buffer is the same. */
  positions: Float32Array | null;
}

/** The bodies of all in one buffer, of which everybody has a stretch. */
export class BatchGeometry {
  readonly #vertices = new Ranges(FIRST.vertices);
  readonly #indices = new Ranges(FIRST.indices);
  readonly #onNew: (geometry: BufferGeometry) => void;
  #arrays = arraysOf(FIRST.vertices);
  #index = new Uint32Array(FIRST.indices);
  #geometry = new BufferGeometry();

  /** @param onNew is told the geometry that takes the place of the one before, which is gone */
  constructor(onNew: (geometry: BufferGeometry) => void) {
    this.#onNew = onNew;
    this.#rebuild();
  }

  /** Vertices that are drawn now, for who counts. */
  get vertices(): number {
    return this.#vertices.end;
  }

  add({ mesh }: Pick<Body, "mesh">, slot: number): Pick<Stretch, "vertices" | "indices"> {
    const count = mesh.positions.length / 3;
    const vertices = this.#takeVertices(count);
    const indices = this.#takeIndices(mesh.index.length);
    const first = vertices.start;
    this.#arrays.position.set(mesh.positions, first * 3);
    const { normal, paint, bones, shares } = this.#arrays;
    for (let v = 0; v < count; v++) {
      const at = (first + v) * 4;
      for (let k = 0; k < 3; k++) {
        normal[at + k] = Math.round((mesh.normals[v * 3 + k] as number) * 127);
        // The eye sees steps in the dark: the shader squares what is written here.
        paint[at + k] = Math.round(Math.sqrt(Math.min(1, mesh.colours[v * 3 + k] as number)) * 255);
      }
      paint[at + 3] = mesh.finish[v] as number;
      writeShares(mesh.skinWeight, v * 4, shares, at);
    }
    bones.set(mesh.skinIndex, first * 4);
    this.#arrays.slot.fill(slot, first, first + count);
    for (let n = 0; n < mesh.index.length; n++)
      this.#index[indices.start + n] = (mesh.index[n] as number) + first;
    for (const name of NAMES) this.#tell(name, vertices);
    this.#tellIndex(indices);
    return { vertices, indices };
  }

  remove({ vertices, indices }: Stretch): void {
    // Triangles of nothing, until somebody else has the place.
    this.#index.fill(0, indices.start, indices.start + indices.count);
    this.#tellIndex(indices);
    this.#vertices.giveBack(vertices);
    this.#indices.giveBack(indices);
    this.#geometry.setDrawRange(0, this.#indices.end);
  }

  face(stretch: Stretch, weights: FaceWeights): void {
    const { face, vertices } = stretch;
    if (!face) return;
    const { start, count } = vertices;
    const { position } = this.#arrays;
    if (stretch.positions?.buffer !== position.buffer)
      stretch.positions = position.subarray(start * 3, (start + count) * 3);
    if (!face.apply(weights, stretch.positions)) return;
    const attribute = this.#geometry.getAttribute("position") as BufferAttribute;
    attribute.addUpdateRange((start + face.first) * 3, (face.end - face.first) * 3);
    attribute.needsUpdate = true;
  }

  dispose(): void {
    this.#geometry.dispose();
  }

  #takeVertices(count: number): Range {
    const range = this.#vertices.take(count);
    if (range) return range;
    this.#vertices.grow(Math.max(this.#vertices.size * 2, this.#vertices.size + count));
    const larger = arraysOf(this.#vertices.size);
    for (const name of NAMES) larger[name].set(this.#arrays[name]);
    this.#arrays = larger;
    this.#rebuild();
    return this.#takeVertices(count);
  }

  #takeIndices(count: number): Range {
    const range = this.#indices.take(count);
    if (range) {
      this.#geometry.setDrawRange(0, this.#indices.end);
      return range;
    }
    this.#indices.grow(Math.max(this.#indices.size * 2, this.#indices.size + count));
    const larger = new Uint32Array(this.#indices.size);
    larger.set(this.#index);
    this.#index = larger;
    this.#rebuild();
    return this.#takeIndices(count);
  }

  #rebuild(): void {
    this.#geometry.dispose();
    const geometry = new BufferGeometry();
    for (const name of NAMES) {
      const { size, normalized } = LAYOUT[name];
      const attribute = new Patched(this.#arrays[name], size, normalized);
      if (name === "position") attribute.setUsage(DynamicDrawUsage);
      geometry.setAttribute(name, attribute);
    }
    geometry.setIndex(new BufferAttribute(this.#index, 1));
    geometry.setDrawRange(0, this.#indices.end);
    this.#geometry = geometry;
    this.#onNew(geometry);
  }

  #tell(name: Name, { start, count }: Range): void {
    const attribute = this.#geometry.getAttribute(name) as BufferAttribute;
    const { size } = LAYOUT[name];
    attribute.addUpdateRange(start * size, count * size);
    attribute.needsUpdate = true;
  }

  #tellIndex({ start, count }: Range): void {
    const index = this.#geometry.getIndex();
    if (!index) return;
    index.addUpdateRange(start, count);
    index.needsUpdate = true;
  }
}

type Arrays = { [name in Name]: InstanceType<(typeof LAYOUT)[name]["of"]> };

function arraysOf(vertices: number): Arrays {
  return {
    position: new Float32Array(vertices * 3),
    normal: new Int8Array(vertices * 4),
    paint: new Uint8Array(vertices * 4),
    bones: new Uint8Array(vertices * 4),
    shares: new Uint8Array(vertices * 4),
    slot: new Float32Array(vertices),
  };
}

/** Shares as bytes that still make a whole: what rounding leaves goes to the largest. */
function writeShares(from: ArrayLike<number>, at: number, out: Uint8Array, to: number): void {
  let left = 255;
  let largest = 0;
  for (let k = 0; k < 4; k++) {
    const share = Math.round((from[at + k] as number) * 255);
    out[to + k] = share;
    left -= share;
    if (share > (out[to + largest] as number)) largest = k;
  }
  out[to + largest] = (out[to + largest] as number) + left;
}
