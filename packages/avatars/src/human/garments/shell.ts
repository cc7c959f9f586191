import { clamp, curve, lerp, smooth, type Vec3 } from "../../mesh/vector";
import { SIDES } from "../../skeleton/bones";
import { trianglesOf } from "../mix";
import type { HumanPack } from "../pack";
import { emptyEnvelope, fall, markTriangle, reachAt, soften, span } from "./envelope";
import { across, type Figure, type Limb } from "./figure";

/** How cloth lies on the body it was cut for. Metres on a body of size 1. */
export interface Ease {
  /** Between body and cloth where it lies close. */
  close: number;
  /** 0 follows the trunk, 1 falls straight from what sticks out. */
  fall: number;
  /** Metres it comes in for each metre of fall. */
  taper: number;
  /** Least radius of sleeves and legs by t of the limb; none: they follow it. */
  sleeve: readonly (readonly [t: number, radius: number])[];
  trouser: readonly (readonly [t: number, radius: number])[];
  /** Height of folds. */
  folds: number;
  /** How often it is smoothed: small forms of the body don't show through thick cloth. */
  relax: number;
}

/** The tights of a body, let out to be cloth. Indices are of the pack, less `start`. */
export interface Shell {
  figure: Figure;
  start: number;
  positions: Float32Array;
  /** 1 where light reaches, less in folds. */
  light: Float32Array;
  /** Around both legs as one. */
  hangs: boolean;
}

/** What cloth is worn over, and how far over it, metres. */
export type Layer = readonly [shell: Shell, metres: number];

/** What lies on nothing else is asked for more than once: by what is worn over it, and when it is sewn itself. */
const MADE = new WeakMap<Figure, Map<Ease, Shell>>();

/** @param over what it is worn over */
export function shellOf(figure: Figure, ease: Ease, over: readonly Layer[] = []): Shell {
  if (over.length > 0) return letOut(figure, ease, over);
  const made = MADE.get(figure) ?? new Map<Ease, Shell>();
  MADE.set(figure, made);
  const shell = made.get(ease) ?? letOut(figure, ease, over);
  made.set(ease, shell);
  return shell;
}

function letOut(figure: Figure, ease: Ease, over: readonly Layer[]): Shell {
  const { base, size } = figure;
  const { start, count } = base.pack.groups.tights;
  const body = base.positions.subarray(start * 3, (start + count) * 3);
  const normals = base.normals.subarray(start * 3, (start + count) * 3);
  const close = ease.close * size;
  const positions = new Float32Array(count * 3);
  for (let n = 0; n < count * 3; n++) positions[n] = (body[n] as number) + (normals[n] as number) * close;
  const light = new Float32Array(count).fill(1);
  letOutTrunk(figure, ease, positions, light);
  const at = (v: number): Vec3 => [
    positions[v * 3] as number,
    positions[v * 3 + 1] as number,
    positions[v * 3 + 2] as number,
  ];
  for (const side of SIDES) {
    if (ease.sleeve.length > 0)
      letOutLimb(figure, figure.arms[side], figure.arm, ease.sleeve, positions, start);
    if (ease.trouser.length > 0)
      letOutLimb(figure, figure.legs[side], figure.leg, ease.trouser, positions, start);
  }
  relax(base.pack, positions, ease.relax);
  for (let v = 0; v < count; v++) crease(figure, ease, v, at(v), normals, positions, light);
  // Neither of trousers may the seat be folded over, for it would come through what hangs over it.
  const isTrousers = ease.trouser.length > 0;
  const outwards = isTrousers || over.length > 0 ? outwardsOf(figure, normals) : normals;
  keepOut(body, isTrousers ? outwards : normals, positions, close * 0.6 + 0.002);
  for (const [inner, metres] of over) keepOut(inner.positions, outwards, positions, metres * size);
  return { figure, start, positions, light, hangs: ease.fall > 0 };
}

