import { BONES, type BoneName, type RigFrame } from "@karaverse/avatars";
import { FaceSurface, type FaceWeights } from "@karaverse/avatars/face";
import {
  BufferAttribute,
  BufferGeometry,
  DataTexture,
  DynamicDrawUsage,
  FloatType,
  Matrix4,
  Mesh,
  NearestFilter,
  RGBAFormat,
} from "three";
import type { Body } from "../bodies";
import type { PersonLight } from "../material";
import { BatchMaterial, LIGHT_AT, PLACE_AT, ROW_TEXELS } from "./batch-material";
import type { Ink } from "./fade";
import { Patched } from "./patched";
import { BONE_FLOATS, poseBones, RestingBones } from "./posed-bones";
import { type Range, Ranges } from "./ranges";

const ROW = ROW_TEXELS * 4;
/** A dozen people at a table's distance, or forty across a hall. */
const FIRST = { vertices: 32_768, indices: 131_072, slots: 16 } as const;

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

/** Where somebody stands, metres, and where they look, radians. */
export interface Stand {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly yaw: number;
}

/** Somebody's place in the batch. */
export interface Entry {
  readonly slot: number;
  readonly vertices: Range;
  readonly indices: Range;
  readonly bones: RestingBones;
  readonly face: FaceSurface | null;
  /** The own stretch of everybody's positions, as long as that buffer is the same. */
  positions: Float32Array | null;
}

/**
 * Bodies in one draw call, each with a geometry of its own: one buffer, of which everybody has a stretch, and one
 * texture with a row of posed bones and light for each. BatchedMesh of three.js was looked at first: it gives no
 * stretch out twice without moving all others, and draws one by one where WEBGL_multi_draw is missing. Instancing
 * wants the same geometry of all.
 */
export class Batch {
  readonly mesh: Mesh<BufferGeometry, BatchMaterial>;
  readonly #vertices = new Ranges(FIRST.vertices);
  readonly #indices = new Ranges(FIRST.indices);
  readonly #slots = new Ranges(FIRST.slots);
  readonly #rested = new WeakMap<Body, RestingBones>();
  #arrays = arraysOf(FIRST.vertices);
  #index = new Uint32Array(FIRST.indices);
  #rows = new Float32Array(FIRST.slots * ROW);
  #texture: DataTexture;
  #isTold = false;

