import { expect, test } from "vitest";
import { inEnglish } from "@/i18n/read-catalogue";
import { minutesWords, noteName, rangeWords } from "./words";

const t = inEnglish();

test("a tone is named as singers and keyboards name it", () => {
  expect([0, 9, -1, -12, 12, 25].map(noteName)).toEqual(["C4", "A4", "B3", "C3", "C5", "C♯6"]);
  expect(rangeWords(t, { low: -8, high: 12 })).toBe("E3 to C5, 20 semitones");
});

test("a long evening is said in hours", () => {
  expect([0, 90_000, 3_600_000, 8_040_000].map((ms) => minutesWords(t, ms))).toEqual([
    "0 min",
    "2 min",
    "1 h 0 min",
    "2 h 14 min",
  ]);
});
