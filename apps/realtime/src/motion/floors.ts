import type { Floor } from "@karaverse/field-of-view/movement";
import type { Theme } from "@karaverse/protocol";
import {
  BODY_RADIUS,
  boundsOf,
  obstaclesOf,
  onFootprint,
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
  seat(id: string): ReturnType<typeof seatOf>;
}

export function groundOf(theme: Theme): Ground {
  const scene = sceneOf(theme);
  const bounds = boundsOf(scene);
  return {
    scene,
    audience: { bounds, obstacles: obstaclesOf(scene, "audience"), bodyRadius: BODY_RADIUS },
    performers: { bounds, obstacles: obstaclesOf(scene, "performer"), bodyRadius: BODY_RADIUS },
    isStage: (x, z) => onFootprint(scene.stage.footprint, x, z),
    seat: (id) => seatOf(scene, id),
  };
}
