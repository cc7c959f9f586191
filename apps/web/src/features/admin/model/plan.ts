import { Theme } from "@karaverse/protocol";
import { type Obstacle, obstaclesOf, type Scene, sceneOf, seatsOf } from "@karaverse/worlds";

/** A room from above: x to the right, the stage (-z) at the top, in metres. */
export interface Plan {
  viewBox: string;
  walls: { x: number; y: number; width: number; height: number };
  stage: Obstacle;
  obstacles: readonly Obstacle[];
  seats: readonly { id: string; x: number; z: number }[];
}

const MARGIN = 0.6;

export function planOf(scene: Scene): Plan {
  const { minX, maxX, minZ, maxZ } = scene.walls;
  const width = maxX - minX;
  const height = maxZ - minZ;
  return {
    viewBox: `${minX - MARGIN} ${minZ - MARGIN} ${width + 2 * MARGIN} ${height + 2 * MARGIN}`,
    walls: { x: minX, y: minZ, width, height },
    stage: scene.stage.footprint,
    obstacles: obstaclesOf(scene, "performer"),
    seats: seatsOf(scene).map(({ id, x, z }) => ({ id, x, z })),
  };
}

/** The plan of a theme by its name; the lounge's where the name is news to this build. */
export function planOfTheme(name: string): Plan {
  const theme = Theme.safeParse(name);
  return planOf(sceneOf(theme.success ? theme.data : "lounge"));
}

/** Yaw 0 looks along -z, up on the plan, and grows to the left; SVG turns clockwise. */
export const turnOf = (yaw: number): number => (-yaw * 180) / Math.PI;
