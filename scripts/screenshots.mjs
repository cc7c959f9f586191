import { run } from "./bootstrap/run.mjs";

await run("screenshots/main.ts");
