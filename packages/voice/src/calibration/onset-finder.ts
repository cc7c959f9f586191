import type { RecordedPiece } from "./recorder-messages";

const BLOCK_S = 0.002;
/** RMS of a block; a clap beside a laptop is 10 to 30 dB above it. */
const LEAST = 0.02;
/** Louder than what was there before by so much. */
const ABOVE = 4;
/** What was there before, over about so long, seconds. */
const BEFORE_S = 0.05;
const APART_S = 0.2;

/** When a clap, a tick or a syllable begins. */
export class OnsetFinder {
  private before = 0;
  private lastAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly sampleRate: number) {}

  /** @returns times of the audio context, seconds */
  push({ at, samples }: RecordedPiece): number[] {
    const block = Math.round(BLOCK_S * this.sampleRate);
    const found: number[] = [];
    for (let from = 0; from + block <= samples.length; from += block) {
      let squares = 0;
      for (let i = from; i < from + block; i++) squares += (samples[i] ?? 0) ** 2;
      const level = Math.sqrt(squares / block);
      const time = at + from / this.sampleRate;
      if (level > LEAST && level > ABOVE * this.before && time - this.lastAt > APART_S) {
        this.lastAt = time;
        found.push(time);
      }
      this.before += (level - this.before) * (BLOCK_S / BEFORE_S);
    }
    return found;
  }
}
