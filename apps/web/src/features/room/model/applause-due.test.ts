import { expect, test } from "vitest";
import { ApplauseDue } from "./applause-due";

test("P7 hands are heard as the music ends, once, and not again with the result", () => {
  const due = new ApplauseDue();
  expect(due.heard(1, 30_000, 60_000)).toBe(false);
  expect(due.heard(1, 59_900, 60_000)).toBe(true);
  expect(due.heard(1, 60_300, 60_000)).toBe(false);
  expect(due.scored()).toBe(false);
  expect(due.heard(2, 59_900, 60_000)).toBe(true);
});

test("P7 who was skipped is clapped for with the result, and so is a song that was not heard here", () => {
  const due = new ApplauseDue();
  expect(due.heard(1, 30_000, 60_000)).toBe(false);
  expect(due.scored()).toBe(true);
  expect(new ApplauseDue().scored()).toBe(true);
});

test("P7 a song that begins anew is clapped for at its own end", () => {
  const due = new ApplauseDue();
  expect(due.heard(1, 40_000, 60_000)).toBe(false);
  expect(due.heard(1, 0, 60_000)).toBe(false);
  expect(due.heard(1, 59_950, 60_000)).toBe(true);
});
