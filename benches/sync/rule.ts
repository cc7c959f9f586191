import { LIMITS } from "@karaverse/protocol";

/** Where somebody stands and looks, ready for many questions. Metres. */
export interface Looker {
  x: number;
  z: number;
  forwardX: number;
  forwardZ: number;
  degrees: number;
  /** For each bound: the squared cosine of half the angle. */
  readonly squaredCosines: Float64Array;
}

/** How much more or less than the rule says. */
export interface Bound {
  index: number;
  factor: number;
  radians: number;
  /** Squares of the near circle's and the cone's radius. */
  near: number;
  far: number;
}

function bound(index: number, { factor = 1, metres = 0, radians = 0 }): Bound {
  const square = (radius: number) => (radius * factor + metres) ** 2;
  return { index, factor, radians, near: square(LIMITS.nearMetres), far: square(LIMITS.coneMetres) };
}

export const EXACTLY = bound(0, {});
export const LEAVING = bound(1, { factor: LIMITS.leaveFactor });
/**
 * On the very edge nobody is to blame. Each of two who walk may be 1.5 cm off the line that they told (Rule M5), and
 * rounding adds two: who walks beside somebody else at the edge of their sight may be there for a second.
 */
const EDGE_METRES = 2 * 0.015 + 0.02;
/** ... seen from the rim of the near circle, where the cone begins to count. */
const EDGE_RADIANS = EDGE_METRES / LIMITS.nearMetres;
export const SURELY_INSIDE = bound(2, { metres: -EDGE_METRES, radians: -EDGE_RADIANS });
export const SURELY_OUTSIDE = bound(3, {
  factor: LIMITS.leaveFactor,
  metres: EDGE_METRES,
  radians: EDGE_RADIANS,
});
const BOUNDS = [EXACTLY, LEAVING, SURELY_INSIDE, SURELY_OUTSIDE];

/** Rule S1 once more, apart from what is measured: whether somebody at (x, z) is in sight. */
export function sees(looker: Looker, x: number, z: number, { index, near, far }: Bound): boolean {
  const dx = x - looker.x;
  const dz = z - looker.z;
  const square = dx * dx + dz * dz;
  if (square > far) return false;
  if (square <= near) return true;
  const fromX = dx + looker.forwardX * LIMITS.cameraBackMetres;
  const fromZ = dz + looker.forwardZ * LIMITS.cameraBackMetres;
  const ahead = fromX * looker.forwardX + fromZ * looker.forwardZ;
  const least = looker.squaredCosines[index] ?? 1;
  return ahead >= 0 && ahead * ahead >= least * (fromX * fromX + fromZ * fromZ);
}

export function lookFrom(looker: Looker, x: number, z: number, yaw: number, degrees: number): void {
  looker.x = x;
  looker.z = z;
  looker.forwardX = -Math.sin(yaw);
  looker.forwardZ = -Math.cos(yaw);
  if (degrees === looker.degrees) return;
  looker.degrees = degrees;
  const half = (Math.min(LIMITS.coneDegreesMax, degrees) / 2) * (Math.PI / 180);
  for (const { index, factor, radians } of BOUNDS)
    looker.squaredCosines[index] = Math.cos(half * factor + radians) ** 2;
}

export const createLooker = (): Looker => ({
  ...{ x: 0, z: 0, forwardX: 0, forwardZ: -1, degrees: 0 },
  squaredCosines: new Float64Array(BOUNDS.length).fill(1),
});
