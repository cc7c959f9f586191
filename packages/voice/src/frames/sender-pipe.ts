import { durationOf, shapeOf, writeMark } from "../marks";
import { type SongLine, sungAt } from "../performer/song-line";
import { BurstFinder } from "../performer/sounding";
import type { GraphSound } from "./graph-sound";
import type { Sounding } from "./messages";
import { OpusDecoder } from "./opus-decoder";
import { SelfListening } from "./self-listening";
import { contextTimeOf, RTP_RATE, rtpDifference } from "./sounding-time";

/** Sent instead of the burst, so that nobody hears it: Opus silence (CELT, full band, mono) of 20 and of 10 ms. */
const SILENT_20 = Uint8Array.of(0xf8, 0xff, 0xfe);
const SILENT_10 = Uint8Array.of(0xf0, 0xff, 0xfe);
/** The burst's tail may reach into the packets after the one in which it was found. */
const QUIET_AFTER = 2;

/** Marks the microphone's packets, and listens to them: for the burst that says where they stand, and for slips. */
export class SenderPipe {
  private sounding: Sounding | null = null;
  private search: { decoder: OpusDecoder<number>; end: () => void } | null = null;
  /** The last packet as it left the encoder, if it was marked: what the next one repeats. */
  private previous: { packet: Uint8Array; rtp: number } | null = null;
  private quiet = 0;
  private readonly self: SelfListening;

  constructor(
    private readonly onSounded: (sounding: Sounding) => void,
    private readonly line: () => { line: SongLine | null; repeat: boolean },
    graph: GraphSound,
    onSlip: (seconds: number) => void,
  ) {
    this.self = new SelfListening(graph, (seconds) => {
      const { sounding } = this;
      if (!sounding) return;
      this.sounding = { contextTime: sounding.contextTime + seconds, rtp: sounding.rtp };
      onSlip(seconds);
    });
  }

  listenForBurst(at: number | null): void {
    this.search?.end();
    this.search = null;
    if (at === null) return;
    // Unmarked until found: what was measured before may be why we are asked again.
    this.sounding = null;
    this.self.reset();
    let finder = new BurstFinder(RTP_RATE);
    let first: number | null = null;
    let next = 0;
    const decoder = new OpusDecoder<number>(
      (pcm, rtp) => {
        if (first === null || rtp !== next) {
          finder = new BurstFinder(RTP_RATE);
          first = rtp;
        }
        next = (rtp + pcm.length) >>> 0;
        const found = finder.push(pcm);
        if (found === null) return;
        this.sounding = { contextTime: at, rtp: first + found };
        this.search?.end();
        this.search = null;
        this.quiet = QUIET_AFTER;
        this.onSounded(this.sounding);
      },
      () => {
        first = null;
      },
    );
    this.search = { decoder, end: () => decoder.close() };
  }

  transform(frame: RTCEncodedAudioFrame): void {
    const packet = new Uint8Array(frame.data);
    const rtp = frame.getMetadata().rtpTimestamp ?? frame.timestamp;
    const shape = shapeOf(packet);
    if (shape && (this.search || this.quiet > 0)) {
      this.quiet = Math.max(0, this.quiet - 1);
      this.search?.decoder.decode(packet.slice(), durationOf(shape), rtp);
      frame.data = (durationOf(shape) === 10 ? SILENT_10 : SILENT_20).slice().buffer;
      this.previous = null;
      return;
    }
    const { line, repeat } = this.line();
    const { sounding } = this;
    const point = line && sounding && sungAt(line, contextTimeOf(rtp, sounding));
    if (!shape || !line || !sounding || !point) {
      this.previous = null;
      return;
    }
    if (point.moving) this.self.heard(packet, durationOf(shape), rtp, sounding);
    else this.self.reset();
    const samples = durationOf(shape) * 48;
    const follows = this.previous && rtpDifference(rtp, this.previous.rtp) === samples;
    const previous = repeat && point.moving && follows ? (this.previous?.packet ?? null) : null;
    const kind = point.moving ? "singing" : "still";
    const marked = writeMark(
      packet,
      { kind, performance: line.performance, positionMs: point.positionMs },
      previous,
    );
    this.previous = point.moving ? { packet: packet.slice(), rtp } : null;
    frame.data = marked.slice().buffer;
  }

  close(): void {
    this.search?.end();
    this.search = null;
    this.self.reset();
  }
}
