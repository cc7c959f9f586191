import { expect, test } from "vitest";
import { LIMITS, levelIn, type Tier, tierFor } from "./tiers";

const at = (now: Tier | null, rank: number, distance: number, scale = 1) =>
  tierFor(LIMITS, now, rank, { distance, scale });

test("the nearest are drawn for themselves, a hall together, those beyond as pictures", () => {
  expect(at(null, 0, 3)).toBe("near");
  expect(at(null, 10, 3)).toBe("middle");
  expect(at(null, 0, 12)).toBe("middle");
  expect(at(null, 59, 12)).toBe("middle");
  expect(at(null, 60, 12)).toBe("far");
  expect(at(null, 20, 26)).toBe("far");
});

test("a weak machine has pictures sooner", () => {
  expect(at(null, 20, 18, 0.6)).toBe("far");
  expect(at(null, 40, 10, 0.6)).toBe("far");
});

test("who walks to and fro at a border stays what they are", () => {
  for (const [metres, nearer, further] of [
    [LIMITS.near.metres, "near", "middle"],
    [LIMITS.middle.metres, "middle", "far"],
  ] as const) {
    expect(at(nearer, 0, metres * 1.1)).toBe(nearer);
    expect(at(further, 0, metres * 1.1)).toBe(further);
    expect(at(nearer, 0, metres * 1.2)).toBe(further);
    expect(at(further, 0, metres * 0.9)).toBe(nearer);
  }
});

test("together nobody is made as finely as alone, and a picture is made of the coarsest", () => {
  const across = (distance: number) => ({ distance, scale: 1 });
  expect(levelIn("near", null, across(2))).toBe(0);
  expect(levelIn("middle", null, across(2))).toBe(1);
  expect(levelIn("middle", null, across(20))).toBe(2);
  expect(levelIn("far", null, across(2))).toBe(2);
});
