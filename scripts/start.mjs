import { run } from "./bootstrap/run.mjs";

await run("launch/main.ts");
