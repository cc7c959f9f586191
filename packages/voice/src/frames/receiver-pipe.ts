import { durationOf, readMark, shapeOf } from "../marks";
import { Concealer } from "../playout/conceal";
import { PacketOrder, type Step } from "../playout/packet-order";
import type { DecodedVoice, PipeCounts } from "./messages";
import { OpusDecoder } from "./opus-decoder";

type Placed = Exclude<Step, { kind: "break" }>;
const SAMPLES_A_MS = 48;
/** A packet lost for longer than this is left as silence: nobody holds a note for the network. */
const MOST_CONCEALED_MS = 60;

/** Reads the marks of a performer's packets and turns them into sound at its place in the song. */
export class ReceiverPipe {
  private listening: { voice: string; performance: number; decode: boolean } | null = null;
  private readonly order = new PacketOrder();
  private readonly concealer = new Concealer();
  private decoder: OpusDecoder<Placed> | null = null;
  /** Steps in order; what is lost waits for the sound before it. */
  private queue: Step[] = [];
  private marked = 0;
  private unmarked = 0;
  private lost = 0;
  newest: { rtp: number; positionMs: number } | null = null;

  constructor(
    private readonly out: (decoded: DecodedVoice, transfer: Transferable[]) => void,
    private readonly onFailure: (reason: string) => void,
  ) {}

  listen(voice: string, performance: number, decode: boolean): void {
    this.stop();
    this.listening = { voice, performance, decode };
  }

  stop(): void {
    this.listening = null;
    this.decoder?.close();
    this.decoder = null;
    this.queue = [];
    this.order.reset();
    this.concealer.reset();
  }

  get counts(): PipeCounts {
    const { marked, unmarked, lost } = this;
    return { marked, unmarked, lost, repaired: this.order.repaired, late: this.order.dropped };
  }

  transform(frame: RTCEncodedAudioFrame): void {
    const listening = this.listening;
    if (!listening) return;
    const bytes = new Uint8Array(frame.data);
    const mark = readMark(bytes);
    if (!mark || mark.performance !== listening.performance) {
      this.unmarked++;
      return;
    }
    this.marked++;
    const { positionMs, durationMs, previous } = mark;
    if (mark.kind === "still") {
      this.newest = null;
      this.out({ type: "still", voice: listening.voice, positionMs }, []);
      return;
    }
    this.newest = { rtp: frame.getMetadata().rtpTimestamp ?? frame.timestamp, positionMs };
    if (!listening.decode) return;
    for (const step of this.order.push({ packet: bytes.slice(), positionMs, durationMs, previous })) {
      this.enqueue(step);
    }
  }

  private enqueue(step: Step): void {
    this.queue.push(step);
    if (step.kind === "play") {
      this.decoder ??= new OpusDecoder<Placed>(
        (pcm, tag) => this.decoded(pcm, tag),
        (tags, reason) => this.failed(tags, reason),
      );
      this.decoder.decode(step.packet, packetMs(step.packet) ?? step.durationMs, step);
    } else this.flush();
  }

  /** Sends on what needs no decoder and is at the head of the queue. */
  private flush(): void {
    for (let head = this.queue[0]; head && head.kind !== "play"; head = this.queue[0]) {
      this.queue.shift();
      if (head.kind === "break") {
        this.concealer.reset();
        if (this.listening) this.out({ type: "break", voice: this.listening.voice }, []);
        continue;
      }
      this.lost += Math.round(head.durationMs / 20);
      this.place(
        head.positionMs,
        this.concealer.lost(Math.round(Math.min(head.durationMs, MOST_CONCEALED_MS) * SAMPLES_A_MS)),
        true,
      );
    }
  }

  private decoded(pcm: Float32Array<ArrayBuffer>, tag: Placed): void {
    // A play step's sound comes in queue order; everything before it was flushed already.
    if (this.queue[0] === tag) this.queue.shift();
    this.concealer.received(pcm);
    this.place(tag.positionMs, pcm, false);
    this.flush();
  }

  private failed(tags: Placed[], reason: string): void {
    this.decoder = null;
    for (const tag of tags) {
      const at = this.queue.indexOf(tag);
      if (at >= 0) this.queue[at] = { kind: "lost", positionMs: tag.positionMs, durationMs: tag.durationMs };
    }
    this.flush();
    this.onFailure(reason);
  }

  private place(positionMs: number, pcm: Float32Array<ArrayBuffer>, concealed: boolean): void {
    if (!this.listening) return;
    const at = Math.round(positionMs * SAMPLES_A_MS);
    this.out({ type: "sound", voice: this.listening.voice, at, pcm, concealed }, [pcm.buffer]);
  }
}

function packetMs(packet: Uint8Array): number | null {
  const shape = shapeOf(packet);
  return shape && durationOf(shape);
}
