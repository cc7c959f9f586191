import { expect, test } from "vitest";
import { languageName, lengthOf } from "./search";

test("a song's length reads as minutes and seconds", () => {
  expect(lengthOf(59_600)).toBe("1:00");
  expect(lengthOf(125_000)).toBe("2:05");
});

test("a language is named in itself and in English", () => {
  expect(languageName("de")).toBe("Deutsch (German)");
  expect(languageName("en")).toBe("English");
  expect(languageName("")).toBe("Other");
  expect(languageName("not a language")).toBe("not a language");
});
