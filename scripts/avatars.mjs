import { run } from "./bootstrap/run.mjs";

await run("avatars/main.ts");
