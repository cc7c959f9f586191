import { BONES, type BoneName, type RigFrame } from "@karaverse/avatars";
import { DataTexture, FloatType, Matrix4, NearestFilter, RGBAFormat } from "three";
import type { PersonLight } from "../material";
import { LIGHT_AT, PLACE_AT, ROW_TEXELS } from "./batch-material";
import type { Ink } from "./fade";
import { BONE_FLOATS, poseBones, type RestingBones } from "./posed-bones";
import { Ranges } from "./ranges";

const ROW = ROW_TEXELS * 4;
const FIRST_SLOTS = 16;

/** Where somebody stands, metres, and where they look, radians. */
export interface Stand {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly yaw: number;
}

/** One texture with a row of posed bones, place and light for each. */
export class BatchRows {
  readonly #slots = new Ranges(FIRST_SLOTS);
  readonly #onNew: (texture: DataTexture) => void;
  #rows = new Float32Array(FIRST_SLOTS * ROW);
  #texture = textureOf(this.#rows);
  #isTold = false;

  /** @param onNew is told the texture that takes the place of the one before, which is gone */
  constructor(onNew: (texture: DataTexture) => void) {
    this.#onNew = onNew;
  }

  get texture(): DataTexture {
    return this.#texture;
  }

  /** Nothing of whoever had the row before is seen. */
  take(): number {
    const range = this.#slots.take(1);
    if (!range) {
      this.#grow();
      return this.take();
    }
    this.#rows[range.start * ROW + LIGHT_AT * 4 + 3] = 0;
    return range.start;
  }

  giveBack(slot: number): void {
    this.#slots.giveBack({ start: slot, count: 1 });
  }

  pose(slot: number, bones: RestingBones, frame: RigFrame): void {
    poseBones(bones, frame, this.#rows, slot * ROW);
    this.#isTold = false;
  }

  /** The frame of a bone in that of the body, as it was posed last. */
  bone(slot: number, bones: RestingBones, name: BoneName, out: Matrix4): void {
    const at = BONES.indexOf(name) * BONE_FLOATS;
    writeRows(bones.inverse, at, inverse).invert();
    writeRows(this.#rows, slot * ROW + at, out).multiply(inverse);
  }

  show(
    slot: number,
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

  /** Once a frame: the rows in use go to where they are drawn. False: there are none. */
  tell(): boolean {
    const isAny = this.#slots.end > 0;
    if (this.#isTold || !isAny) return isAny;
    this.#isTold = true;
    // All of it: three.js would send rows one by one.
    this.#texture.needsUpdate = true;
    return true;
  }

  dispose(): void {
    this.#texture.dispose();
  }

  #grow(): void {
    this.#slots.grow(this.#slots.size * 2);
    const larger = new Float32Array(this.#slots.size * ROW);
    larger.set(this.#rows);
    this.#rows = larger;
    this.#texture.dispose();
    this.#texture = textureOf(larger);
    this.#onNew(this.#texture);
    this.#isTold = false;
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

function textureOf(rows: Float32Array<ArrayBuffer>): DataTexture {
  const texture = new DataTexture(rows, ROW_TEXELS, rows.length / ROW, RGBAFormat, FloatType);
  texture.magFilter = texture.minFilter = NearestFilter;
  texture.generateMipmaps = false;
  texture.needsUpdate = true;
  return texture;
}
