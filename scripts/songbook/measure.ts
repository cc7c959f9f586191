import { execFileSync, spawnSync } from "node:child_process";

/** A file as a player decodes it, mixed to one channel. */
export function decoded(path: string, rate: number): Float32Array {
  const args = ["-v", "error", "-i", path, "-f", "f32le", "-ac", "1", "-ar", String(rate), "-"];
  const bytes = new Uint8Array(execFileSync("ffmpeg", args, { maxBuffer: 256 << 20 }));
  return new Float32Array(bytes.buffer, 0, bytes.length >> 2);
}

export interface Level {
  /** Integrated, after EBU R 128; one channel counts as heard on both sides. */
  readonly lufs: number;
  /** Of the reconstructed wave, dBTP: what a converter must be able to put out. */
  readonly truePeak: number;
}

/** Measured by ffmpeg, which knows nothing of how the build levels. */
export function level(path: string): Level {
  const args = [
    "-hide_banner",
    "-nostats",
    "-i",
    path,
    "-af",
    "ebur128=dualmono=true:peak=true",
    "-f",
    "null",
    "-",
  ];
  const { stderr } = spawnSync("ffmpeg", args, { encoding: "utf8", maxBuffer: 64 << 20 });
  const summary = stderr.slice(stderr.lastIndexOf("Summary:"));
  const number = (pattern: RegExp) => Number(pattern.exec(summary)?.[1] ?? Number.NaN);
  return { lufs: number(/I:\s+(-?[\d.]+) LUFS/), truePeak: number(/Peak:\s+(-?[\d.]+) dBFS/) };
}

interface File {
  readonly sha256: string;
  readonly ms: number;
  readonly lufs: number;
  readonly truePeak: number;
}

/** What songs/measured.json keeps of a song, for tests that have no time to listen. */
export interface Measured {
  readonly "backing.mp3": File;
  readonly "guide.mp3": File;
  /** How far the guide's beginnings are from the chart's: the middle one, and the farthest. */
  readonly medianBeginningMs: number;
  readonly worstBeginningMs: number;
}

export function rms(samples: Float32Array, rate: number, fromMs: number, toMs: number): number {
  const from = Math.max(0, Math.round((fromMs * rate) / 1000));
  const to = Math.min(samples.length, Math.round((toMs * rate) / 1000));
  let sum = 0;
  for (let i = from; i < to; i++) sum += (samples[i] ?? 0) ** 2;
  return 10 * Math.log10(sum / Math.max(1, to - from) + 1e-12);
}

const WINDOW_MS = 100;

/** The longest stretch below a level, in milliseconds. */
export function longestQuiet(
  samples: Float32Array,
  rate: number,
  span: { fromMs: number; toMs: number },
  belowDb: number,
): number {
  let longest = 0;
  let quiet = 0;
  for (let ms = span.fromMs; ms + WINDOW_MS <= span.toMs; ms += WINDOW_MS) {
    quiet = rms(samples, rate, ms, ms + WINDOW_MS) < belowDb ? quiet + WINDOW_MS : 0;
    longest = Math.max(longest, quiet);
  }
  return longest;
}
