import fc from "fast-check";
import { expect, test } from "vitest";
import { type PartScore, togetherOf } from ".";

const part: fc.Arbitrary<PartScore> = fc.record({
  score: fc.integer({ min: 0, max: 10_000 }),
  weight: fc.integer({ min: 0, max: 5_000 }),
});
const parts = fc.array(part, { minLength: 1, maxLength: 8 });

test("C15 all flawless gives exactly 10,000, whatever their parts have to sing", () => {
  fc.assert(
    fc.property(parts, (several) => {
      const isSung = several.some(({ weight }) => weight > 0);
      const flawless = several.map(({ weight }) => ({ score: 10_000, weight }));
      expect(togetherOf(flawless)).toBe(isSung ? 10_000 : 0);
    }),
  );
});

test("C15 it lies between the worst and the best, and a better part never makes it worse", () => {
  fc.assert(
    fc.property(parts, fc.nat(7), (several, nth) => {
      const scores = several.filter(({ weight }) => weight > 0).map(({ score }) => score);
      const score = togetherOf(several);
      expect(score).toBeGreaterThanOrEqual(Math.min(...scores, 10_000) * (scores.length > 0 ? 1 : 0));
      expect(score).toBeLessThanOrEqual(Math.max(...scores, 0));
      const better = several.map((each, i) => (i === nth ? { ...each, score: 10_000 } : each));
      expect(togetherOf(better)).toBeGreaterThanOrEqual(score);
    }),
  );
});

test("C15 a part with twice as much to sing counts twice, and one with nothing not at all", () => {
  expect(
    togetherOf([
      { score: 9_000, weight: 200 },
      { score: 3_000, weight: 100 },
      { score: 0, weight: 0 },
    ]),
  ).toBe(7_000);
});
