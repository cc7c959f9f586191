import { expect, test } from "vitest";
import { murmurOf } from "./murmur";

test("a few people are heard by what they say and nothing besides", () => {
  for (const others of [0, 1, 2, 3]) expect(murmurOf(others, false)).toBe(0);
});

test("a crowd murmurs the more, the more they are, up to a full house, and hushes while somebody sings", () => {
  const crowd = [4, 8, 16, 24].map((others) => murmurOf(others, false));
  expect(crowd).toEqual([...crowd].sort((a, b) => a - b));
  expect(new Set(crowd).size).toBe(4);
  expect(crowd.at(-1)).toBe(1);
  expect(murmurOf(1_000, false)).toBe(1);
  expect(murmurOf(16, true)).toBeLessThan(murmurOf(16, false) / 10);
});
