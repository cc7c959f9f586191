import { execFile } from "node:child_process";
import { rm, writeFile } from "node:fs/promises";

/** LAME turns what it is given down by this much at the rates we use (0.45 dB). */
const LAME_SCALE = 0.95;

/**
 * MP3 at a constant rate with a LAME header, which names the encoder's delay and padding: decoders that read it
 * give back exactly the samples that went in. Chromium does, to the sample, at 44.1 and 48 kHz.
 */
export async function encodeMp3(
  channels: readonly Float32Array[],
  sampleRate: number,
  kbps: number,
  path: string,
): Promise<void> {
  const length = channels[0]?.length ?? 0;
  const interleaved = new Float32Array(length * channels.length);
  channels.forEach((channel, c) => {
    for (let i = 0; i < length; i++) interleaved[i * channels.length + c] = (channel[i] ?? 0) / LAME_SCALE;
  });
  const raw = `${path}.f32`;
  await writeFile(raw, new Uint8Array(interleaved.buffer));
  const input = ["-f", "f32le", "-ar", String(sampleRate), "-ac", String(channels.length), "-i", raw];
  // Bit-exact and without metadata: the same score gives the same bytes, with no date in them.
  const plain = [
    "-map_metadata",
    "-1",
    "-fflags",
    "+bitexact",
    "-flags:a",
    "+bitexact",
    "-id3v2_version",
    "0",
  ];
  const codec = ["-c:a", "libmp3lame", "-b:a", `${kbps}k`, "-joint_stereo", "1", "-write_xing", "1"];
  await ffmpeg([...input, ...plain, ...codec, path]);
  await rm(raw);
}

export function ffmpeg(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile("ffmpeg", ["-hide_banner", "-y", ...args], { maxBuffer: 64 << 20 }, (error, stdout, stderr) => {
      if (error) reject(new Error(`ffmpeg (Debian: apt install ffmpeg) failed: ${stderr.slice(-800)}`));
      else resolve(stdout + stderr);
    });
  });
}
