import { expect, test } from "vitest";
import { daysWords, lengthWords, momentWords } from "./words";

test("lengths and days read as people say them", () => {
  expect(lengthWords(65_400)).toBe("1:05");
  expect(lengthWords(59_700)).toBe("1:00");
  expect(daysWords(1)).toContain("after 1 day it");
  expect(daysWords(365)).toContain("after 365 days it");
});

test("of recordings of one evening the hour is told, of others the day", () => {
  const now = new Date(2026, 4, 2, 23, 0);
  expect(momentWords(new Date(2026, 4, 2, 21, 5).toISOString(), now)).toMatch(/^today, 9:05\sPM$/);
  expect(momentWords(new Date(2026, 4, 1, 21, 5).toISOString(), now)).toBe("May 1, 2026");
});
