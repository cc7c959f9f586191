import { dot, lerp, mixed, scale, sub, type Vec3 } from "../../mesh/vector";
import type { HumanMesh } from "../piece";
import { besideOf, mayJoin, type Net, netOf, pairing, placesOf, staysUp } from "./net";
import { lengthOf, type Quadrics } from "./quadric";
import { quadricsOf, type Worth } from "./worth";
import { written } from "./written";

/** How far it is thinned. */
export interface Thinning extends Worth {
  /** Triangles that are enough. */
  goal: number;
  /** Square metres times metres squared that an edge may cost; what costs more stays, however many there are. */
  most: number;
  /** What stays as it is. */
  held: (part: string, place: Vec3) => boolean;
}

/** Of the square of an edge, where its ends hang on different bones: joints keep what they bend by. */
const BEND = 0.02;
/** Paint in another colour is as wrong as a surface that is so much off, metres squared. */
const PAINT = 0.02 ** 2;

interface Join {
  from: number;
  into: number;
  at: Vec3;
  cost: number;
}

/**
 * The same mesh of fewer triangles: edges that show the least are drawn together, one after another. Small things go
 * first, outlines and hems last, and what is left lies outside of the old surface as often as inside: nobody gets slimmer.
 */
export function thinned(mesh: HumanMesh, thinning: Thinning): HumanMesh {
  const { goal, most, held } = thinning;
  const net = netOf(mesh, held);
  const quadrics = quadricsOf(mesh, net, thinning);
  const best: (Join | null)[] = net.places.map((_, place) => cheapest(mesh, net, quadrics, place, place));
  let left = mesh.index.length / 3;
  while (left > goal) {
    let at = 0;
    for (let n = 1; n < best.length; n++) if ((best[n]?.cost ?? most) < (best[at]?.cost ?? most)) at = n;
    const next = best[at];
    if (!next || next.cost > most) break;
    const { from, into } = next;
    // Neighbours may have moved since it was found.
    if (!mayJoin(net, from, into) || !isSound(net, next)) {
      best[at] = cheapest(mesh, net, quadrics, at);
      continue;
    }
    left -= draw(mesh, net, quadrics, next);
    best[from] = null;
    best[into] = cheapest(mesh, net, quadrics, into);
    for (const place of besideOf(net, into)) {
      const known = best[place];
      const gone = known && [known.from, known.into].some((end) => end === from || end === into);
      if (gone) best[place] = cheapest(mesh, net, quadrics, place);
    }
  }
  return written(mesh, net);
}

/** What the edges of a place cost least by, if any of them can be drawn together. @param least number of its neighbours */
function cheapest(mesh: HumanMesh, net: Net, quadrics: Quadrics, place: number, least = 0): Join | null {
  let found: Join | null = null;
  for (const other of besideOf(net, place))
    if (other >= least) found = joinOf(mesh, net, quadrics, place, other, found);
  return found;
}

/** How one edge is best drawn together, or what was known, if that costs less. */
function joinOf(
  mesh: HumanMesh,
  net: Net,
  quadrics: Quadrics,
  one: number,
  other: number,
  known: Join | null,
): Join | null {
  if (net.held[one] || net.held[other]) return known;
  const [a, b] = [net.places[one] as Vec3, net.places[other] as Vec3];
  const half = mixed(a, b, 0.5);
  const long = lengthOf(a, b);
  const [p, q] = [cornerAt(net, one), cornerAt(net, other)];
  const area = quadrics.area(one) + quadrics.area(other);
  const besides = area * (BEND * long ** 2 * apart(mesh, p, q) + PAINT * unlike(mesh, p, q));
  const middle = quadrics.best(one, other);
  // Far from both it would be a thorn.
  const free = middle !== null && lengthOf(middle, half) < long;
  // Nothing costs less than that.
  if (known && free && quadrics.error(one, other, middle) + besides >= known.cost) return known;
  const onto = mayJoin(net, one, other);
  if (!onto && !mayJoin(net, other, one)) return known;
  const [from, into] = onto ? [one, other] : [other, one];
  let found = known;
  for (const at of free ? [middle, half] : [b, a, half]) {
    const cost = quadrics.error(one, other, at) + besides;
    if (found && cost >= found.cost) continue;
    const join: Join = { from, into, at, cost };
    if (isSound(net, join)) found = join;
  }
  return found;
}

function cornerAt(net: Net, place: number): number {
  const t = net.around[place]?.[0] as number;
  return net.corners[t * 3 + placesOf(net, t).indexOf(place)] as number;
}

/** How far two colours are from each other, squared. */
function unlike({ colours }: HumanMesh, one: number, two: number): number {
  let sum = 0;
  for (let k = 0; k < 3; k++)
    sum += (Math.sqrt(colours[one * 3 + k] as number) - Math.sqrt(colours[two * 3 + k] as number)) ** 2;
  return sum;
}

/** From 0, on the same bones, to 1. */
function apart({ skinIndex, skinWeight }: HumanMesh, one: number, two: number): number {
  let same = 0;
  for (let j = 0; j < 4; j++)
    for (let k = 0; k < 4; k++)
      if (skinIndex[one * 4 + j] === skinIndex[two * 4 + k])
        same += Math.min(skinWeight[one * 4 + j] as number, skinWeight[two * 4 + k] as number);
  return Math.max(0, 1 - same);
}

const isSound = (net: Net, { from, into, at }: Join): boolean =>
  staysUp(net, from, into, at) && staysUp(net, into, from, at);

/** Draws an edge together. @returns how many triangles are gone */
function draw(mesh: HumanMesh, net: Net, quadrics: Quadrics, { from, into, at }: Join): number {
  const pairs = pairing(net, from, into) as Map<number, number>;
  const [a, b] = [net.places[from] as Vec3, net.places[into] as Vec3];
  const long = lengthOf(a, b);
  const t = long > 0 ? Math.min(1, Math.max(0, dot(sub(at, a), scale(sub(b, a), 1 / long)) / long)) : 1;
  for (const [one, other] of pairs) blend(mesh, one, other, t);
  quadrics.join(from, into);
  let gone = 0;
  const own = net.around[into] as number[];
  for (const triangle of net.around[from] ?? []) {
    const places = placesOf(net, triangle);
    if (places.includes(into)) {
      gone++;
      for (const place of places) if (place !== from) remove(net.around[place] as number[], triangle);
      net.corners[triangle * 3] = -1;
      continue;
    }
    for (let k = triangle * 3; k < triangle * 3 + 3; k++)
      net.corners[k] = pairs.get(net.corners[k] as number) ?? (net.corners[k] as number);
    own.push(triangle);
  }
  net.around[from] = [];
  net.places[into] = at;
  return gone;
}

function remove(from: number[], value: number): void {
  const n = from.indexOf(value);
  if (n >= 0) from.splice(n, 1);
}

/** The corner that stays takes of the other one what lies on the way to it. @param t 0 all of the other, 1 nothing */
function blend(mesh: HumanMesh, one: number, stays: number, t: number): void {
  for (const values of [mesh.colours, mesh.normals])
    for (let k = 0; k < 3; k++)
      values[stays * 3 + k] = lerp(values[one * 3 + k] as number, values[stays * 3 + k] as number, t);
  if (t >= 0.5) return;
  for (let k = 0; k < 4; k++) {
    mesh.skinIndex[stays * 4 + k] = mesh.skinIndex[one * 4 + k] as number;
    mesh.skinWeight[stays * 4 + k] = mesh.skinWeight[one * 4 + k] as number;
  }
}
