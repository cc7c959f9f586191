import { BODY_RADIUS, obstaclesOf, type Scene, sceneOf, stageExit, THEMES } from "@karaverse/worlds";
import { describe, expect, test } from "vitest";
import { clearance, Paths, type Place } from "./path";

function walkable(scene: Scene, from: Place, way: Place[]): boolean {
  const obstacles = obstaclesOf(scene);
  let at = from;
  for (const next of way) {
    const steps = Math.ceil(Math.hypot(next.x - at.x, next.z - at.z) / 0.05);
    for (let n = 1; n <= steps; n++) {
      const t = n / steps;
      const [x, z] = [at.x + (next.x - at.x) * t, at.z + (next.z - at.z) * t];
      if (obstacles.some((shape) => clearance(shape, x, z) < BODY_RADIUS - 0.01)) return false;
    }
    at = next;
  }
  return true;
}

describe.each(THEMES)("ways through %s", (theme) => {
  const scene: Scene = sceneOf(theme);
  const paths = new Paths(scene);

  test("lead from places of arrival all over the room to the front of the stage around the furniture", () => {
    const goal = stageExit(scene, 0);
    const few = scene.spawns.filter((_, n) => n % Math.ceil(scene.spawns.length / 12) === 0);
    for (const spawn of few) {
      const way = paths.find(spawn, goal);
      expect(way.at(-1)).toEqual(goal);
      expect(walkable(scene, spawn, way)).toBe(true);
    }
  });

  test("end beside what was clicked when it cannot be walked on", () => {
    const spawn = scene.spawns[0] ?? { x: 0, z: 0 };
    const stage = scene.stage.marks[0] ?? { x: 0, z: 0 };
    const end = paths.find(spawn, stage).at(-1);
    expect(end && paths.free(end.x, end.z)).toBe(true);
  });
});
