import { fileURLToPath } from "node:url";
import "./node-version.mjs";
import { ensureDependencies } from "./dependencies.mjs";

/** Makes sure that dependencies are there, then runs a TypeScript file of scripts/ in this same process. */
export async function run(file) {
  await ensureDependencies();
  const { register } = await import("tsx/esm/api");
  register({ tsconfig: fileURLToPath(new URL("../tsconfig.json", import.meta.url)) });
  await import(new URL(`../${file}`, import.meta.url).href);
}
