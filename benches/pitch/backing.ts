import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Decoder } from "minimp3-wasm";
import { ROOT } from "../../scripts/support/root";

const SONGS = join(ROOT, "songs");
/** The encoder's own delay and the frame that tells of it: what players leave out at the head. */
const LEAD = 1105 + 1152;
const AT_ONCE_S = 10;

export const builtInSongs = (): string[] =>
  readdirSync(SONGS, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? entry.name : []));

export const chartText = (song: string): string => readFileSync(join(SONGS, song, "song.txt"), "utf8");

export interface Decoded {
  readonly samples: Float32Array;
  readonly sampleRate: number;
}

/** Backing or guide of a built-in song, one channel. */
export async function decoded(song: string, file: "backing.mp3" | "guide.mp3"): Promise<Decoded> {
  const wasm = createRequire(import.meta.url).resolve("minimp3-wasm/dist/decoder.opt.wasm");
  const { instance } = await WebAssembly.instantiate(readFileSync(wasm), {});
  const decoder = new Decoder(instance.exports, new Uint8Array(readFileSync(join(SONGS, song, file))));
  const parts: Float32Array[] = [];
  let sampleRate = 0;
  for (;;) {
    const { pcm, numChannels, numSamples, samplingRate } = decoder.decode(AT_ONCE_S);
    if (numSamples === 0) break;
    sampleRate = samplingRate;
    parts.push(oneChannel(pcm, numChannels, numSamples / numChannels));
  }
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return { samples: all.subarray(LEAD), sampleRate };
}

function oneChannel(pcm: Int16Array, channels: number, length: number): Float32Array {
  return Float32Array.from({ length }, (_, i) => {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) sum += pcm[i * channels + channel] ?? 0;
    return sum / channels / 32_768;
  });
}
