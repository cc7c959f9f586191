import { expect, test } from "vitest";
import { inEnglish } from "@/i18n/read-catalogue";
import { languageOf, NO_FILTERS, narrowings, ownLanguageOf, queryFor } from "./search";

const t = inEnglish();

test("a language is named in the reader's words, or in its own", () => {
  expect(languageOf(t, "de")).toBe("German");
  expect(languageOf(t, "en")).toBe("English");
  expect(languageOf(t, "")).toBe("Other");
  expect(languageOf(t, "not a language")).toBe("not a language");
  expect(ownLanguageOf(t, "ja")).toBe("日本語");
  expect(ownLanguageOf(t, "tlh"), "where its own name is not known").toBe("Klingon");
  expect(ownLanguageOf(t, "not a language")).toBe("not a language");
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
