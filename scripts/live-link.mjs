import { run } from "./bootstrap/run.mjs";

await run("live-link/main.ts");
