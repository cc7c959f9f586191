import { expect, test } from "vitest";
import { ElbowRoom } from "./elbow-room";

test("of two names one behind the other the nearer one is read, and both where they stand apart", () => {
  const room = new ElbowRoom();
  room.from({ x: 0, y: 1.7, z: 8 });
  expect(room.take(3, 0, 1.9, 2, 1)).toBe(true);
  expect(room.take(4, 0.2, 1.9, 0, 1.2)).toBe(false);
  expect(room.take(4, 2.5, 1.9, 0, 1.2)).toBe(true);
  // On a balcony above them there is room again.
  expect(room.take(4, 0.2, 5, 0, 1.2)).toBe(true);
  room.from({ x: 0, y: 1.7, z: 8 });
  expect(room.take(4, 0.2, 1.9, 0, 1.2)).toBe(true);
});

test("names left and right of straight behind the camera know of each other", () => {
  const room = new ElbowRoom();
  room.from({ x: 0, y: 1.7, z: 8 });
  expect(room.take(5, 0.1, 1.9, 3, 1)).toBe(true);
  expect(room.take(5, -0.1, 1.9, 3, 1)).toBe(false);
});
