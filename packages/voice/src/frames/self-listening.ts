import { COMPARED, REACH, ShiftFinder } from "../performer/shift";
import type { GraphSound } from "./graph-sound";
import type { Sounding } from "./messages";
import { OpusDecoder } from "./opus-decoder";
import { contextTimeOf, RTP_RATE } from "./sounding-time";

/** An Opus decoder that begins in the middle is true to the waveform after 80 ms. */
const WARMING = 0.08 * RTP_RATE;
/** Two looks take half a second of decoding each; a slip is put right within five seconds. */
const REST = 1.5 * RTP_RATE;
const REST_AFTER_NOTHING = 0.3 * RTP_RATE;
/** 0.15 ms: below is the encoder's own doing, and nobody's ear. */
const TOLERATED = 7;
/** Two looks that find the same within this are no accident. */
const AGREED = 4;

/**
 * The browser may drop samples between the microphone's graph and the encoder (512 at once were seen on a busy
 * machine), and everything after is early from then on. So the singer's packets are listened to while they sing, and
 * laid beside what the graph had.
 */
export class SelfListening {
  private readonly finder = new ShiftFinder();
  private readonly packets = new Float32Array(COMPARED);
  private readonly sound = new Float32Array(COMPARED + 2 * REACH);
  private decoder: OpusDecoder<{ rtp: number; sounding: Sounding }> | null = null;
  /** Samples until the next look; negative while warming. */
  private resting = REST_AFTER_NOTHING;
  private filled = 0;
  private next: number | null = null;
  /** Graph time, in samples, that `packets` begins at if nothing slipped. */
  private expected = 0;
  private suspected: number | null = null;

  constructor(
    private readonly graph: GraphSound,
    /** Seconds by which the graph is further than was thought. */
    private readonly onSlip: (seconds: number) => void,
  ) {}

  /** A packet of singing, as it left the encoder. */
  heard(packet: Uint8Array, durationMs: number, rtp: number, sounding: Sounding): void {
    const samples = durationMs * 48;
    if (this.resting > 0) {
      this.resting -= samples;
      return;
    }
    if (this.filled === COMPARED) {
      this.compare();
      return;
    }
    this.decoder ??= this.open();
    this.decoder.decode(packet.slice(), durationMs, { rtp, sounding });
  }

  /** Begins anew: the sounding changed, or the singing stopped. */
  reset(): void {
    this.rest(REST_AFTER_NOTHING);
    this.suspected = null;
  }

  private open() {
    let warming = WARMING;
    this.next = null;
    return new OpusDecoder<{ rtp: number; sounding: Sounding }>(
      (pcm, { rtp, sounding }) => {
        if (this.next !== null && rtp !== this.next) {
          this.rest(0);
          return;
        }
        this.next = (rtp + pcm.length) >>> 0;
        warming -= pcm.length;
        if (warming > 0 || this.filled === COMPARED) return;
        if (this.filled === 0) this.expected = contextTimeOf(rtp, sounding) * RTP_RATE;
        const piece = pcm.subarray(0, COMPARED - this.filled);
        this.packets.set(piece, this.filled);
        this.filled += piece.length;
      },
      () => this.rest(REST),
    );
  }

  private compare(): void {
    const at = Math.round(this.expected);
    const had = this.graph.read(at - REACH, this.sound);
    if (had === "early") return;
    const shift = had === "read" ? this.finder.find(this.sound, this.packets) : null;
    if (shift === null) this.rest(REST_AFTER_NOTHING);
    else this.judge(at + shift - this.expected);
  }

  private judge(slipped: number): void {
    const { suspected } = this;
    const wrong = Math.abs(slipped) > TOLERATED;
    const sure = wrong && suspected !== null && Math.abs(slipped - suspected) <= AGREED;
    this.suspected = wrong && !sure ? slipped : null;
    this.rest(wrong ? 0 : REST);
    if (sure) this.onSlip(slipped / RTP_RATE);
  }

  private rest(samples: number): void {
    this.decoder?.close();
    this.decoder = null;
    this.filled = 0;
    this.resting = samples;
  }
}