  constructor(specks: boolean, room: object) {
    this.#texture = textureOf(this.#rows);
    this.mesh = new Mesh(new BufferGeometry(), new BatchMaterial(this.#texture, specks, room));
    this.mesh.frustumCulled = false;
    this.mesh.matrixAutoUpdate = false;
    this.#rebuild();
  }

  /** Vertices that are drawn now, for who counts. */
  get vertices(): number {
    return this.#vertices.end;
  }

  add(body: Body): Entry {
    const { mesh, faces } = body;
    const count = mesh.positions.length / 3;
    const vertices = this.#takeVertices(count);
    const indices = this.#takeIndices(mesh.index.length);
    const { start: slot } = this.#takeSlot();
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
    this.#rows[slot * ROW + LIGHT_AT * 4 + 3] = 0;
    let rested = this.#rested.get(body);
    if (!rested) {
      rested = new RestingBones(body);
      this.#rested.set(body, rested);
    }
    const face = new FaceSurface(mesh.positions, faces);
    return { slot, vertices, indices, bones: rested, face: face.end > 0 ? face : null, positions: null };
  }

  remove({ slot, vertices, indices }: Entry): void {
    // Triangles of nothing, until somebody else has the place.
    this.#index.fill(0, indices.start, indices.start + indices.count);
    this.#tellIndex(indices);
    this.#vertices.giveBack(vertices);
    this.#indices.giveBack(indices);
    this.#slots.giveBack({ start: slot, count: 1 });
    this.mesh.geometry.setDrawRange(0, this.#indices.end);
  }

  pose({ slot, bones }: Entry, frame: RigFrame): void {
    poseBones(bones, frame, this.#rows, slot * ROW);
    this.#isTold = false;
  }

  /** The frame of a bone in that of the body, as it was posed last. */
  bone({ slot, bones }: Entry, name: BoneName, out: Matrix4): void {
    const at = BONES.indexOf(name) * BONE_FLOATS;
    writeRows(bones.inverse, at, inverse).invert();
    writeRows(this.#rows, slot * ROW + at, out).multiply(inverse);
  }

  face(entry: Entry, weights: FaceWeights): void {
    const { face, vertices } = entry;
    if (!face) return;
    const { start, count } = vertices;
    const { position } = this.#arrays;
    if (entry.positions?.buffer !== position.buffer)
      entry.positions = position.subarray(start * 3, (start + count) * 3);
    if (!face.apply(weights, entry.positions)) return;
    const attribute = this.mesh.geometry.getAttribute("position") as BufferAttribute;
    attribute.addUpdateRange((start + face.first) * 3, (face.end - face.first) * 3);
    attribute.needsUpdate = true;
  }

  show(
    { slot }: Entry,
    { x, y, z, yaw }: Stand,
    light: PersonLight,
    shading: number,
    { fade }: Pick<Ink, "fade">,
  ): void {
    const rows = this.#rows;
    const place = slot * ROW + PLACE_AT * 4;
    rows[place] = x;
    rows[place + 1] = y;
    rows[place + 2] = z;
    rows[place + 3] = yaw;
    // Not by toArray(): it is asked with arrays of all kinds, and then puts every number on the heap first.
    const { keyDirection, key, rim, sky, ground } = light;
    const at = slot * ROW + LIGHT_AT * 4;
    rows[at] = keyDirection.x;
    rows[at + 1] = keyDirection.y;
    rows[at + 2] = keyDirection.z;
    rows[at + 3] = fade;
    rows[at + 4] = key.r;
    rows[at + 5] = key.g;
    rows[at + 6] = key.b;
    rows[at + 7] = shading;
    rows[at + 8] = rim.r;
    rows[at + 9] = rim.g;
    rows[at + 10] = rim.b;
    rows[at + 12] = sky.r;
    rows[at + 13] = sky.g;
    rows[at + 14] = sky.b;
    rows[at + 16] = ground.r;
    rows[at + 17] = ground.g;
    rows[at + 18] = ground.b;
    this.#isTold = false;
  }

  /** Once a frame: the rows in use go to where they are drawn. */
  tell(): void {
    this.mesh.visible = this.#slots.end > 0;
    if (this.#isTold || !this.mesh.visible) return;
    this.#isTold = true;
    // All of it: three.js would send rows one by one.
    this.#texture.needsUpdate = true;
  }

  dispose(): void {
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
    this.#texture.dispose();
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
      this.mesh.geometry.setDrawRange(0, this.#indices.end);
      return range;
    }
    this.#indices.grow(Math.max(this.#indices.size * 2, this.#indices.size + count));
    const larger = new Uint32Array(this.#indices.size);
    larger.set(this.#index);
    this.#index = larger;
    this.#rebuild();
    return this.#takeIndices(count);
  }

  #takeSlot(): Range {
    const range = this.#slots.take(1);
    if (range) return range;
    this.#slots.grow(this.#slots.size * 2);
    const larger = new Float32Array(this.#slots.size * ROW);
    larger.set(this.#rows);
    this.#rows = larger;
    this.#texture.dispose();
    this.#texture = textureOf(larger);
    this.mesh.material.people = this.#texture;
    this.#isTold = false;
    return this.#takeSlot();
  }

  #rebuild(): void {
    this.mesh.geometry.dispose();
    const geometry = new BufferGeometry();
    for (const name of NAMES) {
      const { size, normalized } = LAYOUT[name];
      const attribute = new Patched(this.#arrays[name], size, normalized);
      if (name === "position") attribute.setUsage(DynamicDrawUsage);
      geometry.setAttribute(name, attribute);
    }
    geometry.setIndex(new BufferAttribute(this.#index, 1));
    geometry.setDrawRange(0, this.#indices.end);
    this.mesh.geometry = geometry;
  }

  #tell(name: Name, { start, count }: Range): void {
    const attribute = this.mesh.geometry.getAttribute(name) as BufferAttribute;
    const { size } = LAYOUT[name];
    attribute.addUpdateRange(start * size, count * size);
    attribute.needsUpdate = true;
  }

  #tellIndex({ start, count }: Range): void {
    const index = this.mesh.geometry.getIndex();
    if (!index) return;
    index.addUpdateRange(start, count);
    index.needsUpdate = true;
  }
}

const inverse = new Matrix4();

function writeRows(m: Float32Array, at: number, out: Matrix4): Matrix4 {
  const to = out.elements;
  for (let row = 0; row < 3; row++)
    for (let column = 0; column < 4; column++) to[column * 4 + row] = m[at + row * 4 + column] as number;
  to[3] = to[7] = to[11] = 0;
  to[15] = 1;
  return out;
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

function textureOf(rows: Float32Array<ArrayBuffer>): DataTexture {
  const texture = new DataTexture(rows, ROW_TEXELS, rows.length / ROW, RGBAFormat, FloatType);
  texture.magFilter = texture.minFilter = NearestFilter;
  texture.generateMipmaps = false;
  texture.needsUpdate = true;
  return texture;
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
