/** The longest pause between two looks that loses nothing: 170 ms at 48 kHz, so six pictures a second will do. */
const KEPT = 8_192;

/** The samples that sound at a node, for who looks at them once a picture. Reading allocates nothing. */
export class Tap {
  /** The newest are at the end. */
  readonly samples = new Float32Array(KEPT);
  private readonly analyser: AnalyserNode;
  private node: AudioNode | null = null;
  private readUntil: number;

  constructor(private readonly context: BaseAudioContext) {
    this.analyser = new AnalyserNode(context, { fftSize: KEPT, smoothingTimeConstant: 0 });
    this.readUntil = context.currentTime;
  }

  /** Listens somewhere else, or nowhere. */
  listenTo(node: AudioNode | null): void {
    if (node === this.node) return;
    try {
      this.node?.disconnect(this.analyser);
    } catch {
      // Apart already: the voice has gone.
    }
    node?.connect(this.analyser);
    this.node = node;
  }

  /** @returns from where on `samples` are new since the last call; their length if nothing is */
  read(): number {
    const now = this.context.currentTime;
    const fresh = Math.min(KEPT, Math.round((now - this.readUntil) * this.context.sampleRate));
    this.readUntil = now;
    if (fresh > 0) this.analyser.getFloatTimeDomainData(this.samples);
    return KEPT - fresh;
  }
}
