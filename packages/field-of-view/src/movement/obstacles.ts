/** What stands on the floor plan, metres. */
export type Obstacle =
  | { kind: "box"; minX: number; maxX: number; minZ: number; maxZ: number }
  | { kind: "circle"; x: number; z: number; radius: number };

/** Where the middle of a body may be. */
export interface Bounds {
  minX: number;
  maxX: number;
  minZ: number;
  maxZ: number;
}

/** A floor to move on. */
export interface Floor {
  bounds: Bounds;
  obstacles: readonly Obstacle[];
  /** Half the width of a body, kept from obstacles; bounds have it taken off already. */
  bodyRadius: number;
}

export interface Point {
  x: number;
  z: number;
}

/** How deep a body stands in an obstacle, metres; 0 or less outside. */
export function depthIn(obstacle: Obstacle, { x, z }: Point, bodyRadius: number): number {
  if (obstacle.kind === "circle")
    return obstacle.radius + bodyRadius - Math.hypot(x - obstacle.x, z - obstacle.z);
  const outsideX = Math.max(obstacle.minX - x, 0, x - obstacle.maxX);
  const outsideZ = Math.max(obstacle.minZ - z, 0, z - obstacle.maxZ);
  if (outsideX > 0 || outsideZ > 0) return bodyRadius - Math.hypot(outsideX, outsideZ);
  return bodyRadius + Math.min(x - obstacle.minX, obstacle.maxX - x, z - obstacle.minZ, obstacle.maxZ - z);
}

/** Moves a point out of an obstacle the shortest way, in place; true when it had to. */
export function pushOut(obstacle: Obstacle, point: Point, bodyRadius: number): boolean {
  const depth = depthIn(obstacle, point, bodyRadius);
  if (depth <= 0) return false;
  if (obstacle.kind === "circle") pushFrom(point, obstacle, obstacle.radius + bodyRadius);
  else pushFromBox(point, obstacle, bodyRadius);
  return true;
}

function pushFrom(point: Point, centre: Point, distance: number): void {
  const dx = point.x - centre.x;
  const dz = point.z - centre.z;
  const away = Math.hypot(dx, dz);
  // In the very middle every way is the shortest.
  const scale = away > 1e-9 ? distance / away : 0;
  point.x = away > 1e-9 ? centre.x + dx * scale : centre.x + distance;
  point.z = away > 1e-9 ? centre.z + dz * scale : centre.z;
}

function pushFromBox(point: Point, box: Obstacle & { kind: "box" }, bodyRadius: number): void {
  const nearest = {
    x: Math.max(box.minX, Math.min(box.maxX, point.x)),
    z: Math.max(box.minZ, Math.min(box.maxZ, point.z)),
  };
  if (nearest.x !== point.x || nearest.z !== point.z) {
    pushFrom(point, nearest, bodyRadius);
    return;
  }
  const left = point.x - box.minX;
  const right = box.maxX - point.x;
  const back = point.z - box.minZ;
  const front = box.maxZ - point.z;
  const least = Math.min(left, right, back, front);
  if (least === left) point.x = box.minX - bodyRadius;
  else if (least === right) point.x = box.maxX + bodyRadius;
  else if (least === back) point.z = box.minZ - bodyRadius;
  else point.z = box.maxZ + bodyRadius;
}

export function isWithin({ minX, maxX, minZ, maxZ }: Bounds, { x, z }: Point, slack = 0): boolean {
  return x >= minX - slack && x <= maxX + slack && z >= minZ - slack && z <= maxZ + slack;
}
