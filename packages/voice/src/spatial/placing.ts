/** Metres, y up; yaw 0 looks along -z, positive yaw turns left. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

export interface Pose extends Place {
  readonly yaw: number;
}

/** How many voices are worth a head model: it costs a convolution each. */
export const CLOSEST = 4;
/** A voice must be nearer by this much to take another's head model: no flicker at the border. */
const KEEP_FACTOR = 1.15;
/** Arm's length in conversation; from there loudness halves with every doubling. */
export const REFERENCE_METRES = 1.6;
export const FARTHEST_METRES = 60;

export function distance(a: Place, b: Place): number {
  return Math.hypot(a.x - b.x, a.y - b.y, a.z - b.z);
}

export function forwardOf(yaw: number): Place {
  return { x: -Math.sin(yaw), y: 0, z: -Math.cos(yaw) };
}

/** Loudness by the inverse model, 0 to 1. */
export function inverseGain(metres: number, reference: number, rolloff = 1): number {
  return reference / (reference + rolloff * (Math.max(metres, reference) - reference));
}

/** -1 hard left to 1 hard right: where a place lies for a listener, behind as in front. */
export function panOf(listener: Pose, place: Place): number {
  const dx = place.x - listener.x;
  const dz = place.z - listener.z;
  const away = Math.hypot(dx, dz);
  if (away < 0.01) return 0;
  const forward = forwardOf(listener.yaw);
  // To the right of -z is +x.
  return (dx * -forward.z + dz * forward.x) / away;
}

/** Who gets a head model now: the closest, with those who have one kept a little longer. */
export function closest(distances: ReadonlyMap<string, number>, current: ReadonlySet<string>): Set<string> {
  const ranked = [...distances].map(([name, metres]): [string, number] => [
    name,
    current.has(name) ? metres / KEEP_FACTOR : metres,
  ]);
  ranked.sort((a, b) => a[1] - b[1]);
  return new Set(ranked.slice(0, CLOSEST).map(([name]) => name));
}
