import type { Floor } from "@karaverse/field-of-view/movement";
import { BODY_RADIUS, boundsOf, obstaclesOf, type Scene, type Spot } from "@karaverse/worlds";
import { openAir } from "../../packages/worlds/src/templates/open-air";
import { createRandom } from "./random";

/** A place for so many people, empty but for its stage. */
export interface Hall {
  people: number;
  /** "dense": everybody within DENSE_METRES of the stage. */
  kind: "hall" | "dense";
  /** People a square metre, where the hall grows with its people. */
  density: number;
}

export const DENSE_METRES = 15;
const STAGE_WIDTH = 12;
const STAGE_DEPTH = 5;
/** Positions on the wire end at 127 m. */
const MOST_METRES = 250;
const SPAWN_SEED = 5;

/** The hall as a scene: made anew wherever it is needed, and everywhere the same. */
export function sceneOfHall({ people, kind, density }: Hall): Scene {
  const side = Math.min(MOST_METRES, Math.max(24, Math.sqrt(people / density)));
  const [width, depth] =
    kind === "dense" ? [STAGE_WIDTH + 2 * DENSE_METRES, STAGE_DEPTH + DENSE_METRES] : [side, side];
  const walls = { minX: -width / 2, maxX: width / 2, minZ: -depth / 2, maxZ: depth / 2, height: 12 };
  const front = walls.minZ + STAGE_DEPTH;
  const footprint = {
    kind: "box" as const,
    minX: -STAGE_WIDTH / 2,
    maxX: STAGE_WIDTH / 2,
    minZ: walls.minZ,
    maxZ: front,
  };
  const scene: Scene = {
    ...openAir,
    walls,
    stage: {
      ...openAir.stage,
      footprint,
      marks: [{ x: 0, z: front - 1.5, yaw: Math.PI }],
      exits: [{ x: 0, z: front + 1, yaw: Math.PI }],
    },
    spawns: [],
    props: [],
  };
  const random = createRandom(SPAWN_SEED);
  const places = Array.from({ length: people }, (): Spot => ({ ...placeIn(scene, kind, random), yaw: 0 }));
  return { ...scene, spawns: places };
}

export function floorOf(scene: Scene): Floor {
  return { bounds: boundsOf(scene), obstacles: obstaclesOf(scene, "audience"), bodyRadius: BODY_RADIUS };
}

/** How far it is to the stage, metres. */
export function metresToStage({ stage: { footprint } }: Scene, x: number, z: number): number {
  if (footprint.kind !== "box") throw new Error("The hall's stage is a box.");
  const dx = Math.max(footprint.minX - x, 0, x - footprint.maxX);
  const dz = Math.max(footprint.minZ - z, 0, z - footprint.maxZ);
  return Math.hypot(dx, dz);
}

/** Somewhere a body may stand. */
export function placeIn(scene: Scene, kind: Hall["kind"], random: () => number): { x: number; z: number } {
  const { minX, maxX, minZ, maxZ } = boundsOf(scene);
  for (;;) {
    const x = minX + random() * (maxX - minX);
    const z = minZ + random() * (maxZ - minZ);
    const metres = metresToStage(scene, x, z);
    if (metres > BODY_RADIUS + 0.1 && (kind === "hall" || metres < DENSE_METRES)) return { x, z };
  }
}
