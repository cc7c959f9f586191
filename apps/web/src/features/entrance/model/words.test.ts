import { expect, test } from "vitest";
import { inEnglish } from "@/i18n/read-catalogue";
import { lineWords } from "./words";

const t = inEnglish();

test("a place in line is said as people say it", () => {
  const places = [1, 2, 3, 4, 11, 12, 13, 21, 102].map((position) => t("entrance.titleInLine", { position }));
  expect(places).toEqual(
    ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd"].map((place) => `${place} in line`),
  );
});

test("who waits hears how many are before and behind", () => {
  expect(lineWords(t, 1, 1)).toBe("The next place is yours.");
  expect(lineWords(t, 2, 2)).toBe("One person before you.");
  expect(lineWords(t, 3, 9)).toBe("2 people before you. 6 people behind you.");
});
