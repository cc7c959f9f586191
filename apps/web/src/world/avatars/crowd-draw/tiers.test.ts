import { expect, test } from "vitest";
import { FACED, LIMITS, levelIn, showsFace, type Tier, tierFor } from "./tiers";

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

test("S7 whom one talks with shows a face on a weak machine too, from behind oneself", () => {
  const acrossATable = 3.7 + 2;
  for (const scale of [1, 0.85, 0.6])
    for (const [rank, distance] of [
      [0, acrossATable],
      [FACED.people - 1, 3.7 + 4],
    ] as const) {
      const tier = at(null, rank, distance, scale);
      expect(showsFace(tier, levelIn(tier, null, { distance, scale }))).toBe(true);
    }
  expect(at(null, FACED.people, acrossATable, 0.6)).toBe("middle");
  expect(at(null, 0, 12, 0.6)).toBe("middle");
});

test("who walks to and fro at a border stays what they are", () => {
  for (const [rank, metres, nearer, further] of [
    [0, FACED.metres, "near", "middle"],
    [9, LIMITS.near.metres, "near", "middle"],
    [0, LIMITS.middle.metres, "middle", "far"],
  ] as const) {
    expect(at(nearer, rank, metres * 1.1)).toBe(nearer);
    expect(at(further, rank, metres * 1.1)).toBe(further);
    expect(at(nearer, rank, metres * 1.2)).toBe(further);
    expect(at(further, rank, metres * 0.9)).toBe(nearer);
  }
});

test("whom one talks with is not taken for another at every step of a crowd", () => {
  expect(at("near", FACED.people, 5.7, 0.6)).toBe("near");
  expect(at("middle", FACED.people, 5.7, 0.6)).toBe("middle");
  expect(at("near", FACED.people * 2, 5.7, 0.6)).toBe("middle");
});

test("together nobody is made as finely as alone, and a picture is made of the coarsest", () => {
  const across = (distance: number) => ({ distance, scale: 1 });
  expect(levelIn("near", null, across(2))).toBe(0);
  expect(levelIn("middle", null, across(2))).toBe(1);
  expect(levelIn("middle", null, across(20))).toBe(2);
  expect(levelIn("far", null, across(2))).toBe(2);
});
