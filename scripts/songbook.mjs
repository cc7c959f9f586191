import { run } from "./bootstrap/run.mjs";

await run("songbook/main.ts");
