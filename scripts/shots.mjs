import { run } from "./bootstrap/run.mjs";

await run("shots/main.ts");
