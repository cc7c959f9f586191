import { expect, test } from "vitest";
import { seenBody } from "./seen-body";

/** Shoulders, elbows and wrists as the finder says them of somebody 1.70 m tall; x is to the picture's right. */
function marks(arms: { left?: [number, number, number]; right?: [number, number, number] } = {}) {
  const world = Array.from({ length: 33 }, () => ({ x: 0, y: 0, z: 0 }));
  const picture = Array.from({ length: 33 }, () => ({ x: 0.5, y: 0.5, z: 0, visibility: 0.1 }));
  const put = (n: number, [x, y, z]: readonly [number, number, number], visibility = 0.9) => {
    world[n] = { x, y, z };
    picture[n] = { x: 0.5 + x / 2, y: 0.6 + y / 2, z: 0, visibility };
  };
  put(11, [0.16, 0, 0]);
  put(12, [-0.16, 0, 0]);
  for (const [side, n] of [
    ["left", 13],
    ["right", 14],
  ] as const) {
    const wrist = arms[side];
    if (!wrist) continue;
    const from = world[n - 2] ?? { x: 0, y: 0, z: 0 };
    put(n, [(from.x + wrist[0]) / 2, (from.y + wrist[1]) / 2, (from.z + wrist[2]) / 2]);
    put(n + 2, wrist);
  }
  return { world, picture };
}

test("a hand held up beside the head is up, on its own side and ahead of its owner; the one under the table is not seen", () => {
  const { world, picture } = marks({ left: [0.3, -0.4, -0.2] });
  const body = seenBody(world, picture);
  expect(body?.left.isSeen).toBe(true);
  expect(body?.left.x).toBeGreaterThan(0.2);
  expect(body?.left.y).toBeGreaterThan(0.7);
  expect(body?.left.z).toBeGreaterThan(0.3);
  expect(body?.right.isSeen).toBe(false);
});

test("a trunk turned and leaning to the left is seen so; without shoulders there is no body", () => {
  const { world, picture } = marks();
  Object.assign(world[11] ?? {}, { z: 0.1, y: 0.06 });
  const body = seenBody(world, picture);
  expect(body?.turn).toBeGreaterThan(0.1);
  expect(body?.lean).toBeGreaterThan(0.1);
  for (const mark of picture) mark.visibility = 0.2;
  expect(seenBody(world, picture)).toBeNull();
});
