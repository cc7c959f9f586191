import { expect, test } from "vitest";
import { aroundFace } from "./around-face";

const PICTURE = { width: 1_000, height: 2_000 };
/** Places of a face between these, pixels. */
const face = (left: number, top: number, right: number, bottom: number) =>
  [
    [left, top],
    [right, bottom],
  ].flatMap(([x = 0, y = 0]) => [x / PICTURE.width, y / PICTURE.height, 0]);

test("a small face is cut out with as much around it as hair takes", () => {
  const { x, y, width, height } = aroundFace(face(450, 400, 550, 520), PICTURE);
  expect([x, y, width, height].map(Math.round)).toEqual([380, 340, 240, 240]);
});

test("what is cut out lies within the picture", () => {
  for (const at of [face(0, 0, 90, 120), face(920, 1_900, 1_010, 2_040), face(-50, 500, 1_050, 1_700)]) {
    const { x, y, width, height } = aroundFace(at, PICTURE);
    expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(PICTURE.width);
    expect(y + height).toBeLessThanOrEqual(PICTURE.height);
    expect(Math.min(width, height)).toBeGreaterThan(60);
  }
});
