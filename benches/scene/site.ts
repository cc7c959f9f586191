import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { build } from "esbuild";
import { ROOT } from "../../scripts/support/root";

const ORIGIN = "https://hall.invalid";
const WORKER = join(ROOT, "apps/web/src/world/avatars/bodies/body.worker.ts");

async function bundled(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    tsconfig: join(ROOT, "scripts/tsconfig.json"),
    logLevel: "error",
  });
  return outputFiles[0]?.text ?? "";
}

interface Site {
  scripts: Readonly<Record<string, string>>;
  human: Buffer;
}

/** The hall's script, its worker, and the file of bodies. */
export async function buildSite(): Promise<Site> {
  const script = await bundled(join(import.meta.dirname, "page.ts"));
  const worker = await bundled(WORKER);
  const human = readFileSync(join(ROOT, "packages/avatars/data/human.bin.gz"));
  return { scripts: { "page.js": script, "body.worker.ts": worker }, human };
}

/** A place in the network that only this page sees. */
export async function openSite(page: Page, { scripts, human }: Site): Promise<void> {
  await page.route(`${ORIGIN}/**`, (route) => {
    const name = new URL(route.request().url()).pathname.split("/").at(-1) ?? "";
    const body = scripts[name];
    if (body !== undefined) return route.fulfill({ body, contentType: "text/javascript" });
    if (name === "human.bin.gz")
      return route.fulfill({ body: human, contentType: "application/octet-stream" });
    return route.fulfill({
      body: "<!doctype html><body style='margin:0'><script type=module src=/js/page.js></script>",
      contentType: "text/html",
    });
  });
  await page.goto(`${ORIGIN}/`);
  await page.waitForFunction("window.sceneBench");
}
