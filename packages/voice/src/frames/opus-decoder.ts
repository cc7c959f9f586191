import { type OpenEngine, type OpusEngine, openWebCodecs } from "./engines";

/** A decoder as a queue: each packet comes out as sound once, in order, with the tag it was given. */
export class OpusDecoder<Tag> {
  /** What all of this worker decode with. */
  static open: OpenEngine = openWebCodecs;

  private engine: OpusEngine | null = null;
  private tags: Tag[] = [];
  private clockUs = 0;

  constructor(
    private readonly onSound: (pcm: Float32Array<ArrayBuffer>, tag: Tag) => void,
    /** The packets that will never come out. */
    private readonly onFailure: (tags: Tag[], reason: string) => void,
  ) {}

  decode(packet: Uint8Array, durationMs: number, tag: Tag): void {
    this.engine ??= this.open();
    this.tags.push(tag);
    const duration = durationMs * 1000;
    try {
      this.engine.decode(packet, this.clockUs, duration);
    } catch (error) {
      this.fail(String(error));
    }
    this.clockUs += duration;
  }

  close(): void {
    const { engine } = this;
    this.engine = null;
    this.tags = [];
    engine?.close();
  }

  private open(): OpusEngine {
    const engine: OpusEngine = OpusDecoder.open({
      onSound: (pcm) => {
        const tag = this.engine === engine ? this.tags.shift() : undefined;
        if (tag !== undefined) this.onSound(pcm, tag);
      },
      onFailure: (reason) => {
        if (this.engine === engine) this.fail(reason);
      },
    });
    return engine;
  }

  private fail(reason: string): void {
    const lost = this.tags;
    this.close();
    this.onFailure(lost, reason);
  }
}
