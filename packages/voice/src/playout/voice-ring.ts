import { sampleAt } from "./resample";

/** 2^18 samples: 5.4 s at 48 kHz, far more than any lag. */
const SIZE = 2 ** 18;
const MASK = SIZE - 1;
/** Kept behind the reader for the interpolation's taps. */
const BEHIND = 64;

/** A performer's voice, laid at its song position; 48 kHz samples counted from the start of the song. */
export class VoiceRing {
  private readonly samples = new Float32Array(SIZE);
  /** The first sample that is kept; the last is a ring further. */
  private cleared = 0;

  /** Whether a sample at this place can be kept. */
  holds(at: number): boolean {
    return at >= this.cleared && at - this.cleared < SIZE;
  }

  write(at: number, pcm: Float32Array): void {
    const from = Math.max(0, this.cleared - at);
    // What lies more than a ring ahead of the reader cannot be kept.
    if (at + pcm.length - this.cleared > SIZE) return;
    for (let i = from; i < pcm.length; i++) this.samples[(at + i) & MASK] = pcm[i]!;
  }

  /** The reader jumped: everything laid down before is void. */
  seek(at: number): void {
    this.samples.fill(0);
    this.cleared = Math.floor(at) - BEHIND;
  }

  read(index: number): number {
    if (!this.holds(Math.floor(index))) return 0;
    return sampleAt(this.samples, index, MASK);
  }

  /** Makes room: what lies behind the reader is silence from now on. */
  passed(index: number): void {
    const until = Math.floor(index) - BEHIND;
    for (let at = Math.max(this.cleared, until - SIZE); at < until; at++) this.samples[at & MASK] = 0;
    this.cleared = Math.max(this.cleared, until);
  }
}
