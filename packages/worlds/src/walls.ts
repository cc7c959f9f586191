import type { Obstacle } from "./fields";
import type { InnerWall, Scene } from "./scene";

/** A wall of this height hides whoever stands behind it, metres: the crown of a tall person. */
const HIDING_METRES = 1.9;

/** Walls on the floor plan, bare. What runs slantwise is a row of circles: boxes are aligned to the axes. */
export function wallObstacles({ from, to, thickness }: InnerWall): Obstacle[] {
  const half = thickness / 2;
  const [dx, dz] = [to.x - from.x, to.z - from.z];
  if (Math.abs(dx) < 1e-6 || Math.abs(dz) < 1e-6)
    return [
      {
        kind: "box",
        minX: Math.min(from.x, to.x) - half,
        maxX: Math.max(from.x, to.x) + half,
        minZ: Math.min(from.z, to.z) - half,
        maxZ: Math.max(from.z, to.z) + half,
      },
    ];
  const steps = Math.max(1, Math.ceil(Math.hypot(dx, dz) / Math.max(half, 0.1)));
  return Array.from({ length: steps + 1 }, (_, n): Obstacle => {
    const share = n / steps;
    return { kind: "circle", x: from.x + dx * share, z: from.z + dz * share, radius: half };
  });
}

/** How far along the way from a to b the wall's middle line is crossed, 0-1; NaN where it is not. */
export function crossing({ from, to }: InnerWall, ax: number, az: number, bx: number, bz: number): number {
  const [wx, wz] = [to.x - from.x, to.z - from.z];
  const [dx, dz] = [bx - ax, bz - az];
  const across = dx * wz - dz * wx;
  if (across === 0) return Number.NaN;
  const along = ((from.x - ax) * wz - (from.z - az) * wx) / across;
  const onWall = ((from.x - ax) * dz - (from.z - az) * dx) / across;
  return along >= 0 && along <= 1 && onWall >= 0 && onWall <= 1 ? along : Number.NaN;
}

/** Whether a wall of the scene stands between two places; null where no wall is tall enough to. Allocates nothing. */
export function occluderOf(
  scene: Scene,
): ((fromX: number, fromZ: number, toX: number, toZ: number) => boolean) | null {
  const tall = scene.innerWalls.filter(({ look, height }) => look !== "railing" && height >= HIDING_METRES);
  if (tall.length === 0) return null;
  return (fromX, fromZ, toX, toZ) => {
    for (let n = 0; n < tall.length; n++) {
      const wall = tall[n];
      if (wall && crossing(wall, fromX, fromZ, toX, toZ) >= 0) return true;
    }
    return false;
  };
}
