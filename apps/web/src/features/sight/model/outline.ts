import { LIMITS } from "@karaverse/protocol";

/** Where somebody looks from: metres, radians, and the camera's true field of view in degrees. */
export interface Look {
  x: number;
  z: number;
  yaw: number;
  degrees: number;
  /** How far behind the head the camera hangs. */
  back: number;
}

export interface Walls {
  minX: number;
  maxX: number;
  minZ: number;
  maxZ: number;
}

/** One degree each: at the wall of a hall that is a third of a metre. */
export const RAYS = 360;

/**
 * How far sight reaches (Rule S1) at this angle from the middle of the view, metres, walls aside.
 *
 * @param factor 1 to come into sight, LIMITS.leaveFactor to stay (Rule S2)
 */
export function reachAt(
  angle: number,
  { degrees, back }: Pick<Look, "degrees" | "back">,
  factor = 1,
): number {
  const near = LIMITS.nearMetres * factor;
  const far = LIMITS.coneMetres * factor;
  const half = (Math.min(LIMITS.coneDegreesMax, degrees) / 2) * factor * (Math.PI / 180);
  const slope = Math.tan(half);
  // The cone's tip is behind the head; one edge of it is crossed where |side| = slope * (back + ahead).
  const leaves = Math.abs(Math.sin(angle)) - slope * Math.cos(angle);
  return Math.max(near, leaves <= 0 ? far : Math.min(far, (slope * back) / leaves));
}

/** The edge of somebody's sight within the walls: x, z, x, z ... once round from the middle of the view. */
export function outlineOf(
  look: Look,
  walls: Walls,
  factor = 1,
  out: Float32Array = new Float32Array(2 * RAYS),
): Float32Array {
  for (let ray = 0; ray < RAYS; ray++) {
    const angle = (ray / RAYS) * Math.PI * 2;
    const dx = -Math.sin(look.yaw + angle);
    const dz = -Math.cos(look.yaw + angle);
    const most = Math.max(
      0,
      Math.min(toWall(look.x, dx, walls.minX, walls.maxX), toWall(look.z, dz, walls.minZ, walls.maxZ)),
    );
    const reach = Math.min(most, reachAt(angle, look, factor));
    out[2 * ray] = look.x + dx * reach;
    out[2 * ray + 1] = look.z + dz * reach;
  }
  return out;
}

function toWall(from: number, step: number, low: number, high: number): number {
  if (Math.abs(step) < 1e-9) return Number.POSITIVE_INFINITY;
  return ((step > 0 ? high : low) - from) / step;
}
