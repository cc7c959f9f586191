import type { Component, ComponentKind } from "./components";
import type { Obstacle, Spot } from "./fields";
import type { Prop, Scene } from "./scene";
import { wallObstacles } from "./walls";
import type { Zone, ZoneKind } from "./zones";

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
  /** Middle of the cushion's top; y is above the floor that it stands on. */
  x: number;
  y: number;
  z: number;
  /** How high that floor lies. */
  ground: number;
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
 * The stage and stage zones are in the way of the audience and open to performers.
 */
export function obstaclesOf(scene: Scene, who: "audience" | "performer" = "audience"): Obstacle[] {
  const solid = [
    ...scene.innerWalls.flatMap(wallObstacles),
    ...componentsOf(scene, "solid").map(({ prop, component }) => standing(prop, component.shape)),
  ];
  if (who === "performer") return solid;
  return [scene.stage.footprint, ...zonesOf(scene, "stage").map(({ footprint }) => footprint), ...solid];
}

function standing(prop: Prop, shape: ComponentOf<"solid">["shape"]): Obstacle {
  const { x, z } = prop.at;
  if (shape.kind === "circle") return { kind: "circle", x, z, radius: shape.radius };
  return rectangle(prop, shape.width, shape.depth);
}

/** The floor under a prop: aligned to the axes, so only quarter turns are exact. */
function rectangle({ at, yaw }: Prop, width: number, depth: number): Obstacle & { kind: "box" } {
  const c = Math.abs(Math.cos(yaw));
  const s = Math.abs(Math.sin(yaw));
  const halfX = (width * c + depth * s) / 2;
  const halfZ = (width * s + depth * c) / 2;
  return { kind: "box", minX: at.x - halfX, maxX: at.x + halfX, minZ: at.z - halfZ, maxZ: at.z + halfZ };
}

export function zonesOf<K extends ZoneKind>(scene: Scene, kind: K): Extract<Zone, { kind: K }>[] {
  return scene.zones.filter((zone): zone is Extract<Zone, { kind: K }> => zone.kind === kind);
}

/** Rule V5. */
export function quietZoneAt(scene: Scene, x: number, z: number): Extract<Zone, { kind: "no-mic" }> | null {
  return zonesOf(scene, "no-mic").find(({ footprint }) => onFootprint(footprint, x, z)) ?? null;
}

/** Rule M7: the floors where dances go on. */
export function danceFloorsOf(scene: Scene): Obstacle[] {
  return componentsOf(scene, "dance-floor").map(({ prop, component }) =>
    rectangle(prop, component.width, component.depth),
  );
}

/** Rule M8: what can be carried, where it lies. Named by its prop. */
export const thingsOf = (scene: Scene): { id: string; label: string; x: number; z: number }[] =>
  componentsOf(scene, "pickup").map(({ prop, component: { label } }) => ({
    ...{ id: prop.id, label },
    x: prop.at.x,
    z: prop.at.z,
  }));

/** Rule M9, with the middle of each. Named by its prop. */
export const triggersOf = (scene: Scene): (ComponentOf<"trigger"> & { id: string; x: number; z: number })[] =>
  componentsOf(scene, "trigger").map(({ prop, component }) => ({
    ...component,
    id: prop.id,
    x: prop.at.x,
    z: prop.at.z,
  }));

/** Asked for in every frame by whoever sits: worked out once for a scene, which is never written to. */
const seatsByScene = new WeakMap<Scene, ReadonlyMap<string, Seat>>();

function seatTable(scene: Scene): ReadonlyMap<string, Seat> {
  const known = seatsByScene.get(scene);
  if (known) return known;
  const made = new Map(findSeats(scene).map((seat) => [seat.id, seat]));
  seatsByScene.set(scene, made);
  return made;
}

function findSeats(scene: Scene): Seat[] {
  const count = new Map<string, number>();
  return componentsOf(scene, "seat").map(({ prop, component }) => {
    const n = count.get(prop.id) ?? 0;
    count.set(prop.id, n + 1);
    const at = placed(prop, component.at.x, component.at.z);
    const exit = placed(prop, component.exit.x, component.exit.z);
    const yaw = prop.yaw + component.yaw;
    const ground = groundAt(scene, at.x, at.z);
    return {
      id: `${prop.id}/${n}`,
      propId: prop.id,
      x: at.x,
      y: prop.at.y + component.at.y - ground,
      z: at.z,
      ground,
      yaw,
      exit: { ...exit, yaw },
    };
  });
}

export const seatsOf = (scene: Scene): Seat[] => [...seatTable(scene).values()];

export const seatOf = (scene: Scene, seatId: string): Seat | undefined => seatTable(scene).get(seatId);

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

/** How high the ground is at a place: the stage, a level, or the floor. */
export function groundAt(scene: Scene, x: number, z: number): number {
  let ground = onFootprint(scene.stage.footprint, x, z) ? scene.stage.height : 0;
  for (const { footprint, height } of scene.levels)
    if (height > ground && onFootprint(footprint, x, z)) ground = height;
  return ground;
}

function pick(spots: readonly Spot[], index: number): Spot {
  const spot = spots[((index % spots.length) + spots.length) % spots.length];
  if (!spot) throw new Error("a scene has at least one spot");
  return spot;
}
