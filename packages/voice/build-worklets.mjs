// Bundles what runs on the audio thread and in the frames worker into own-origin scripts, one file each.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const outdir = process.argv[2] ?? here("../../apps/web/public/worklets");

await build({
  entryPoints: [
    "frames.worker",
    "opus.worker",
    "playout.worklet",
    "pitch.worklet",
    "recorder.worklet",
    "shaper.worklet",
    "stretch.worker",
  ].map((name) => ({
    in: here(`src/worklets/${name}.ts`),
    out: name,
  })),
  outdir,
  bundle: true,
  // Worklets are loaded as modules, the worker as a classic script: a closed function suits both.
  format: "iife",
  target: "es2022",
  minify: true,
  logLevel: "warning",
});
