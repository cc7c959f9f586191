// Puts what finds faces in a camera's picture beside the pages: our worker, the finder, and its models, if they are the ones.
import { createHash } from "node:crypto";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const MODELS = {
  "face_landmarker.task": "64184e229b263107bc2b804c6625db1341ff2bb731874b0bcc2fe6544e0bc9ff",
  // Made by `npm run avatars -- pose-model`.
  "pose_landmarker.task": "7dcc1679b59e01de9a74c83497b3d39745c0db737519e831980500d9535865f0",
};
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const outdir = process.argv[2] ?? here("public/face");

await mkdir(outdir, { recursive: true });
for (const [name, expected] of Object.entries(MODELS)) {
  const model = await readFile(here(`models/${name}`));
  const sum = createHash("sha256").update(model).digest("hex");
  if (sum !== expected) throw new Error(`models/${name} has the SHA-256 ${sum}`);
  await writeFile(join(outdir, name), model);
}
const finder = join(dirname(createRequire(import.meta.url).resolve("@mediapipe/tasks-vision")), "wasm");
for (const name of ["vision_wasm_internal.js", "vision_wasm_internal.wasm"])
  await cp(join(finder, name), join(outdir, name));
await build({
  entryPoints: [here("src/features/faces/tracking/face.worker.ts")],
  outfile: join(outdir, "face.worker.js"),
  bundle: true,
  // The finder loads its own script with importScripts, which only classic workers have.
  format: "iife",
  target: "es2022",
  minify: true,
  logLevel: "warning",
});
