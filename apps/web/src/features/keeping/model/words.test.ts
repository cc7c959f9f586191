import { expect, test } from "vitest";
import { inEnglish } from "@/i18n/read-catalogue";
import { momentWords } from "./words";

const t = inEnglish();

test("lengths and days read as people say them", () => {
  expect(t("keeping.days", { days: 1 })).toContain("after 1 day it");
  expect(t("keeping.days", { days: 365 })).toContain("after 365 days it");
});

test("of recordings of one evening the hour is told, of others the day", () => {
  const now = new Date(2026, 4, 2, 23, 0);
  expect(momentWords(t, new Date(2026, 4, 2, 21, 5).toISOString(), now)).toMatch(/^today, 9:05\sPM$/);
  expect(momentWords(t, new Date(2026, 4, 1, 21, 5).toISOString(), now)).toBe("May 1, 2026");
});
