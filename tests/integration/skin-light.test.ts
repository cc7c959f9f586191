import { THEMES } from "@karaverse/protocol";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { SkinPage } from "./skin-light.page";
import { type DrawnPage, drawnPage } from "./support/drawn-page";

declare const harness: SkinPage;

/** Above black, as WCAG counts contrast: the deepest skin in the darkest room. It was 1.00 to 1.03. */
const SEEN = 1.05;

let drawn: DrawnPage;

beforeAll(async () => {
  drawn = await drawnPage(`${import.meta.dirname}/skin-light.page.ts`);
});

afterAll(() => drawn?.close());

test.each(THEMES)("in the dimmed %s a face against the lamps is seen, whatever its colour", async (theme) => {
  const cheeks = await drawn.page.evaluate((name) => harness.cheeks(name), theme);
  const fairestFirst = cheeks.toSorted((one, other) => other - one);
  expect(cheeks).toEqual(fairestFirst);
  for (const luminance of cheeks)
    expect(
      (luminance + 0.05) / 0.05,
      cheeks.map((each) => ((each + 0.05) / 0.05).toFixed(2)).join(" "),
    ).toBeGreaterThan(SEEN);
});
