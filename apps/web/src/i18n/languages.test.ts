import { expect, test } from "vitest";
import { languageFor } from "./languages";

test("what somebody chose goes over what their browser asks for", () => {
  expect(languageFor("ja", "de-DE,de;q=0.9")).toBe("ja");
});

test("without a choice the browser's first language that the house speaks is taken", () => {
  expect(languageFor(undefined, "pt-BR,pt;q=0.9,es;q=0.8,en;q=0.7")).toBe("es");
  expect(languageFor(undefined, "en;q=0.5, ar-EG;q=0.9")).toBe("ar");
  expect(languageFor(undefined, "zh-TW")).toBe("zh");
  expect(languageFor(undefined, "de;q=0, ja;q=0.1")).toBe("ja");
});

test("nonsense, or nothing, means English", () => {
  expect(languageFor("klingon", "tlh, x;q=oops")).toBe("en");
  expect(languageFor(undefined, null)).toBe("en");
  expect(languageFor("toString", "*")).toBe("en");
});
