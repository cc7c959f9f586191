import { LIMITS } from "@karaverse/protocol";

/** Where somebody stands and looks, ready for many questions. Metres and radians. */
export interface Looker {
  x: number;
  z: number;
  forwardX: number;
  forwardZ: number;
  /** Half the field of view, radians. */
  half: number;
}

/** How much more or less than the rule says. */
export interface Bound {
  factor: number;
  metres: number;
  radians: number;
}

/** The server reckons that the camera hangs so far behind the head. */
const CAMERA_BACK = 3;

/** On the very edge rounding decides: two centimetres and a fifth of a degree are nobody's fault. */
export const SURELY_INSIDE: Bound = { factor: 1, metres: -0.02, radians: -0.0035 };
export const EXACTLY: Bound = { factor: 1, metres: 0, radians: 0 };
export const LEAVING: Bound = { factor: LIMITS.leaveFactor, metres: 0, radians: 0 };
/** Rule S2's 10 %, and the edge. */
export const SURELY_OUTSIDE: Bound = { factor: LIMITS.leaveFactor, metres: 0.02, radians: 0.0035 };

/** Rule S1 once more, apart from what is measured: whether somebody at (x, z) is in sight. */
export function sees(looker: Looker, x: number, z: number, { factor, metres, radians }: Bound): boolean {
  const dx = x - looker.x;
  const dz = z - looker.z;
  const square = dx * dx + dz * dz;
  const near = LIMITS.nearMetres * factor + metres;
  if (square <= near * near) return true;
  const far = LIMITS.coneMetres * factor + metres;
  if (square > far * far) return false;
  const fromX = dx + looker.forwardX * CAMERA_BACK;
  const fromZ = dz + looker.forwardZ * CAMERA_BACK;
  const ahead = fromX * looker.forwardX + fromZ * looker.forwardZ;
  const least = Math.cos(looker.half * factor + radians);
  return ahead >= 0 && ahead * ahead >= least * least * (fromX * fromX + fromZ * fromZ);
}

export function lookFrom(looker: Looker, x: number, z: number, yaw: number, degrees: number): void {
  looker.x = x;
  looker.z = z;
  looker.forwardX = -Math.sin(yaw);
  looker.forwardZ = -Math.cos(yaw);
  looker.half = (Math.min(LIMITS.coneDegreesMax, degrees) / 2) * (Math.PI / 180);
}

export const createLooker = (): Looker => ({ x: 0, z: 0, forwardX: 0, forwardZ: -1, half: 0 });
