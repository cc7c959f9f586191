import { expect, test } from "vitest";
import { ElbowRoom } from "./elbow-room";

test("of two names one behind the other the nearer one is read, and both where they stand apart", () => {
  const room = new ElbowRoom();
  room.from({ x: 0, y: 1.7, z: 8 });
  expect(room.take(3, { x: 0, y: 1.9, z: 2, scale: 1 })).toBe(true);
  expect(room.take(4, { x: 0.2, y: 1.9, z: 0, scale: 1.2 })).toBe(false);
  expect(room.take(4, { x: 2.5, y: 1.9, z: 0, scale: 1.2 })).toBe(true);
  // On a balcony above them there is room again.
  expect(room.take(4, { x: 0.2, y: 5, z: 0, scale: 1.2 })).toBe(true);
  room.from({ x: 0, y: 1.7, z: 8 });
  expect(room.take(4, { x: 0.2, y: 1.9, z: 0, scale: 1.2 })).toBe(true);
});

test("names left and right of straight behind the camera know of each other", () => {
  const room = new ElbowRoom();
  room.from({ x: 0, y: 1.7, z: 8 });
  expect(room.take(5, { x: 0.1, y: 1.9, z: 3, scale: 1 })).toBe(true);
  expect(room.take(5, { x: -0.1, y: 1.9, z: 3, scale: 1 })).toBe(false);
});
