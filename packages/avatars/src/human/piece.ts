import { FINISHES, type Finish } from "../mesh/body";
import type { Rgb } from "../mesh/colour";
import type { Vec3 } from "../mesh/vector";
import { FACE_SHAPES, type FaceShape } from "./format";
import type { HumanBase, SparseDelta } from "./mix";
import { smoothNormals } from "./normals";
import { copyFaces, copySkin, type Hold } from "./surface";

/** A part of somebody, in the modelled pose of the body it belongs to: skin, an eye, a sleeve, a lock of hair. */
export interface Piece {
  name: string;
  finish: Finish;
  /** Metres, three a vertex. */
  positions: Float32Array<ArrayBuffer>;
  normals: Float32Array<ArrayBuffer>;
  /** Linear light, three a vertex. */
  colours: Float32Array<ArrayBuffer>;
  index: Uint16Array<ArrayBuffer>;
  /** Four bones a vertex, and their shares. */
  skinIndex: Uint8Array<ArrayBuffer>;
  skinWeight: Float32Array<ArrayBuffer>;
  faces: Partial<Record<FaceShape, SparseDelta>>;
}

/** Everything about a piece that follows from where its vertices are and what they hold on to. */
export function pieceOf(
  base: HumanBase,
  from: {
    name: string;
    finish: Finish;
    positions: Float32Array<ArrayBuffer>;
    index: ArrayLike<number>;
    holds: readonly Hold[];
    colour: Rgb | ((vertex: number) => Rgb);
    normals?: Float32Array<ArrayBuffer>;
    /** Face shapes it takes part in; none for what hangs on the trunk. */
    faces?: readonly FaceShape[];
  },
): Piece {
  const { name, finish, positions, colour } = from;
  const index = Uint16Array.from(from.index);
  const colours = new Float32Array(positions.length);
  for (let v = 0; v < positions.length / 3; v++)
    colours.set(typeof colour === "function" ? colour(v) : colour, v * 3);
  return {
    name,
    finish,
    positions,
    normals: from.normals ?? smoothNormals(positions, index),
    colours,
    index,
    ...copySkin(base, from.holds),
    faces: copyFaces(base, from.holds, from.faces ?? FACE_SHAPES),
  };
}

/** All pieces as one mesh: one draw call. */
export interface HumanMesh extends Omit<Piece, "name" | "finish"> {
  /** Index into FINISHES, a byte a vertex. */
  finish: Uint8Array<ArrayBuffer>;
  /** Range of each piece in the index. */
  groups: { name: string; start: number; count: number }[];
}

export function joinPieces(pieces: readonly Piece[]): HumanMesh {
  const vertices = pieces.reduce((sum, { positions }) => sum + positions.length / 3, 0);
  if (vertices > 65_535) throw new Error(`a body of ${vertices} vertices does not fit a 16 bit index`);
  const out: HumanMesh = {
    positions: new Float32Array(vertices * 3),
    normals: new Float32Array(vertices * 3),
    colours: new Float32Array(vertices * 3),
    finish: new Uint8Array(vertices),
    skinIndex: new Uint8Array(vertices * 4),
    skinWeight: new Float32Array(vertices * 4),
    index: new Uint16Array(pieces.reduce((sum, { index }) => sum + index.length, 0)),
    faces: {},
    groups: [],
  };
  const moved = new Map<FaceShape, { at: number; shape: SparseDelta }[]>();
  let [v, i] = [0, 0];
  for (const piece of pieces) {
    const count = piece.positions.length / 3;
    out.positions.set(piece.positions, v * 3);
    out.normals.set(piece.normals, v * 3);
    out.colours.set(piece.colours, v * 3);
    out.finish.fill(FINISHES.indexOf(piece.finish), v, v + count);
    out.skinIndex.set(piece.skinIndex, v * 4);
    out.skinWeight.set(piece.skinWeight, v * 4);
    for (let n = 0; n < piece.index.length; n++) out.index[i + n] = (piece.index[n] as number) + v;
    for (const name of FACE_SHAPES) {
      const shape = piece.faces[name];
      if (shape) moved.set(name, [...(moved.get(name) ?? []), { at: v, shape }]);
    }
    out.groups.push({ name: piece.name, start: i, count: piece.index.length });
    v += count;
    i += piece.index.length;
  }
  for (const [name, parts] of moved) {
    const count = parts.reduce((sum, { shape }) => sum + shape.index.length, 0);
    const whole: SparseDelta = { index: new Uint16Array(count), delta: new Float32Array(count * 3) };
    let n = 0;
    for (const { at, shape } of parts) {
      for (let k = 0; k < shape.index.length; k++) whole.index[n + k] = (shape.index[k] as number) + at;
      whole.delta.set(shape.delta, n * 3);
      n += shape.index.length;
    }
    out.faces[name] = whole;
  }
  return out;
}

/** A strip of quads between rows of as many points each; both sides are drawn where it is thin. */
export function stripIndex(rows: number, columns: number, bothSides = false): number[] {
  const index: number[] = [];
  for (let r = 0; r + 1 < rows; r++)
    for (let c = 0; c + 1 < columns; c++) {
      const a = r * columns + c;
      const b = a + columns;
      index.push(a, b, a + 1, a + 1, b, b + 1);
      if (bothSides) index.push(a, a + 1, b, a + 1, b + 1, b);
    }
  return index;
}

export const flat = (points: readonly Vec3[]): Float32Array<ArrayBuffer> => Float32Array.from(points.flat());
