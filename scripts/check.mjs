import { run } from "./bootstrap/run.mjs";

await run("check/main.ts");