function letOutTrunk(figure: Figure, ease: Ease, positions: Float32Array, light: Float32Array): void {
  const { base, arm, leg } = figure;
  const { start, count } = base.pack.groups.tights;
  const low = figure.crotch - 0.04 * figure.size;
  const envelope = emptyEnvelope(low, figure.neck, 34);
  const place = (p: Vec3) => {
    const z = p[2] - figure.middle(p[1]);
    return [p[1], Math.atan2(p[0], z), Math.hypot(p[0], z)] as const;
  };
  const index = trianglesOf(base.pack, "tights");
  const point = (v: number): Vec3 => [
    positions[v * 3] as number,
    positions[v * 3 + 1] as number,
    positions[v * 3 + 2] as number,
  ];
  for (let i = 0; i < index.length; i += 3) {
    const [a, b, c] = [index[i] as number, index[i + 1] as number, index[i + 2] as number];
    if ((arm[a] as number) + (arm[b] as number) + (arm[c] as number) > 0.6) continue;
    if (Math.min(positions[(a - start) * 3 + 1] as number, positions[(c - start) * 3 + 1] as number) < low)
      continue;
    markTriangle(envelope, [point(a - start), point(b - start), point(c - start)], place);
  }
  span(envelope);
  fall(envelope, figure.armpit, ease.taper);
  soften(envelope, 3);
  for (let v = 0; v < count; v++) {
    const p = point(v);
    const share =
      ease.fall *
      (1 - smooth(0, 0.5, arm[v + start] as number)) *
      smooth(figure.armpit + 0.03, figure.armpit - 0.07, p[1]) *
      (1 - smooth(0.35, 0.9, leg[v + start] as number) * smooth(figure.hips, figure.crotch, p[1]));
    if (share <= 0) continue;
    const [, angle, reach] = place(p);
    // Creases run down from the chest and open towards the hem.
    const deep = smooth(figure.chest, figure.hips, p[1]) * ease.folds * figure.size * ease.fall;
    const wave = Math.sin(angle * 7 + 1.1 + p[1] * 5) * 0.6 + Math.sin(angle * 4 - 0.4) * 0.4;
    const goal = reachAt(envelope, p[1], angle);
    const by = (Math.max(0, goal - reach) + deep * (0.6 + wave)) * share;
    const k = 1 + by / (reach || 1);
    positions[v * 3] = p[0] * k;
    positions[v * 3 + 2] = figure.middle(p[1]) + (p[2] - figure.middle(p[1])) * k;
    light[v] = 1 + clamp(deep * 30, 0, 0.24) * wave * share;
  }
}

function letOutLimb(
  figure: Figure,
  limb: Limb,
  shares: Float32Array,
  profile: readonly (readonly [t: number, radius: number])[],
  positions: Float32Array,
  start: number,
): void {
  const sign = limb.side === "left" ? 1 : -1;
  const radiusAt = curve(profile.map((row) => [...row]));
  const isLeg = limb === figure.legs[limb.side];
  const first = profile[0]?.[0] ?? 0;
  for (let v = 0; v < positions.length / 3; v++) {
    const share = shares[v + start] as number;
    const x = positions[v * 3] as number;
    if (share < 0.05 || x * sign <= 0) continue;
    const p: Vec3 = [x, positions[v * 3 + 1] as number, positions[v * 3 + 2] as number];
    const { t, middle, axis } = limb.along(p);
    const ways = across(axis);
    const [dx, dy, dz] = [p[0] - middle[0], p[1] - middle[1], p[2] - middle[2]];
    const u = dx * ways[0][0] + dy * ways[0][1] + dz * ways[0][2];
    const w = dx * ways[1][0] + dy * ways[1][1] + dz * ways[1][2];
    const reach = Math.hypot(u, w);
    let goal = radiusAt(clamp(t, first, 2.2), 1) * figure.size;
    if (isLeg) {
      // Legs hang side by side once the body stands: what is wide must not enter the other leg.
      const inner = clamp((-dx * sign) / (reach || 1), 0, 1);
      goal = lerp(goal, Math.min(goal, 0.088 * figure.size), inner);
    }
    if (goal <= reach) continue;
    const k = 1 + ((goal / reach - 1) * share * smooth(first, first + 0.3, t)) / 1;
    positions[v * 3] = middle[0] + dx * k;
    positions[v * 3 + 1] = middle[1] + dy * k;
    positions[v * 3 + 2] = middle[2] + dz * k;
  }
}

