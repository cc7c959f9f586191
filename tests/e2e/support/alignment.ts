import { wav } from "../../support/wav";
import { type Click, click, errorsMs, findClicks } from "../../voice/clicks";

const SAMPLE_RATE = 48_000;
/** Off any beat of the song, so that no drum falls on all of them. */
const EVERY_MS = 730;
/** Above the music's own attacks. */
const LOUDNESS = 1.2;

/** The sound with chirps at known song positions: upwards in the music, downwards in the voice. */
export function withClicks(samples: Float32Array, kind: Click): Float32Array<ArrayBuffer> {
  const out = new Float32Array(samples);
  const sound = click(kind, SAMPLE_RATE);
  for (let at = 0; at < (out.length / SAMPLE_RATE) * 1000 - 100; at += EVERY_MS) {
    const from = Math.round((at * SAMPLE_RATE) / 1000);
    sound.forEach((sample, i) => {
      out[from + i] = (out[from + i] ?? 0) * 0.5 + LOUDNESS * sample;
    });
  }
  return out;
}

/** Voice against backing for every chirp of both that is heard, milliseconds. */
export function alignmentOf(heard: Float32Array, sampleRate: number): number[] {
  return errorsMs(findClicks(heard, "down", sampleRate), findClicks(heard, "up", sampleRate));
}

/** 32-bit WAV, one channel at 48 kHz: what every browser decodes without touching a sample. */
export function wavOf(samples: Float32Array): Buffer {
  return wav(Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength), SAMPLE_RATE, "float32");
}

export const mono = ({ left, right }: { left: Float32Array; right: Float32Array }): Float32Array =>
  left.map((sample, i) => (sample + (right[i] ?? 0)) / 2);

export function rms(samples: Float32Array): number {
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length));
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
