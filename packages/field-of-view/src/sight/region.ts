import { LIMITS } from "@karaverse/protocol";

/** Where somebody looks: the client's word on its camera, checked. */
export interface View {
  /** Direction of the camera, radians. */
  yaw: number;
  /** Horizontal field of view, degrees; at most 120. */
  degrees: number;
  /**
   * How far behind the head the camera hangs, metres. It widens what is on the screen beside the own avatar; the
   * camera never leaves the near circle, so nothing behind the back outside of it comes into view.
   */
  back: number;
}

/** A view made ready for many questions. */
export interface Region {
  forwardX: number;
  forwardZ: number;
  back: number;
  /** Squared cosines of half the angle, to enter and to stay. */
  enterCosine: number;
  stayCosine: number;
}

/** What a client that says nothing sees; narrower is of no use to anybody. */
export const DEFAULT_VIEW: Omit<View, "yaw"> = { degrees: 90, back: 0 };
const LEAST_DEGREES = 20;

/** Rule S1: null where the numbers are none; otherwise at most 120 degrees and 40 m. */
export function checkView(view: View): View | null {
  if (!Number.isFinite(view.yaw) || !(view.degrees > 0) || !(view.back >= 0)) return null;
  return {
    yaw: view.yaw,
    degrees: Math.max(LEAST_DEGREES, Math.min(LIMITS.coneDegreesMax, view.degrees)),
    back: Math.min(LIMITS.nearMetres, view.back),
  };
}

export function setRegion(region: Region, { yaw, degrees, back }: View): void {
  const half = (degrees / 2) * (Math.PI / 180);
  region.forwardX = -Math.sin(yaw);
  region.forwardZ = -Math.cos(yaw);
  region.back = back;
  region.enterCosine = Math.cos(half) ** 2;
  region.stayCosine = Math.cos(half * LIMITS.leaveFactor) ** 2;
}

const NEAR = LIMITS.nearMetres ** 2;
const NEAR_STAY = (LIMITS.nearMetres * LIMITS.leaveFactor) ** 2;
const FAR = LIMITS.coneMetres ** 2;
const FAR_STAY = (LIMITS.coneMetres * LIMITS.leaveFactor) ** 2;

/** Nobody further away stays in sight, metres. */
export const LONGEST_SIGHT = LIMITS.coneMetres * LIMITS.leaveFactor;

/** Rule S1: whether somebody at this distance from the viewer (metres, squared) comes into sight. */
export function comesIntoSight(region: Region, dx: number, dz: number): boolean {
  const square = dx * dx + dz * dz;
  return square <= NEAR || (square <= FAR && isWithin(region, dx, dz, region.enterCosine));
}

/** Rule S2: whether somebody in sight stays, 10 % further away or to the side. */
export function staysInSight(region: Region, dx: number, dz: number): boolean {
  const square = dx * dx + dz * dz;
  return square <= NEAR_STAY || (square <= FAR_STAY && isWithin(region, dx, dz, region.stayCosine));
}

/** Half the angle is at most 66 degrees, so squares tell as much as roots (and Math.hypot was 40 % of a tick). */
function isWithin(
  { forwardX, forwardZ, back }: Region,
  dx: number,
  dz: number,
  squaredCosine: number,
): boolean {
  const x = dx + forwardX * back;
  const z = dz + forwardZ * back;
  const ahead = x * forwardX + z * forwardZ;
  return ahead >= 0 && ahead * ahead >= squaredCosine * (x * x + z * z);
}
