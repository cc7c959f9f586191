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
/** The order of somebody there. */
function order(sight: Sight, distance: number, x: number, z: number): number {
  const seen = { person: { x, y: 0, z }, distance, order: Number.NaN };
  sight.rank(seen);
  return seen.order;
}

test("who stands behind the camera comes after whom it sees, but not after the far end of the hall", () => {
  const sight = looking(16 / 9);
  const behind = order(sight, 3, 0, 3);
  expect(order(sight, 5, 0, -5)).toBeLessThan(behind);
  expect(behind).toBeLessThan(order(sight, 20, 0, -20));
});

test("whoever a small turn would show is seen already, and so is who stands beside the camera", () => {
  const sight = looking(1);
  // The picture's side is 28 degrees away, its corners 37.
  const turned = (degrees: number) => {
    const angle = (degrees * Math.PI) / 180;
    return order(sight, 4, 4 * Math.sin(angle), -4 * Math.cos(angle));
  };
  expect(turned(36)).toBe(4);
  expect(turned(120)).toBeGreaterThan(4);
  expect(order(sight, 1, 1, 0.2)).toBe(1);
});
