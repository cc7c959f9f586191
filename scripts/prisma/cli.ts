import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { ROOT } from "../support/root";
import { runLong } from "../support/run-long";

/**
 * Runs Prisma's command line. Its own schema engine is a download from outside npm; ours speaks the same protocol
 * over the WebAssembly build that npm carries.
 */
export function prisma(
  args: string[],
  databaseUrl: string,
  signal: AbortSignal,
  onLine?: (line: string) => void,
) {
  const entry = join(
    dirname(createRequire(import.meta.url).resolve("prisma/package.json")),
    "build/index.js",
  );
  return runLong({
    file: process.execPath,
    args: [entry, ...args],
    cwd: ROOT,
    env: {
      DATABASE_URL: databaseUrl,
      PRISMA_SCHEMA_ENGINE_BINARY: join(ROOT, "scripts/prisma/schema-engine.mjs"),
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      CHECKPOINT_DISABLE: "1",
      NO_COLOR: "1",
    },
    signal,
    ...(onLine ? { onLine } : {}),
  });
}

/** For commands that need an address by their configuration but never connect. */
export const NO_DATABASE = "postgresql://nobody@127.0.0.1:1/nothing";
