import { wav } from "./wav";

const RATE = 16_000;

/** A sine as a 16-bit mono WAV. */
export function toneWav({ seconds, hz }: { seconds: number; hz: number }): Buffer {
  const sine = Buffer.alloc(Math.round(seconds * RATE) * 2);
  for (let i = 0; i < sine.length / 2; i++) {
    sine.writeInt16LE(Math.round(12_000 * Math.sin((2 * Math.PI * hz * i) / RATE)), i * 2);
  }
  return wav(sine, RATE, "pcm16");
}
