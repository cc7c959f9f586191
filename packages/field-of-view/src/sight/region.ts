import { LIMITS } from "@karaverse/protocol";
import { CELL_METRES, HALF_METRES } from "../world";

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
  yaw: number;
  degrees: number;
  /** The degrees that the client claimed. */
  claimed: number;
  forwardX: number;
  forwardZ: number;
  back: number;
  /** Sine and cosine of half the angle, to enter and to stay. */
  enterSine: number;
  enterCosine: number;
  staySine: number;
  stayCosine: number;
  /** How far sight, the wider one to stay in, reaches along x and z, metres: right, left, back, front. */
  readonly reach: Float64Array;
}

/** What a client that says nothing sees; narrower is of no use to anybody. */
export const DEFAULT_VIEW: Omit<View, "yaw"> = { degrees: 90, back: 0 };
const LEAST_DEGREES = 20;

/** Whether these numbers can be a camera's. */
export const isView = (view: Readonly<View>): boolean =>
  Number.isFinite(view.yaw) && view.degrees > 0 && view.back >= 0;

/** Rule S1: what a claim is worth, degrees. */
export const allowedDegrees = (claimed: number): number =>
  Math.max(LEAST_DEGREES, Math.min(LIMITS.coneDegreesMax, claimed));

export function createRegion(view: View): Region {
  const region: Region = {
    yaw: 0,
    degrees: 0,
    claimed: 0,
    forwardX: 0,
    forwardZ: -1,
    back: 0,
    enterSine: 0,
    enterCosine: 1,
    staySine: 0,
    stayCosine: 1,
    reach: new Float64Array(4),
  };
  setRegion(region, view);
  return region;
}

/** Rule S1: at most 120 degrees, and the camera at most as far back as the near circle reaches. */
export function setRegion(region: Region, view: Readonly<View>): void {
  const { yaw } = view;
  const degrees = allowedDegrees(view.degrees);
  const half = (degrees / 2) * (Math.PI / 180);
  region.yaw = yaw;
  region.degrees = degrees;
  region.claimed = view.degrees;
  region.forwardX = -Math.sin(yaw);
  region.forwardZ = -Math.cos(yaw);
  region.back = Math.min(LIMITS.nearMetres, view.back);
  region.enterSine = Math.sin(half);
  region.enterCosine = Math.cos(half);
  region.staySine = Math.sin(half * LIMITS.leaveFactor);
  region.stayCosine = Math.cos(half * LIMITS.leaveFactor);
  const { forwardX, forwardZ, reach } = region;
  reach[0] = reachAlong(region, forwardX, Math.abs(forwardZ));
  reach[1] = reachAlong(region, -forwardX, Math.abs(forwardZ));
  reach[2] = reachAlong(region, forwardZ, Math.abs(forwardX));
  reach[3] = reachAlong(region, -forwardZ, Math.abs(forwardX));
}

/** @param ahead,aside the view's direction along the axis and across it */
function reachAlong({ back, staySine, stayCosine }: Region, ahead: number, aside: number): number {
  // The axis lies within the cone, or the edge that is nearer to the axis reaches furthest.
  const cosine = ahead >= stayCosine ? 1 : ahead * stayCosine + aside * staySine;
  return Math.max(NEAR_STAY, cosine * (FAR_STAY + back) - ahead * back);
}

const NEAR = LIMITS.nearMetres;
const NEAR_STAY = LIMITS.nearMetres * LIMITS.leaveFactor;
const FAR = LIMITS.coneMetres;
/** Nobody further away stays in sight, metres. */
export const FAR_STAY = LIMITS.coneMetres * LIMITS.leaveFactor;

/** Where somebody is in a view: outside, where one who is in sight stays, or where one comes into sight. */
export const OUTSIDE = 0;
export const STAYS = 1;
export const INSIDE = 2;

/**
 * Rules S1 and S2 for somebody at this distance from the viewer, metres. Half the angle is at most 66 degrees, so that
 * the nearer one of the two edges of the cone is all there is.
 */
export function placeInView(region: Region, dx: number, dz: number): number {
  const square = dx * dx + dz * dz;
  if (square <= NEAR ** 2) return INSIDE;
  if (square > FAR_STAY ** 2) return OUTSIDE;
  const { forwardX, forwardZ } = region;
  const ahead = dx * forwardX + dz * forwardZ + region.back;
  const aside = Math.abs(dx * forwardZ - dz * forwardX);
  if (square <= FAR ** 2 && ahead * region.enterSine >= aside * region.enterCosine) return INSIDE;
  return square <= NEAR_STAY ** 2 || ahead * region.staySine >= aside * region.stayCosine ? STAYS : OUTSIDE;
}

/** A centimetre: nobody is left out by rounding. */
const SPARE = 0.01;

/**
 * Between which x there can be anybody in sight in a row of cells, metres; fills `out`. A box around the whole view
 * holds twice as many people as the view.
 *
 * @param eye x and z of the viewer; as an array, because numbers as arguments would be new objects
 * @returns whether there can be anybody
 */
export function reachInRow(region: Region, eye: Float64Array, row: number, out: Float64Array): boolean {
  const x = eye[0] ?? 0;
  const from = row * CELL_METRES - HALF_METRES - (eye[1] ?? 0);
  const to = from + CELL_METRES;
  const aside = from > 0 ? from : to < 0 ? -to : 0;
  if (aside > FAR_STAY + SPARE) return false;
  const { forwardX, forwardZ, back, staySine, stayCosine } = region;
  // The cone is what lies on the right side of both of its edges, and not too far away.
  let right = Math.sqrt(Math.max(0, (FAR_STAY + SPARE) ** 2 - aside * aside));
  let left = -right;
  for (let side = -1; side <= 1; side += 2) {
    const normalX = forwardX * staySine + side * forwardZ * stayCosine;
    const normalZ = forwardZ * staySine - side * forwardX * stayCosine;
    if (Math.abs(normalX) < 1e-6) continue;
    const slope = normalZ / normalX;
    const atFrom = -forwardX * back - (from + forwardZ * back) * slope;
    const atTo = -forwardX * back - (to + forwardZ * back) * slope;
    if (normalX > 0) left = Math.max(left, Math.min(atFrom, atTo) - SPARE);
    else right = Math.min(right, Math.max(atFrom, atTo) + SPARE);
  }
  if (aside <= NEAR_STAY + SPARE) {
    const isInCone = left <= right;
    left = isInCone ? Math.min(left, -NEAR_STAY - SPARE) : -NEAR_STAY - SPARE;
    right = isInCone ? Math.max(right, NEAR_STAY + SPARE) : NEAR_STAY + SPARE;
  }
  out[0] = x + left;
  out[1] = x + right;
  return left <= right;
}
