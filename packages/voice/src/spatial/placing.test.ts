import { expect, test } from "vitest";
import { closest, inverseGain, panOf } from "./placing";

const origin = { x: 0, y: 0, z: 0, yaw: 0 };

test("somebody on the right is heard on the right, and turning left takes them further round", () => {
  expect(panOf(origin, { x: 3, y: 0, z: 0 })).toBeCloseTo(1);
  expect(panOf(origin, { x: -3, y: 0, z: 0 })).toBeCloseTo(-1);
  expect(panOf(origin, { x: 0, y: 0, z: -3 })).toBeCloseTo(0);
  // Looking left (along -x): what was ahead is now on the right.
  expect(panOf({ ...origin, yaw: Math.PI / 2 }, { x: 0, y: 0, z: -3 })).toBeCloseTo(1);
  expect(panOf(origin, origin)).toBe(0);
});

test("loudness halves with each doubling of the distance and never exceeds one", () => {
  expect(inverseGain(0, 1.6)).toBe(1);
  expect(inverseGain(1.6, 1.6)).toBe(1);
  expect(inverseGain(3.2, 1.6)).toBeCloseTo(0.5);
  expect(inverseGain(6.4, 1.6)).toBeCloseTo(0.25);
});

test("the closest four have the head model, and keep it against someone barely nearer", () => {
  const at = (...metres: number[]) => new Map(metres.map((m, i) => [`p${i}`, m]));
  expect(closest(at(5, 1, 2, 3, 4), new Set())).toEqual(new Set(["p1", "p2", "p3", "p4"]));
  expect(closest(at(3.9, 1, 2, 3, 4), new Set(["p1", "p2", "p3", "p4"])).has("p4")).toBe(true);
  expect(closest(at(3.2, 1, 2, 3, 4), new Set(["p1", "p2", "p3", "p4"])).has("p0")).toBe(true);
});
