import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

/** What runs on the audio thread is no part of Next's bundles; in production the build has made it already. */
export async function buildWorklets(): Promise<void> {
  await promisify(execFile)(process.execPath, [
    join(process.cwd(), "../../packages/voice/build-worklets.mjs"),
  ]);
}
