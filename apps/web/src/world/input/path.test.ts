import { type Scene, sceneOf, stageExit, THEMES } from "@karaverse/worlds";
import { describe, expect, test } from "vitest";
import { Paths, type Place } from "./path";

function walkable(paths: Paths, from: Place, way: Place[]): boolean {
  let at = from;
  for (const next of way) {
    const steps = Math.ceil(Math.hypot(next.x - at.x, next.z - at.z) / 0.05);
    for (let n = 1; n <= steps; n++) {
      const t = n / steps;
      // People may arrive closer to a sofa than walkers keep from it.
      if (at === from && t * steps * 0.05 < 0.35) continue;
      if (!paths.free(at.x + (next.x - at.x) * t, at.z + (next.z - at.z) * t)) return false;
    }
    at = next;
  }
  return true;
}

describe.each(THEMES)("ways through %s", (theme) => {
  const scene: Scene = sceneOf(theme);
  const paths = new Paths(scene);

  test("lead from every place of arrival to the front of the stage around the furniture", () => {
    const goal = stageExit(scene, 0);
    for (const spawn of scene.spawns) {
      const way = paths.find(spawn, goal);
      expect(way.at(-1)).toEqual(goal);
      expect(walkable(paths, spawn, way)).toBe(true);
    }
  });

  test("end beside what was clicked when it cannot be walked on", () => {
    const spawn = scene.spawns[0] ?? { x: 0, z: 0 };
    const stage = scene.stage.marks[0] ?? { x: 0, z: 0 };
    const end = paths.find(spawn, stage).at(-1);
    expect(end && paths.free(end.x, end.z)).toBe(true);
  });
});
