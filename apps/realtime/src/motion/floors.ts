import type { Floor } from "@karaverse/field-of-view/movement";
import type { Theme } from "@karaverse/protocol";
import {
  BODY_RADIUS,
  boundsOf,
  danceFloorsOf,
  obstaclesOf,
  occluderOf,
  onFootprint,
  quietZoneAt,
  type Scene,
  sceneOf,
  seatOf,
} from "@karaverse/worlds";

/** A scene as motion needs it. */
export interface Ground {
  readonly scene: Scene;
  /** Rule M3: the stage is in the way of the audience. */
  readonly audience: Floor;
  readonly performers: Floor;
  isStage(x: number, z: number): boolean;
  /** Rule M7. */
  isDanceFloor(x: number, z: number): boolean;
  /** Rule V5; null where there is no such part. */
  isQuiet: ((x: number, z: number) => boolean) | null;
  /** Rule S8. */
  isHidden: ReturnType<typeof occluderOf>;
  seat(id: string): ReturnType<typeof seatOf>;
}

export function groundOf(theme: Theme): Ground {
  const scene = sceneOf(theme);
  const bounds = boundsOf(scene);
  const danceFloors = danceFloorsOf(scene);
  const hasQuiet = scene.zones.some(({ kind }) => kind === "no-mic");
  return {
    scene,
    audience: { bounds, obstacles: obstaclesOf(scene, "audience"), bodyRadius: BODY_RADIUS },
    performers: { bounds, obstacles: obstaclesOf(scene, "performer"), bodyRadius: BODY_RADIUS },
    isStage: (x, z) => onFootprint(scene.stage.footprint, x, z),
    isDanceFloor: (x, z) => danceFloors.some((shape) => onFootprint(shape, x, z)),
    isQuiet: hasQuiet ? (x, z) => quietZoneAt(scene, x, z) !== null : null,
    isHidden: occluderOf(scene),
    seat: (id) => seatOf(scene, id),
  };
}
