import { sceneOf } from "@karaverse/worlds";
import { expect, test } from "vitest";
import { leanerOf } from "./lean";

test("who has the wall in the back leans against it, who looks at it or stands free does not", () => {
  const scene = sceneOf("lounge");
  const leans = leanerOf(scene);
  const { minZ, maxZ } = scene.walls;
  // Yaw 0 looks along -z: the back is towards +z.
  expect(leans(0.3, maxZ - 0.33, 0)).toBe(true);
  expect(leans(0.3, maxZ - 0.33, Math.PI)).toBe(false);
  expect(leans(0.3, minZ + 0.33, Math.PI)).toBe(true);
  expect(leans(0, 4, 0)).toBe(false);
});

test("nobody leans against a hedge", () => {
  const scene = sceneOf("open-air");
  expect(leanerOf(scene)(0.3, scene.walls.maxZ - 0.33, 0)).toBe(false);
});
