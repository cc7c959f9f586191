// Bundles the server for production: our TypeScript goes in, packages from npm stay outside. Tests name another file.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const packageOf = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
// What our own packages need from npm is external as well, wherever it is listed.
const ours = ["config", "database", "field-of-view", "protocol", "singing", "songs", "worlds"];
const listed = [
  packageOf("package.json"),
  ...ours.map((name) => packageOf(`../../packages/${name}/package.json`)),
];
const external = [...new Set(listed.flatMap(({ dependencies = {} }) => Object.keys(dependencies)))].filter(
  (name) => !name.startsWith("@karaverse/"),
);

const bundle = (entry, outfile) =>
  build({
    absWorkingDir: fileURLToPath(new URL(".", import.meta.url)),
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    sourcemap: true,
    external: external.flatMap((name) => [name, `${name}/*`]),
  });

const server = process.argv[2] ?? "dist/main.mjs";
// What listens to singers is a process of its own; the server looks for it beside itself.
await Promise.all([
  bundle("src/main.ts", server),
  bundle("src/listening/ears.ts", server.replace(/\.mjs$/, ".ears.mjs")),
]);
