import { PerspectiveCamera } from "three";
import { expect, test } from "vitest";
import { Sight } from "./sight";

function looking(aspect: number): Sight {
  const camera = new PerspectiveCamera(56, aspect, 0.1, 100);
  camera.position.set(0, 1.6, 0);
  camera.lookAt(0, 1.6, -1);
  camera.updateMatrixWorld();
  const sight = new Sight();
  sight.from(camera);
  return sight;
}
const at = (x: number, z: number) => ({ x, y: 0, z });

test("who stands behind the camera comes after whom it sees, but not after the far end of the hall", () => {
  const sight = looking(16 / 9);
  const behind = sight.order(3, at(0, 3));
  expect(sight.order(5, at(0, -5))).toBeLessThan(behind);
  expect(behind).toBeLessThan(sight.order(20, at(0, -20)));
});

test("whoever a small turn would show is seen already, and so is who stands beside the camera", () => {
  const sight = looking(1);
  // The picture's side is 28 degrees away, its corners 37.
  const degrees = (away: number) =>
    at(4 * Math.sin((away * Math.PI) / 180), -4 * Math.cos((away * Math.PI) / 180));
  expect(sight.order(4, degrees(36))).toBe(4);
  expect(sight.order(4, degrees(120))).toBeGreaterThan(4);
  expect(sight.order(1, at(1, 0.2))).toBe(1);
});
