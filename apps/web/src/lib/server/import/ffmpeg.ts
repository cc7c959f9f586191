import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Loudness } from "../loudness/bs1770";
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
 * Runs ffmpeg over the first sound of a file; null where it can't.
 * @param format ffmpeg's name of what the file is: it is not let guess, because some formats name other files to read
 * @param out what to do with the sound, given a folder to write into
 */
async function over<T>(
  format: string,
  bytes: Uint8Array,
  out: (place: string) => string[],
  result: (place: string, words: string) => Promise<T>,
): Promise<T | null> {
  const place = await mkdtemp(join(tmpdir(), "karaverse-sound-"));
  const from = join(place, "in");
  const input = ["-protocol_whitelist", "file", "-f", format, "-i", from];
  const sound = ["-map", "0:a:0", "-vn", "-sn", "-dn", "-t", String(IMPORT_BOUNDS.audioMaxMs / 1_000 + 1)];
  try {
    await writeFile(from, bytes);
    const { stderr } = await run(
      "ffmpeg",
      ["-hide_banner", "-nostats", "-nostdin", "-y", ...input, ...sound, ...out(place)],
      { timeout: PATIENCE_MS, maxBuffer: 16 * 1024 * 1024 },
    );
    return await result(place, stderr);
  } catch {
    return null;
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

/** An MP3 that every browser plays. */
export const toMp3 = (format: string, bytes: Uint8Array): Promise<Uint8Array | null> =>
  over(
    format,
    bytes,
    (place) => ["-map_metadata", "-1", "-c:a", "libmp3lame", "-q:a", "0", "-f", "mp3", join(place, "out")],
    (place) => readFile(join(place, "out")),
  );

/** Measured as loudness/bs1770 does it, for sound that is not decoded here. */
export const loudnessByFfmpeg = (format: string, bytes: Uint8Array): Promise<Loudness | null> =>
  over(
    format,
    bytes,
    () => ["-af", "ebur128=peak=sample:dualmono=true:framelog=verbose", "-f", "null", "-"],
    async (_, words) => {
      const [lufs, peakDb] = [/\bI:\s+(-?[\d.]+) LUFS/, /\bPeak:\s+(-?[\d.]+) dBFS/].map((pattern) =>
        Number(pattern.exec(words)?.[1] ?? Number.NaN),
      );
      if (lufs === undefined || peakDb === undefined || Number.isNaN(lufs + peakDb)) return null;
      return { lufs, peakDb };
    },
  );
