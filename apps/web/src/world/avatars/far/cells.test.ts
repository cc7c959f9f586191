import { expect, test } from "vitest";
import { BLOCK, CELL, FIRST, PAGE, PAGE_COLUMNS, PAGE_PEOPLE, POSES, SIDES } from "./cells";

test("nobody's pictures lie over each other, nor outside of their own part of the page", () => {
  const taken = new Set<string>();
  let count = 0;
  for (const pose of POSES)
    for (let side = 0; side < SIDES[pose]; side++) {
      const [column, row] = [FIRST[pose][0] + side, FIRST[pose][1]];
      expect((column + 1) * CELL.width).toBeLessThanOrEqual(BLOCK.width);
      expect((row + 1) * CELL.height).toBeLessThanOrEqual(BLOCK.height);
      taken.add(`${column},${row}`);
      count++;
    }
  expect(taken.size).toBe(count);
  expect(PAGE_COLUMNS * BLOCK.width).toBe(PAGE);
  expect((PAGE_PEOPLE / PAGE_COLUMNS) * BLOCK.height).toBe(PAGE);
});

test("who stands turns by no more than a pixel's breadth where a picture takes their place", () => {
  const turn = Math.PI / SIDES.rest;
  // Half of how deep a chest is.
  const depth = 0.13;
  expect(depth * Math.sin(turn)).toBeLessThan(CELL.metresWide / CELL.width);
});
