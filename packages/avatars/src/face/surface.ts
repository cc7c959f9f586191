import { FACE_SHAPES, type FaceShape } from "../human/format";
import type { SparseDelta } from "../human/mix";
import type { FaceWeights } from "./shapes";

/** A weight further from the last one than this is worth moving vertices for; 8 bits carry no less. */
const STEP = 1 / 255;

type Faces = Partial<Record<FaceShape, SparseDelta>>;

/** A body is worn by many, and taken off and on again by who walks to and fro. */
const known = new WeakMap<Faces, Uint16Array>();

/** Whatever any of the shapes moves, ascending. */
function movedBy(faces: Faces): Uint16Array {
  let moved = known.get(faces);
  if (!moved) {
    const found = new Set<number>();
    for (const { index } of Object.values(faces)) for (const v of index) found.add(v);
    moved = Uint16Array.from(found).sort();
    known.set(faces, moved);
  }
  return moved;
}

/**
 * The part of a body that face shapes move. Shapes touch some 1,700 of a near body's 10,000 vertices, a few hundred
 * each: adding them here costs a fraction of looking at 52 shapes for every vertex where it is drawn.
 */
export class FaceSurface {
  /** Vertices that may move: from `first` up to, but not including, `end`. */
  readonly first: number;
  readonly end: number;
  readonly #rest: Float32Array;
  readonly #shapes: readonly (SparseDelta | undefined)[];
  readonly #moved: Uint16Array;
  readonly #last = new Float32Array(FACE_SHAPES.length);

  /** @param rest the body's positions with a face at rest; never written to */
  constructor(rest: Float32Array, faces: Faces) {
    this.#rest = rest;
    this.#shapes = FACE_SHAPES.map((name) => faces[name]);
    this.#moved = movedBy(faces);
    this.first = this.#moved[0] ?? 0;
    this.end = (this.#moved.at(-1) ?? -1) + 1;
  }

  /**
   * Writes the face into `positions`, which started as a copy of the rest.
   *
   * @returns false when nothing is different from the last time
   */
  apply(weights: FaceWeights, positions: Float32Array): boolean {
    let same = true;
    for (let n = 0; n < weights.length; n++)
      if (Math.abs((weights[n] as number) - (this.#last[n] as number)) > STEP) same = false;
    if (same) return false;
    this.#last.set(weights);
    const rest = this.#rest;
    for (let n = 0; n < this.#moved.length; n++) {
      const at = (this.#moved[n] as number) * 3;
      positions[at] = rest[at] as number;
      positions[at + 1] = rest[at + 1] as number;
      positions[at + 2] = rest[at + 2] as number;
    }
    for (let n = 0; n < weights.length; n++) {
      const weight = weights[n] as number;
      const shape = this.#shapes[n];
      if (!shape || weight < STEP) continue;
      const { index, delta } = shape;
      for (let i = 0; i < index.length; i++) {
        const at = (index[i] as number) * 3;
        positions[at] = (positions[at] as number) + (delta[i * 3] as number) * weight;
        positions[at + 1] = (positions[at + 1] as number) + (delta[i * 3 + 1] as number) * weight;
        positions[at + 2] = (positions[at + 2] as number) + (delta[i * 3 + 2] as number) * weight;
      }
    }
    return true;
  }
}
