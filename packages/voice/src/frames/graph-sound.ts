/** 2^17 samples: 2.7 s at 48 kHz; packets come out of the encoder within a tenth of that. */
const SIZE = 2 ** 17;
const MASK = SIZE - 1;

/** The newest seconds of what entered the microphone's graph, by the audio context's own sample numbers. */
export class GraphSound {
  private readonly samples = new Float32Array(SIZE);
  private from = 0;
  private until = 0;

  write(at: number, piece: Float32Array): void {
    // A hole would be taken for sound: what lies before it is forgotten.
    if (at !== this.until) this.from = at;
    for (let i = 0; i < piece.length; i++) this.samples[(at + i) & MASK] = piece[i]!;
    this.until = at + piece.length;
    this.from = Math.max(this.from, this.until - SIZE);
  }

  /** "early": it is still to come; "gone": it will not come. */
  read(at: number, into: Float32Array): "read" | "early" | "gone" {
    if (at < this.from) return "gone";
    if (at + into.length > this.until) return "early";
    for (let i = 0; i < into.length; i++) into[i] = this.samples[(at + i) & MASK]!;
    return "read";
  }
}