/** Where limbs bend, and where trousers meet the shoe, cloth lies in rolls. */
function crease(
  figure: Figure,
  ease: Ease,
  v: number,
  p: Vec3,
  normals: Float32Array,
  positions: Float32Array,
  light: Float32Array,
): void {
  const { base, arm, leg, arms, legs, size } = figure;
  const start = base.pack.groups.tights.start;
  const side = p[0] >= 0 ? "left" : "right";
  let wave = 0;
  if ((arm[v + start] as number) > 0.6) {
    const { t } = arms[side].along(p);
    const ring = Math.atan2(p[2], p[1]);
    wave =
      Math.exp(-(((t - 1) / 0.3) ** 2)) * Math.sin(t * 26 + ring) * 0.8 +
      Math.exp(-(((t - 0.12) / 0.16) ** 2)) * Math.sin(t * 22 + 2) * 0.5 +
      smooth(1.55, 1.9, t) * Math.sin(t * 30 + ring * 2) * 0.5;
  } else if ((leg[v + start] as number) > 0.6) {
    const { t, middle } = legs[side].along(p);
    const behind = p[2] < middle[2] ? 1 : 0.45;
    wave =
      Math.exp(-(((t - 1) / 0.22) ** 2)) * Math.sin(t * 30 + p[0] * 30) * 0.7 * behind +
      Math.exp(-((t / 0.2) ** 2)) * Math.sin(t * 20 + p[0] * 40) * 0.6 +
      smooth(1.6, 1.9, t) * Math.sin(t * 34 + p[0] * 40) * 0.7;
  }
  if (wave === 0) return;
  const by = ease.folds * size * 0.55 * wave;
  for (let k = 0; k < 3; k++)
    positions[v * 3 + k] = (positions[v * 3 + k] as number) + (normals[v * 3 + k] as number) * by;
  light[v] = (light[v] as number) * (1 + clamp(ease.folds * 28, 0, 0.26) * wave);
}

/** Ways out of a body for cloth: all that is sewn for one asks for them. */
const OUTWARDS = new WeakMap<Figure, Float32Array>();

/** Between the buttocks a body's own normals point at each other: cloth that was sent out along them would be folded over. */
function outwardsOf(figure: Figure, normals: Float32Array): Float32Array {
  const known = OUTWARDS.get(figure);
  if (known) return known;
  const out = Float32Array.from(normals);
  relax(figure.base.pack, out, EVENED);
  for (let n = 0; n < out.length; n += 3) {
    const long = Math.hypot(out[n] as number, out[n + 1] as number, out[n + 2] as number) || 1;
    for (let k = 0; k < 3; k++) out[n + k] = (out[n + k] as number) / long;
  }
  OUTWARDS.set(figure, out);
  return out;
}

/** However it was moved, cloth stays outside of the body. */
function keepOut(body: Float32Array, normals: Float32Array, positions: Float32Array, least: number): void {
  for (let n = 0; n < positions.length; n += 3) {
    const [nx, ny, nz] = [normals[n] as number, normals[n + 1] as number, normals[n + 2] as number];
    const out =
      ((positions[n] as number) - (body[n] as number)) * nx +
      ((positions[n + 1] as number) - (body[n + 1] as number)) * ny +
      ((positions[n + 2] as number) - (body[n + 2] as number)) * nz;
    if (out >= least) continue;
    positions[n] = (positions[n] as number) + nx * (least - out);
    positions[n + 1] = (positions[n + 1] as number) + ny * (least - out);
    positions[n + 2] = (positions[n + 2] as number) + nz * (least - out);
  }
}

const EVENED = 8;

/** Neighbours of each vertex of the tights, one after another; shared by all bodies of a pack. */
const NEIGHBOURS = new WeakMap<HumanPack, { from: Uint32Array; of: Uint16Array }>();

function neighboursOf(pack: HumanPack): { from: Uint32Array; of: Uint16Array } {
  const known = NEIGHBOURS.get(pack);
  if (known) return known;
  const { start, count } = pack.groups.tights;
  const sets = Array.from({ length: count }, () => new Set<number>());
  const index = trianglesOf(pack, "tights");
  for (let i = 0; i < index.length; i++) {
    const other = i % 3 === 2 ? i - 2 : i + 1;
    const [a, b] = [(index[i] as number) - start, (index[other] as number) - start];
    sets[a]?.add(b);
    sets[b]?.add(a);
  }
  const from = new Uint32Array(count + 1);
  sets.forEach((set, n) => {
    from[n + 1] = (from[n] as number) + set.size;
  });
  const of = Uint16Array.from(sets.flatMap((set) => [...set]));
  NEIGHBOURS.set(pack, { from, of });
  return { from, of };
}

function relax(pack: HumanPack, positions: Float32Array, passes: number): void {
  const { from, of } = neighboursOf(pack);
  const was = new Float32Array(positions.length);
  for (let pass = 0; pass < passes; pass++) {
    was.set(positions);
    for (let v = 0; v + 1 < from.length; v++) {
      const [first, end] = [from[v] as number, from[v + 1] as number];
      if (end === first) continue;
      for (let k = 0; k < 3; k++) {
        let sum = 0;
        for (let n = first; n < end; n++) sum += was[(of[n] as number) * 3 + k] as number;
        positions[v * 3 + k] = lerp(was[v * 3 + k] as number, sum / (end - first), 0.5);
      }
    }
  }
}
