import { expect, test } from "vitest";
import { inEnglish } from "@/i18n/read-catalogue";
import { languageName, lengthOf, NO_FILTERS, narrowings, ownLanguageName, queryFor } from "./search";

const t = inEnglish();

test("a song's length reads as minutes and seconds", () => {
  expect(lengthOf(59_600)).toBe("1:00");
  expect(lengthOf(125_000)).toBe("2:05");
});

test("a language is named in the reader's words, or in its own", () => {
  expect(languageName(t, "de")).toBe("German");
  expect(languageName(t, "en")).toBe("English");
  expect(languageName(t, "")).toBe("Other");
  expect(languageName(t, "not a language")).toBe("not a language");
  expect(ownLanguageName(t, "ja")).toBe("日本語");
  expect(ownLanguageName(t, "tlh"), "where its own name is not known").toBe("Klingon");
  expect(ownLanguageName(t, "not a language")).toBe("not a language");
});

test("only what somebody chose is asked for", () => {
  expect(queryFor("  sakura ", NO_FILTERS).toString()).toBe("q=sakura&limit=30");
  const eighties = { ...NO_FILTERS, decade: "1980", length: "medium", duets: true } as const;
  expect(Object.fromEntries(queryFor("", eighties, 30))).toEqual({
    fromYear: "1980",
    toYear: "1989",
    minDurationMs: "120000",
    maxDurationMs: "240000",
    singers: "2",
    limit: "30",
    offset: "30",
  });
  expect(narrowings(eighties)).toBe(3);
  expect(narrowings({ ...NO_FILTERS, language: "de" })).toBe(0);
});
