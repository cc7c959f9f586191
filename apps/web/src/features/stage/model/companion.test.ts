import { expect, test } from "vitest";
import { between } from "./companion";

test("K5 a recording in another key and at another pace is brought to those that are sung", () => {
  const asSung = { semitones: -2, tempo: 80 };
  expect(between(asSung, { semitones: 1, tempo: 100 })).toEqual({ semitones: 3, tempo: 125 });
  expect(between(asSung, asSung)).toEqual({ semitones: 0, tempo: 100 });
  const { semitones, tempo } = between({ semitones: 6, tempo: 130 }, { semitones: -6, tempo: 70 });
  expect(semitones).toBe(-12);
  // A minute of it, sung slowly, lasts as long as the song does so.
  expect(60 / (tempo / 100)).toBeCloseTo((60 * 130) / 70);
});
