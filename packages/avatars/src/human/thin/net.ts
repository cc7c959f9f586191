import { dot, type Vec3 } from "../../mesh/vector";
import type { HumanMesh } from "../piece";
import { facing } from "./quadric";

/**
 * A mesh by its places: vertices that lie in one place and differ in colour or normal are corners of it, and move
 * together. A place that was joined to another is empty.
 */
export interface Net {
  readonly places: Vec3[];
  /** Place of each vertex. */
  readonly placeOf: Int32Array;
  /** Three vertices a triangle; the first is -1 where there is none any more. */
  readonly corners: Int32Array;
  /** Triangles by place. */
  readonly around: number[][];
  /** Places that stay as they are. */
  readonly held: Uint8Array;
}

export function netOf(
  { positions, index, groups }: HumanMesh,
  held: (part: string, place: Vec3) => boolean,
): Net {
  const known = new Map<string, number>();
  const places: Vec3[] = [];
  const placeOf = new Int32Array(positions.length / 3);
  for (let v = 0; v < placeOf.length; v++) {
    const p: Vec3 = [
      positions[v * 3] as number,
      positions[v * 3 + 1] as number,
      positions[v * 3 + 2] as number,
    ];
    const key = p.join();
    const place = known.get(key) ?? places.push(p) - 1;
    known.set(key, place);
    placeOf[v] = place;
  }
  const net: Net = {
    places,
    placeOf,
    corners: Int32Array.from(index),
    around: places.map(() => []),
    held: new Uint8Array(places.length),
  };
  for (let t = 0; t < index.length / 3; t++)
    for (const place of placesOf(net, t)) if (!net.around[place]?.includes(t)) net.around[place]?.push(t);
  for (const { name, start, count } of groups)
    for (let i = start; i < start + count; i++) {
      const place = placeOf[index[i] as number] as number;
      if (held(name, places[place] as Vec3)) net.held[place] = 1;
    }
  return net;
}

export function placesOf({ corners, placeOf }: Net, t: number): [number, number, number] {
  const at = (k: number) => placeOf[corners[t * 3 + k] as number] as number;
  return [at(0), at(1), at(2)];
}

/** Places that share a triangle with this one. */
export function besideOf({ around, corners, placeOf }: Net, place: number): number[] {
  const out: number[] = [];
  for (const t of around[place] as number[])
    for (let k = t * 3; k < t * 3 + 3; k++) {
      const other = placeOf[corners[k] as number] as number;
      if (other !== place && !out.includes(other)) out.push(other);
    }
  return out;
}

/** Whether nothing is folded onto itself, and no colour runs into another, when one place becomes the other. */
export function mayJoin(net: Net, from: number, into: number): boolean {
  const beside = besideOf(net, into);
  let shared = 0;
  for (const place of besideOf(net, from)) if (beside.includes(place)) shared++;
  return shared <= 2 && pairing(net, from, into) !== null;
}

/** A triangle may turn by so much, as the cosine. */
const TURN = 0.25;

/** Whether none of a place's triangles is turned over or away when it moves. @param but the place it joins */
export function staysUp(
  { around, corners, placeOf, places }: Net,
  place: number,
  but: number,
  to: Vec3,
): boolean {
  for (const t of around[place] as number[]) {
    const a = placeOf[corners[t * 3] as number] as number;
    const b = placeOf[corners[t * 3 + 1] as number] as number;
    const c = placeOf[corners[t * 3 + 2] as number] as number;
    if (a === but || b === but || c === but) continue;
    const [p, q, r] = [places[a] as Vec3, places[b] as Vec3, places[c] as Vec3];
    const before = facing(p, q, r);
    const after = facing(a === place ? to : p, b === place ? to : q, c === place ? to : r);
    const long = Math.sqrt(dot(after, after));
    if (long < 1e-9 || dot(before, after) < TURN * Math.sqrt(dot(before, before)) * long) return false;
  }
  return true;
}

/**
 * Which corner of the one place each corner of the other becomes, by the triangles that have both; null where there is
 * a corner that none of these has: another colour would run into it.
 */
export function pairing(net: Net, from: number, into: number): Map<number, number> | null {
  const pairs = new Map<number, number>();
  const { corners, placeOf } = net;
  for (const t of net.around[from] ?? []) {
    let [one, other] = [-1, -1];
    for (let k = t * 3; k < t * 3 + 3; k++) {
      const v = corners[k] as number;
      if (placeOf[v] === from) one = v;
      else if (placeOf[v] === into) other = v;
    }
    if (other >= 0) pairs.set(one, other);
  }
  for (const t of net.around[from] ?? [])
    for (let k = t * 3; k < t * 3 + 3; k++) {
      const v = corners[k] as number;
      if (placeOf[v] === from && !pairs.has(v)) return null;
    }
  return pairs;
}
