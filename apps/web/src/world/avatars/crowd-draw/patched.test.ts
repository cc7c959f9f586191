import { expect, test } from "vitest";
import { Patched } from "./patched";

const patched = () => new Patched(new Float32Array(30), 3);

test("says what is new, until it has been sent", () => {
  const attribute = patched();
  attribute.addUpdateRange(3, 6);
  attribute.addUpdateRange(12, 3);
  expect(attribute.updateRanges).toEqual([
    { start: 3, count: 6 },
    { start: 12, count: 3 },
  ]);
  attribute.clearUpdateRanges();
  expect(attribute.updateRanges).toEqual([]);
});

test("makes nothing new for the next picture, whatever the renderer did with the last", () => {
  const attribute = patched();
  const list = attribute.updateRanges;
  attribute.addUpdateRange(9, 3);
  attribute.addUpdateRange(0, 3);
  const before = new Set(list);
  // As three.js joins neighbours before it sends them.
  list.reverse();
  list.length = 1;
  attribute.clearUpdateRanges();
  attribute.addUpdateRange(6, 3);
  attribute.addUpdateRange(15, 9);
  expect(attribute.updateRanges).toBe(list);
  expect(list).toEqual([
    { start: 6, count: 3 },
    { start: 15, count: 9 },
  ]);
  expect(list.every((patch) => before.has(patch))).toBe(true);
});
