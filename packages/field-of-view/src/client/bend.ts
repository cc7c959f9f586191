/** A place with its velocity. Metres, metres a second. */
export interface Moving {
  x: number;
  z: number;
  vx: number;
  vz: number;
}

/** Nobody is told of more often than once a tick, so no bend is shorter, ms. */
const SHORTEST_MS = 50;
/** What is off without a change of velocity (a drift within the threshold) is walked off at this speed, m/s ... */
const DRIFT_SPEED = 0.3;
/** ... within this at most, ms. */
const LONGEST_DRIFT_MS = 150;
/** Legs take less than this for any change of velocity, ms. */
const LONGEST_MS = 400;
/** A bend that asks for more speed than this, besides its change of velocity, is no bend: news was lost. m/s */
const PLAUSIBLE_SPEED = 0.7;

/**
 * How long before `to` somebody left the line of `from`, ms; null where no walk leads from the one to the other in the
 * time there was.
 *
 * With a steady change of velocity the line runs ahead of the body by half the change times its duration: so place and
 * velocity together say when it began.
 */
export function bendMs(from: Moving, to: Moving, betweenMs: number): number | null {
  const seconds = betweenMs / 1_000;
  const dx = from.x + from.vx * seconds - to.x;
  const dz = from.z + from.vz * seconds - to.z;
  const changeX = from.vx - to.vx;
  const changeZ = from.vz - to.vz;
  const change = changeX * changeX + changeZ * changeZ;
  // Below 0.2 m/s the change is mostly quantisation.
  const steady = change > 0.04 ? Math.max(0, (2 * (dx * changeX + dz * changeZ)) / change) : 0;
  const rest = Math.hypot(dx - (changeX * steady) / 2, dz - (changeZ * steady) / 2);
  const drift = Math.min(LONGEST_DRIFT_MS, (rest / DRIFT_SPEED) * 1_000);
  const wanted = Math.max(SHORTEST_MS, steady * 1_000, drift);
  const ms = Math.min(wanted, LONGEST_MS, Math.max(SHORTEST_MS, betweenMs));
  const left = Math.hypot(dx - (changeX * ms) / 2_000, dz - (changeZ * ms) / 2_000);
  return left > (PLAUSIBLE_SPEED * ms) / 1_000 ? null : Math.min(ms, betweenMs);
}

/** One axis of a bend, as a cubic over the share of its time, 0 to 1. */
export interface Cubic {
  c0: number;
  c1: number;
  c2: number;
  c3: number;
}

/**
 * From `a` with velocity `va` to `b` with velocity `vb` in `seconds`. Who comes to a stop does not shoot over it, and
 * who sets off does not draw back first.
 */
export function fillCubic(out: Cubic, a: number, va: number, b: number, vb: number, seconds: number): void {
  const way = b - a;
  const start = tangent(va, vb, way, seconds) * seconds;
  const end = tangent(vb, va, way, seconds) * seconds;
  out.c0 = a;
  out.c1 = start;
  out.c2 = 3 * way - 2 * start - end;
  out.c3 = start + end - 2 * way;
}

/** Next to a rest a velocity counts as three times the way's own at most: then the curve has no turning back. */
function tangent(v: number, other: number, way: number, seconds: number): number {
  if (other !== 0) return v;
  const most = (3 * way) / seconds;
  return most > 0 ? Math.max(0, Math.min(v, most)) : Math.min(0, Math.max(v, most));
}
