import { expect, test } from "vitest";
import { createScorer } from "./scorer";

test("C14 a song whose words are in pictures is sung to its end and has no score", () => {
  const scorer = createScorer({ name: "", phrases: [] }, "easy");
  scorer.push({ songTimeMs: 1_000, cents: 0, clarity: 1, level: 0.5 });
  expect(scorer.snapshot()).toMatchObject({ score: 0 });
  expect(scorer.finish()).toMatchObject({
    score: 0,
    accuracy: 0,
    lines: [],
    notes: [],
    sung: [],
    range: null,
  });
});
