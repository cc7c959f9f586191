import { expect, test } from "vitest";
import { daysWords, lengthWords } from "./words";

test("lengths and days read as people say them", () => {
  expect(lengthWords(65_400)).toBe("1:05");
  expect(lengthWords(59_700)).toBe("1:00");
  expect(daysWords(1)).toContain("after 1 day it");
  expect(daysWords(365)).toContain("after 365 days it");
});
