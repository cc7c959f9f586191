import { expect, test } from "vitest";
import { CELL, PAGE, PAGE_COLUMNS, PAGE_STRIPS, SIDES, STRIP } from "./cells";

test("strips fill a page, and nothing of them lies outside of it", () => {
  expect(PAGE_COLUMNS * STRIP.width).toBe(PAGE);
  expect((PAGE_STRIPS / PAGE_COLUMNS) * STRIP.height).toBe(PAGE);
  expect(PAGE_STRIPS).toBe(128);
});

test("who is seen from another side turns by no more than a pixel's breadth", () => {
  const turn = Math.PI / SIDES;
  // Half of how deep a chest is.
  const depth = 0.13;
  expect(depth * Math.sin(turn)).toBeLessThan(CELL.metresWide / CELL.width);
});
