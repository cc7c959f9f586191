import { rgb } from "../mesh/colour";
import { add, length, lerp, scale, sub, type Vec3 } from "../mesh/vector";
import { SIDES } from "../skeleton/bones";
import { type BrowMoves, keepOut } from "./brow-lift";
import { FACE_SHAPES, type FaceShape } from "./format";
import { browLine } from "./landmarks";
import type { HumanBase } from "./mix";
import { flat, type Piece, pieceOf, stripIndex } from "./piece";
import { copyFaces, type Hold, Surface } from "./surface";

export interface BrowLook {
  colour: string;
  /** Height of the brow at its widest, metres of a head of everyday size. */
  thickness: number;
  /** How much it narrows outwards, 0-1. */
  taper: number;
}

/** Brows are darker than the hair, and never as light as the lightest. */
export function browColour(hair: string): string {
  const channel = (at: number) => {
    const value = Number.parseInt(hair.slice(at, at + 2), 16);
    return Math.round(Math.min(value, 190) * 0.62 + 10)
      .toString(16)
      .padStart(2, "0");
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}

/** Brows lie on the skin and move with it. */
export function browPieces(base: HumanBase, look: BrowLook, level: 0 | 1 | 2 = 0): Piece[] {
  // A tree over the whole skin takes 30 ms, one over the brow 2.
  const { leftUpperLid, crown } = base.marks;
  const around = (v: number) => {
    const y = base.positions[v * 3 + 1] as number;
    const z = base.positions[v * 3 + 2] as number;
    return y > leftUpperLid[1] && y < (leftUpperLid[1] + crown[1]) / 2 && z > leftUpperLid[2] - 0.05;
  };
  const surface = new Surface(base, "skin", (a, b, c) => around(a) && around(b) && around(c));
  const columns = [9, 6, 4][level] ?? 4;
  const colour = rgb(look.colour);
  const unitLength = length(sub(base.marks.leftOuterEye, base.marks.leftInnerEye)) / 0.036;
  return SIDES.map((side) => {
    const line = calmed(browLine(base, side));
    const points: Vec3[] = [];
    const held: Hold[] = [];
    const rows = [1, 0, -1];
    for (const row of rows)
      for (let c = 0; c < columns; c++) {
        const t = c / (columns - 1);
        const on = alongLine(line, t);
        const wide =
          look.thickness * unitLength * 0.5 * lerp(1, 1 - look.taper, t ** 1.6) * (c === 0 ? 0.7 : 1);
        const spot = surface.closest(add(on, [0, row * wide, 0.002]));
        points.push(add(spot.point, scale(spot.normal, row === 0 ? 0.0022 : 0.0012)));
        if (row === 0) held.push(spot);
      }
    const strip = stripIndex(rows.length, columns);
    const index = side === "left" ? strip : turnedOver(strip);
    const positions = flat(points);
    // All of a column hangs on its middle: a brow is moved, and not drawn thick or thin.
    const holds = rows.flatMap(() => held);
    const moves = movesOf(base, held, rows.length);
    keepOut(base, side, level, { positions, index, moves });
    const piece = pieceOf(base, {
      name: `${side}Brow`,
      // Hair's gloss would turn so thin a strip grey.
      finish: "cloth",
      ...{ positions, index, holds, colour, faces: [] },
    });
    return { ...piece, faces: sparse(moves) };
  });
}

/** What faces do to each column, evened out between neighbours. */
function movesOf(base: HumanBase, held: readonly Hold[], rows: number): BrowMoves {
  const columns = held.length;
  const out: BrowMoves = {};
  for (const [name, { index, delta }] of Object.entries(copyFaces(base, held, BROW_SHAPES))) {
    let of = new Float32Array(columns * 3);
    index.forEach((v, n) => {
      of.set(delta.subarray(n * 3, n * 3 + 3), v * 3);
    });
    for (let pass = 0; pass < EVENED; pass++)
      of = of.map((value, n) => {
        const [before, after] = [of[n - 3] ?? value, of[n + 3] ?? value];
        return value / 2 + (before + after) / 4;
      });
    const whole = new Float32Array(rows * columns * 3);
    for (let row = 0; row < rows; row++) whole.set(of, row * columns * 3);
    out[name as FaceShape] = whole;
  }
  return out;
}

function sparse(moves: BrowMoves): Piece["faces"] {
  const every = (delta: Float32Array) => Uint16Array.from({ length: delta.length / 3 }, (_, v) => v);
  return Object.fromEntries(
    Object.entries(moves).map(([name, delta]) => [name, { index: every(delta), delta }]),
  );
}

const EVENED = 2;
/** The skin between brow and lid is few triangles on a drawn face: by them, each blink would pull the brow down. */
const BROW_SHAPES = FACE_SHAPES.filter((name) => !name.startsWith("eyeBlink"));

/** The model's brows rise to a peak, which on a face at rest is surprise: an even arch. */
function calmed(line: readonly Vec3[]): Vec3[] {
  const [first, last] = [line[0], line.at(-1)];
  if (!first || !last) return [...line];
  return line.map((p, n) => {
    const t = n / (line.length - 1);
    return [p[0], lerp(p[1], lerp(first[1], last[1], t), 0.42), p[2]];
  });
}

function turnedOver(index: readonly number[]): number[] {
  const out: number[] = [];
  for (let i = 0; i < index.length; i += 3) out.push(index[i] ?? 0, index[i + 2] ?? 0, index[i + 1] ?? 0);
  return out;
}

function alongLine(line: readonly Vec3[], t: number): Vec3 {
  const at = t * (line.length - 1);
  const n = Math.min(line.length - 2, Math.floor(at));
  const [a, b, c, d] = [line[n - 1], line[n], line[n + 1], line[n + 2]];
  if (!b || !c) return line[0] ?? [0, 0, 0];
  const k = at - n;
  const [before, after] = [a ?? b, d ?? c];
  return [0, 1, 2].map((axis) => {
    const [p0, p1, p2, p3] = [before, b, c, after].map((p) => p[axis] ?? 0) as [
      number,
      number,
      number,
      number,
    ];
    return (
      0.5 *
      (2 * p1 +
        (p2 - p0) * k +
        (2 * p0 - 5 * p1 + 4 * p2 - p3) * k * k +
        (3 * p1 - p0 - 3 * p2 + p3) * k ** 3)
    );
  }) as unknown as Vec3;
}
