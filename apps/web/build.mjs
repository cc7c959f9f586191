// Builds the web app for production: what runs on the audio thread and beside it, the pages, and the gateway.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const run = (file, ...args) =>
  execFileSync(process.execPath, [file, ...args], {
    cwd: here,
    stdio: "inherit",
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
  });

run(fileURLToPath(new URL("../../packages/voice/build-worklets.mjs", import.meta.url)));
run(fileURLToPath(new URL("build-face.mjs", import.meta.url)));
run(fileURLToPath(import.meta.resolve("next/dist/bin/next")), "build");

// Our TypeScript goes in, packages from npm stay outside.
const { dependencies } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));
const external = Object.keys(dependencies).filter((name) => !name.startsWith("@karaverse/"));

await build({
  absWorkingDir: here,
  entryPoints: ["src/server/main.ts"],
  outfile: "dist/main.mjs",
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  sourcemap: true,
  external: external.flatMap((name) => [name, `${name}/*`]),
});
