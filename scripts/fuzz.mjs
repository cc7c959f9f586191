import { run } from "./bootstrap/run.mjs";

await run("fuzz/main.ts");
