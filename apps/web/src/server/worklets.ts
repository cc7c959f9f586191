import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * What runs on the audio thread, and what finds faces, is no part of Next's bundles; in production the build has made it
 * already.
 */
export async function buildWorklets(): Promise<void> {
  await Promise.all(
    ["../../packages/voice/build-worklets.mjs", "build-face.mjs"].map((script) =>
      run(process.execPath, [join(process.cwd(), script)]),
    ),
  );
}
