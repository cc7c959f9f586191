/** WebCodecs as a queue: each packet comes out as sound once, in order, with the tag it was given. */
export class OpusDecoder<Tag> {
  private decoder: AudioDecoder | null = null;
  private tags: Tag[] = [];
  private clockUs = 0;

  constructor(
    private readonly onSound: (pcm: Float32Array<ArrayBuffer>, tag: Tag) => void,
    /** The packets that will never come out. */
    private readonly onFailure: (tags: Tag[], reason: string) => void,
  ) {}

  static get supported(): boolean {
    return typeof AudioDecoder !== "undefined";
  }

  decode(packet: Uint8Array, durationMs: number, tag: Tag): void {
    this.decoder ??= this.open();
    this.tags.push(tag);
    const duration = durationMs * 1000;
    try {
      this.decoder.decode(
        new EncodedAudioChunk({ type: "key", timestamp: this.clockUs, duration, data: packet }),
      );
    } catch (error) {
      this.fail(String(error));
    }
    this.clockUs += duration;
  }

  close(): void {
    const decoder = this.decoder;
    this.decoder = null;
    this.tags = [];
    if (decoder && decoder.state !== "closed") decoder.close();
  }

  private open(): AudioDecoder {
    const decoder: AudioDecoder = new AudioDecoder({
      output: (data) => {
        const pcm = new Float32Array(data.numberOfFrames);
        data.copyTo(pcm, { planeIndex: 0, format: "f32-planar" });
        data.close();
        const tag = this.decoder === decoder ? this.tags.shift() : undefined;
        if (tag !== undefined) this.onSound(pcm, tag);
      },
      error: (error) => {
        if (this.decoder === decoder) this.fail(error.message);
      },
    });
    decoder.configure({ codec: "opus", sampleRate: 48000, numberOfChannels: 1 });
    return decoder;
  }

  private fail(reason: string): void {
    const lost = this.tags;
    this.close();
    this.onFailure(lost, reason);
  }
}
