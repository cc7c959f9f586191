import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { aptInstall, canUseApt } from "../../scripts/support/apt";

const run = promisify(execFile);

const answers = (): Promise<boolean> =>
  run("ffmpeg", ["-version"]).then(
    () => true,
    () => false,
  );

/** The machine's own ffmpeg, else Debian's when root may install it; else the tests that need it say so and pass over. */
export async function needFfmpeg(): Promise<boolean> {
  if (await answers()) return true;
  if (canUseApt()) await aptInstall(["ffmpeg"], new AbortController().signal).catch(() => undefined);
  if (await answers()) return true;
  console.warn("SKIPPED: there is no ffmpeg here, so that conversions of imported audio are not tested.");
  return false;
}

/** A tone in the format that the file's ending names. */
export async function encodedTone(file: string, seconds: number): Promise<void> {
  const tone = `sine=frequency=220:duration=${seconds}:sample_rate=44100`;
  await run("ffmpeg", ["-v", "error", "-y", "-f", "lavfi", "-i", tone, file]);
}
