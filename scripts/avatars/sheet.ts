import { mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { build } from "esbuild";
import { ROOT } from "../support/root";
import { findChromium } from "../test/chromium";
import { drawSheet } from "./sheet/drawn";
import { type SheetOptions, VIEWS } from "./sheet/options";

const USAGE = `npm run avatars -- sheet [--count N] [--seed N] [--looks] [--style toon|anime|realistic] [--view ${VIEWS.join("|")}] [--level 0|1|2] [--set top.style=blazer,...] [--face SHAPE=0.8,...] [--plain] [--out FILE]
  Draws random people with the room's own material into one picture (.png or .jpg). Software 3D: a second a person.
  --plain: in rows with their heads below, without a browser.
  The sheets of docs/: --plain --count 100 --columns 20 --level 1 --style STYLE --out docs/avatars/STYLE.jpg`;

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "12" },
    seed: { type: "string", default: "1" },
    looks: { type: "boolean" },
    view: { type: "string", default: "body" },
    style: { type: "string", default: "toon" },
    level: { type: "string", default: "0" },
    set: { type: "string", default: "" },
    face: { type: "string", default: "" },
    plain: { type: "boolean" },
    columns: { type: "string", default: "6" },
    zoom: { type: "string", default: "1" },
    out: { type: "string", default: join(ROOT, "test-results/avatars.png") },
    help: { type: "boolean" },
  },
});
if (values.help) {
  process.stdout.write(`${USAGE}\n`);
  process.exit();
}
/** "a=1,b=2" */
const pairs = (text: string): [string, string][] =>
  text
    .split(",")
    .filter(Boolean)
    .map((pair) => pair.split("="))
    .map(([name = "", value = "1"]) => [name, value]);
const options: SheetOptions = {
  count: Number(values.count),
  seed: Number(values.seed),
  looks: values.looks ?? false,
  view: VIEWS.find((view) => view === values.view) ?? "body",
  style: values.style,
  level: values.level === "1" ? 1 : values.level === "2" ? 2 : 0,
  columns: Number(values.columns),
  zoom: Number(values.zoom),
  set: Object.fromEntries(pairs(values.set)),
  face: Object.fromEntries(pairs(values.face).map(([name, weight]) => [name, Number(weight)])),
};
if (values.plain) {
  drawSheet(options, values.out);
  process.exit();
}
const bundle = await build({
  entryPoints: [join(import.meta.dirname, "sheet/page.ts")],
  bundle: true,
  write: false,
  format: "iife",
  target: "es2022",
  tsconfig: join(ROOT, "scripts/tsconfig.json"),
  logLevel: "error",
});
const script = bundle.outputFiles[0]?.text ?? "";
const human = readFileSync(join(ROOT, "packages/avatars/data/human.bin.gz"));
mkdirSync(dirname(values.out), { recursive: true });
const executablePath = await findChromium(console.error, new AbortController().signal);
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
});
try {
  const page = await browser.newPage();
  page.on("console", (message) => process.stdout.write(`${message.text()}\n`));
  page.on("pageerror", (error) => process.stderr.write(`${error.stack}\n`));
  await page.route("https://sheet.invalid/**", (route) =>
    route.request().url().endsWith(".gz")
      ? route.fulfill({ body: human, contentType: "application/octet-stream" })
      : route.fulfill({ body: "<!doctype html><body style='margin:0'>", contentType: "text/html" }),
  );
  await page.goto("https://sheet.invalid/");
  await page.addScriptTag({ content: script });
  const size = await page.evaluate((wanted) => window.drawSheet(wanted), options);
  await page.setViewportSize(size);
  const isPhoto = values.out.endsWith(".jpg");
  await page
    .locator("canvas")
    .screenshot({ path: values.out, ...(isPhoto ? { type: "jpeg", quality: 84 } : {}) });
  process.stdout.write(`${values.out}\n`);
} finally {
  await browser.close();
}
