import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { IMPORT_BOUNDS } from "./bounds";

const run = promisify(execFile);

/** Of four minutes on a slow machine, with room to spare. */
const PATIENCE_MS = 180_000;

let known: Promise<boolean> | undefined;

/** Whether this machine has ffmpeg; looked for once. */
export function hasFfmpeg(): Promise<boolean> {
  known ??= run("ffmpeg", ["-version"]).then(
    () => true,
    () => false,
  );
  return known;
}

/**
 * The sound of a file as an MP3 that every browser plays; null where it can't be done.
 * @param format ffmpeg's name of what the file is: it is not let guess, because some formats name other files to read
 */
export async function toMp3(format: string, bytes: Uint8Array): Promise<Uint8Array | null> {
  const place = await mkdtemp(join(tmpdir(), "karaverse-convert-"));
  const [from, to] = [join(place, "in"), join(place, "out.mp3")];
  const input = ["-protocol_whitelist", "file", "-f", format, "-i", from];
  const sound = ["-map", "0:a:0", "-vn", "-sn", "-dn", "-map_metadata", "-1", "-ac", "2"];
  const longest = ["-t", String(IMPORT_BOUNDS.audioMaxMs / 1_000 + 1)];
  const mp3 = ["-c:a", "libmp3lame", "-q:a", "0", "-f", "mp3"];
  try {
    await writeFile(from, bytes);
    await run("ffmpeg", ["-v", "error", "-nostdin", "-y", ...input, ...sound, ...longest, ...mp3, to], {
      timeout: PATIENCE_MS,
    });
    return await readFile(to);
  } catch {
    return null;
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}
