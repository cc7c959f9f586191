import { expect, test } from "vitest";
import { inEnglish } from "@/i18n/read-catalogue";
import { boundsOf, seasonAt, seasonWords } from "./seasons";

test("C9 a season is a quarter of the calendar year, from its first moment to the next one's", () => {
  expect(seasonAt(new Date("2026-11-21T12:00:00Z"))).toBe("2026-4");
  expect(seasonAt(new Date("2026-12-31T23:59:59.999Z"))).toBe("2026-4");
  expect(seasonAt(new Date("2027-01-01T00:00:00Z"))).toBe("2027-1");
  const { from, to } = boundsOf("2026-4");
  expect([from.toISOString(), to.toISOString()]).toEqual([
    "2026-10-01T00:00:00.000Z",
    "2027-01-01T00:00:00.000Z",
  ]);
  expect(seasonWords(inEnglish(), "2026-4")).toBe("October to December 2026");
});
