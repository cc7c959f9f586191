import { expect, test } from "vitest";
import { inEnglish } from "@/i18n/read-catalogue";
import { uncountedWords } from "./verdict-words";

const t = inEnglish();

test("C13 who is not ranked is told why, and a host is told of whom", () => {
  expect(uncountedWords(t, "verified", null)).toBeNull();
  expect(uncountedWords(t, null, "Ada")).toBeNull();
  expect(uncountedWords(t, "silent", null)).toContain("no voice arrived in the room while you sang");
  expect(uncountedWords(t, "silent", null, "your microphone was off")).toMatch(
    /while you sang: your microphone was off\.$/,
  );
  expect(uncountedWords(t, "different", "Ada")).toContain("the one that Ada scored with");
});

test("C18 who was too exact for a voice is asked what makes it so, and not called a cheat", () => {
  expect(uncountedWords(t, "exact", null)).toMatch(/no voice hits .* exactly.*\?/);
  expect(uncountedWords(t, "exact", "Ada")).toContain("Ada");
});
