import { build } from "esbuild";
import { chromium, type Page } from "playwright-core";

export interface DrawnPage {
  page: Page;
  close(): Promise<void>;
}

/**
 * Chromium with software 3D on a page without a server.
 *
 * @param script what runs in it, with all that it imports
 */
export async function drawnPage(script: string): Promise<DrawnPage> {
  const { outputFiles } = await build({
    entryPoints: [script],
    bundle: true,
    write: false,
    format: "iife",
    logLevel: "error",
    define: { "import.meta.url": '"https://hall.invalid/page.js"' },
  });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
  });
  const page = await browser.newPage();
  await page.addScriptTag({ content: outputFiles[0]?.text ?? "" });
  return { page, close: () => browser.close() };
}
