import { type Cubic, fillCubic, type Moving } from "./bend";

/** What a record says of somebody, as far as they move. Metres, radians, metres a second; at rest without velocity. */
export interface RemotePose extends Moving {
  yaw: number;
}

/** A pose at a time. Times go along in it, because numbers that are handed on are boxed, 16 bytes for each call. */
export interface Moment extends RemotePose {
  at: number;
}

export interface Told extends Moment {
  /** From when on the way leads here, away from the line of the record before. */
  leaves: number;
  /**
   * How the way leads here from the line before: in a bend, or by a line of its own, run backwards, where no walk leads
   * from the one to the other. What is shown then crosses over by a correction, once.
   */
  way: "bend" | "cross" | "crossed";
  readonly bendX: Cubic;
  readonly bendZ: Cubic;
  /** From when on the body turns to this yaw, and by how much. */
  turns: number;
  turn: number;
}

export function fillBend(from: Told, to: Told): void {
  const before = (to.leaves - from.at) / 1_000;
  const seconds = (to.at - to.leaves) / 1_000;
  fillCubic(to.bendX, from.x + from.vx * before, from.vx, to.x, to.vx, seconds);
  fillCubic(to.bendZ, from.z + from.vz * before, from.vz, to.z, to.vz, seconds);
}

export function newMoment(): Moment {
  // Not 0: fields that begin as small integers are kept as something else than doubles.
  return { x: Number.NaN, z: Number.NaN, yaw: Number.NaN, vx: Number.NaN, vz: Number.NaN, at: Number.NaN };
}

export function newTold(): Told {
  const cubic = (): Cubic => ({ c0: Number.NaN, c1: Number.NaN, c2: Number.NaN, c3: Number.NaN });
  const bends = { bendX: cubic(), bendZ: cubic() };
  return { ...newMoment(), ...bends, leaves: Number.NaN, way: "bend", turns: Number.NaN, turn: 0 };
}

export function set(out: RemotePose, { x, z, yaw, vx, vz }: RemotePose): void {
  out.x = x;
  out.z = z;
  out.yaw = yaw;
  out.vx = vx;
  out.vz = vz;
}

/** The shorter way round from one yaw to another, radians. */
export function turn(from: number, to: number): number {
  const way = (to - from) % (2 * Math.PI);
  if (way > Math.PI) return way - 2 * Math.PI;
  return way < -Math.PI ? way + 2 * Math.PI : way;
}
