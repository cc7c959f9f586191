import type { Component, ComponentKind, Obstacle, Prop, Scene, Spot } from "./scene";

/** Half a person's width. Centres stay this far from walls. */
export const BODY_RADIUS = 0.32;

export interface Bounds {
  minX: number;
  maxX: number;
  minZ: number;
  maxZ: number;
}

export interface Seat {
  id: string;
  propId: string;
  /** Middle of the cushion's top; y is above the floor. */
  x: number;
  y: number;
  z: number;
  /** Where the sitter looks. */
  yaw: number;
  /** Where one stands up to. */
  exit: Spot;
}

type ComponentOf<K extends ComponentKind> = Extract<Component, { kind: K }>;

/** Every component of one kind, with the prop that carries it. */
export function componentsOf<K extends ComponentKind>(
  scene: Scene,
  kind: K,
): { prop: Prop; component: ComponentOf<K> }[] {
  const found: { prop: Prop; component: ComponentOf<K> }[] = [];
  for (const prop of scene.props)
    for (const component of prop.components)
      if (component.kind === kind) found.push({ prop, component: component as ComponentOf<K> });
  return found;
}

/** A point of the prop's own frame, in the room's. */
export function placed(prop: Prop, x: number, z: number): { x: number; z: number } {
  const c = Math.cos(prop.yaw);
  const s = Math.sin(prop.yaw);
  return { x: prop.at.x + x * c + z * s, z: prop.at.z - x * s + z * c };
}

/** Where the middle of a body may be: the walls, less half a person. */
export function boundsOf(scene: Scene): Bounds {
  const { minX, maxX, minZ, maxZ } = scene.walls;
  return {
    minX: minX + BODY_RADIUS,
    maxX: maxX - BODY_RADIUS,
    minZ: minZ + BODY_RADIUS,
    maxZ: maxZ - BODY_RADIUS,
  };
}

/**
 * What stands in the way on the floor plan, bare: whoever moves a body keeps BODY_RADIUS from it.
 * The stage is in the way of the audience and open to performers.
 */
export function obstaclesOf(scene: Scene, who: "audience" | "performer" = "audience"): Obstacle[] {
  const solid = componentsOf(scene, "solid").map(({ prop, component }): Obstacle => {
    if (component.shape === "circle")
      return { kind: "circle", x: prop.at.x, z: prop.at.z, radius: component.radius };
    const c = Math.abs(Math.cos(prop.yaw));
    const s = Math.abs(Math.sin(prop.yaw));
    const halfX = (component.width * c + component.depth * s) / 2;
    const halfZ = (component.width * s + component.depth * c) / 2;
    return {
      kind: "box",
      minX: prop.at.x - halfX,
      maxX: prop.at.x + halfX,
      minZ: prop.at.z - halfZ,
      maxZ: prop.at.z + halfZ,
    };
  });
  return who === "audience" ? [scene.stage.footprint, ...solid] : solid;
}

export function seatsOf(scene: Scene): Seat[] {
  const count = new Map<string, number>();
  return componentsOf(scene, "seat").map(({ prop, component }) => {
    const n = count.get(prop.id) ?? 0;
    count.set(prop.id, n + 1);
    const at = placed(prop, component.at.x, component.at.z);
    const exit = placed(prop, component.exit.x, component.exit.z);
    const yaw = prop.yaw + component.yaw;
    return {
      id: `${prop.id}/${n}`,
      propId: prop.id,
      x: at.x,
      y: prop.at.y + component.at.y,
      z: at.z,
      yaw,
      exit: { ...exit, yaw },
    };
  });
}

export function seatOf(scene: Scene, seatId: string): Seat | undefined {
  return seatsOf(scene).find((seat) => seat.id === seatId);
}

/** Where the nth person to arrive appears; goes round when there are more people than places. */
export function spawnFor(scene: Scene, index: number): Spot {
  return pick(scene.spawns, index);
}

/** Where the nth of those who sing together stands. */
export function performerMark(scene: Scene, index: number): Spot {
  return pick(scene.stage.marks, index);
}

/** Where the nth of those who sang is put when the song is over. */
export function stageExit(scene: Scene, index: number): Spot {
  return pick(scene.stage.exits, index);
}

export function onFootprint(shape: Obstacle, x: number, z: number): boolean {
  return shape.kind === "box"
    ? x >= shape.minX && x <= shape.maxX && z >= shape.minZ && z <= shape.maxZ
    : (x - shape.x) ** 2 + (z - shape.z) ** 2 <= shape.radius ** 2;
}

/** How high the ground is at a place: the stage, or the floor. */
export function groundAt(scene: Scene, x: number, z: number): number {
  return onFootprint(scene.stage.footprint, x, z) ? scene.stage.height : 0;
}

function pick(spots: readonly Spot[], index: number): Spot {
  const spot = spots[((index % spots.length) + spots.length) % spots.length];
  if (!spot) throw new Error("a scene has at least one spot");
  return spot;
}
