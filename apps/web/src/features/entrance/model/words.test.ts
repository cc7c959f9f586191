import { expect, test } from "vitest";
import { lineWords, ordinal } from "./words";

test("a place in line is said as people say it", () => {
  expect([1, 2, 3, 4, 11, 12, 13, 21, 102].map(ordinal)).toEqual([
    ...["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd"],
  ]);
});

test("who waits hears how many are before and behind", () => {
  expect(lineWords(1, 1)).toBe("The next place is yours.");
  expect(lineWords(2, 2)).toBe("One person before you.");
  expect(lineWords(3, 9)).toBe("2 people before you. 6 people behind you.");
});
