import { THEMES } from "@karaverse/protocol";
import { build } from "esbuild";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { SkinPage } from "./skin-light.page";

declare const harness: SkinPage;

/** Above black, as WCAG counts contrast: the deepest skin in the darkest room. It was 1.00 to 1.03. */
const SEEN = 1.05;

let browser: Browser;
let page: Page;

beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: [`${import.meta.dirname}/skin-light.page.ts`],
    bundle: true,
    write: false,
    format: "iife",
    logLevel: "error",
    define: { "import.meta.url": '"https://hall.invalid/page.js"' },
  });
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
  });
  page = await browser.newPage();
  await page.addScriptTag({ content: outputFiles[0]?.text ?? "" });
});

afterAll(() => browser?.close());

test.each(THEMES)("in the dimmed %s a face against the lamps is seen, whatever its colour", async (theme) => {
  const cheeks = await page.evaluate((name) => harness.cheeks(name), theme);
  const fairestFirst = cheeks.toSorted((one, other) => other - one);
  expect(cheeks).toEqual(fairestFirst);
  for (const luminance of cheeks)
    expect(
      (luminance + 0.05) / 0.05,
      cheeks.map((each) => ((each + 0.05) / 0.05).toFixed(2)).join(" "),
    ).toBeGreaterThan(SEEN);
});
