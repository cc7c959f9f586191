import { expect, test } from "vitest";
import { uncountedWords } from "./verdict-words";

test("C13 who is not ranked is told why, and a host is told of whom", () => {
  expect(uncountedWords("verified", null)).toBeNull();
  expect(uncountedWords(null, "Ada")).toBeNull();
  expect(uncountedWords("silent", null)).toContain("no voice arrived in the room while you sang");
  expect(uncountedWords("silent", null, "your microphone was off")).toMatch(
    /while you sang: your microphone was off\.$/,
  );
  expect(uncountedWords("different", "Ada")).toContain("the one that Ada scored with");
});
