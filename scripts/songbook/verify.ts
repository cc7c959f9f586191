/**
 * npx tsx scripts/songbook/verify.ts [slug ...]
 *
 * Decodes the guides as they lie in songs/ and compares what is heard with the charts that lie beside them.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseUltraStar } from "@karaverse/songs";
import { SAMPLE_RATE, slugs } from "./build";
import { guideErrors, median } from "./pitch-of-guide";

const songsDir = resolve(import.meta.dirname, "../../songs");

function decoded(path: string): Float32Array {
  const args = ["-v", "error", "-i", path, "-f", "f32le", "-ac", "1", "-ar", String(SAMPLE_RATE), "-"];
  const bytes = new Uint8Array(execFileSync("ffmpeg", args, { maxBuffer: 256 << 20 }));
  return new Float32Array(bytes.buffer, 0, bytes.length >> 2);
}

const asked = process.argv.slice(2);
for (const slug of asked.length > 0 ? asked : slugs()) {
  const { song, problems } = parseUltraStar(readFileSync(join(songsDir, slug, "song.txt"), "utf8"));
  if (!song || problems.length > 0)
    throw new Error(`${slug}: ${problems.map((each) => each.sentence).join(" ")}`);
  const guide = decoded(join(songsDir, slug, "guide.mp3"));
  const backing = decoded(join(songsDir, slug, "backing.mp3"));
  const lengths = [guide, backing]
    .map((samples) => ((samples.length * 1000) / SAMPLE_RATE).toFixed(1))
    .join("/");
  const errors = guideErrors(song, 0, guide, SAMPLE_RATE);
  const cents = errors.flatMap((error) => (error.cents === null ? [] : [Math.abs(error.cents)]));
  const onsets = errors.flatMap((error) => (error.onsetMs === null ? [] : [error.onsetMs]));
  const wrong = cents.filter((each) => each > 50).length;
  process.stdout.write(
    `${slug}: ${errors.length} notes, heard ${cents.length}, median ${median(cents).toFixed(1)} cents, ${wrong} over 50; ` +
      `${onsets.length} onsets ${Math.min(...onsets).toFixed(0)}..${Math.max(...onsets).toFixed(0)} ms; ` +
      `${lengths} of ${song.durationMs} ms\n`,
  );
}
