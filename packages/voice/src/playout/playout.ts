import { Emitter } from "../events";
import type { FramePipes, PipeId } from "../frames";
import { performanceNumber } from "../marks";
import { diagnose, LAG_MS, type PlayoutDiagnostics } from "./diagnostics";
import { MOST_VOICES, PLAYOUT_PROCESSOR, type PlayoutReport, type Slots, type ToPlayout } from "./messages";
import { NativeDelay } from "./native-delay";
import { slotsFor } from "./slots";
import { type PlayoutWay, wayOf } from "./way";

export interface PlayoutEvents {
  way: PlayoutWay;
  /** Ten times a second while something plays. */
  clock: { positionMs: number; at: number; moving: boolean; rate: number };
}

export interface PlayoutSong {
  readonly performance: string;
  readonly performers: readonly string[];
  readonly backing: AudioBuffer | null;
  /** Where the song stands by the room's own clock, for browsers without marks; null while unknown. */
  readonly roomPosition: () => { readonly positionMs: number; readonly moving: boolean } | null;
}

const TICK_MS = 250;
/** From a track into WebAudio: two buffers of 10 ms. */
const HOP_MS = 20;
const FIGURES_KEPT = 30;

interface Heard {
  readonly receiver: RTCRtpReceiver;
  pipe: PipeId | null;
  counts: { marked: number; lost: number; repaired: number };
  markedAt: number | null;
}

/** The listener's side: voices and backing by one song clock, in an audio worklet; the best way that works. */
export class Playout extends Emitter<PlayoutEvents> {
  /** The music, stereo. */
  readonly backing: AudioNode;
  private readonly voices: readonly AudioNode[];
  private slots: Slots = [];
  private song: (PlayoutSong & { since: number; number: number }) | null = null;
  private readonly heard = new Map<string, Heard>();
  private told: { positionMs: number; at: number; moving: boolean } | null = null;
  private reports: PlayoutReport[] = [];
  private readonly nativeDelay = new NativeDelay();
  private way: PlayoutWay = "none";
  private timer: ReturnType<typeof setInterval> | null = null;

  private constructor(
    private readonly context: AudioContext,
    private readonly frames: FramePipes,
    /** Null where the page is not served securely: browsers have no worklets there, and no music plays. */
    private readonly node: AudioWorkletNode | null,
  ) {
    super();
    this.backing = new GainNode(context);
    node?.connect(this.backing, 0);
    this.voices = Array.from({ length: MOST_VOICES }, (_, i) => {
      const voice = new GainNode(context);
      node?.connect(voice, i + 1);
      return voice;
    });
    if (node) {
      node.port.onmessage = ({ data }: MessageEvent<PlayoutReport>) => this.reported(data);
      const { port1, port2 } = new MessageChannel();
      frames.connectPlayout(port1);
      this.send({ type: "decoded", port: port2 }, [port2]);
    }
    frames.on("counts", ({ receiver, counts, newest }) => {
      for (const [identity, heard] of this.heard) {
        if (heard.pipe !== receiver) continue;
        if (counts.marked > heard.counts.marked) heard.markedAt = performance.now();
        heard.counts = counts;
        if (newest && this.way === "marks") this.followNative(identity, heard.receiver, newest);
      }
    });
  }

  static async create(context: AudioContext, frames: FramePipes, worklets: string): Promise<Playout> {
    if (!context.audioWorklet) return new Playout(context, frames, null);
    await context.audioWorklet.addModule(`${worklets}playout.worklet.js`);
    const node = new AudioWorkletNode(context, PLAYOUT_PROCESSOR, {
      numberOfInputs: 0,
      numberOfOutputs: 1 + MOST_VOICES,
      outputChannelCount: [2, ...Array<number>(MOST_VOICES).fill(1)],
    });
    return new Playout(context, frames, node);
  }

  begin(song: PlayoutSong): void {
    this.end();
    this.slots = slotsFor([], song.performers);
    this.song = {
      ...song,
      since: performance.now(),
      number: performanceNumber(song.performance),
    };
    this.send({ type: "begin", voices: this.slots, lagMs: LAG_MS });
    if (song.backing) this.setBacking(song.backing);
    for (const identity of song.performers) this.listen(identity);
    this.timer = setInterval(() => this.tick(), TICK_MS);
    this.tick();
  }

  /** Who sings has changed; whoever sings on is heard without a break. */
  perform(performers: readonly string[]): void {
    const { song } = this;
    if (!song) return;
    for (const identity of song.performers) {
      const heard = performers.includes(identity) ? undefined : this.heard.get(identity);
      if (heard) this.unlisten(heard);
    }
    const known = song.performers;
    this.song = { ...song, performers };
    this.slots = slotsFor(this.slots, performers);
    this.send({ type: "voices", voices: this.slots });
    for (const identity of performers) if (!known.includes(identity)) this.listen(identity);
  }

  /** The music may be decoded later than the performance begins: late joiners start mid-song. */
  setBacking(buffer: AudioBuffer): void {
    const channels = Array.from({ length: buffer.numberOfChannels }, (_, i) =>
      buffer.getChannelData(i).slice(),
    );
    this.send(
      { type: "backing", channels, sampleRate: buffer.sampleRate },
      channels.map(({ buffer: bytes }) => bytes),
    );
  }

  end(): void {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
    for (const heard of this.heard.values()) this.unlisten(heard);
    if (this.song) this.send({ type: "end" });
    this.song = null;
    this.told = null;
    this.reports = [];
    this.change("none");
  }

  /** A performer's track came (again). */
  attach(identity: string, receiver: RTCRtpReceiver): void {
    this.detach(identity);
    this.heard.set(identity, {
      receiver,
      pipe: null,
      counts: { marked: 0, lost: 0, repaired: 0 },
      markedAt: null,
    });
    this.listen(identity);
  }

  detach(identity: string): void {
    const heard = this.heard.get(identity);
    if (heard) this.unlisten(heard);
    this.heard.delete(identity);
  }

  /** The room says that the song stands (a pause); exact word comes by the marks, this is for those without. */
  stand(positionMs: number): void {
    if (this.way !== "song-clock") this.send({ type: "stand", positionMs });
  }

  /** The singer's client says where its song is. */
  tell(positionMs: number, moving: boolean): void {
    this.told = { positionMs, moving, at: this.context.currentTime };
  }

  /** Voices and music come by one clock. */
  get isExact(): boolean {
    return this.way === "song-clock";
  }

  /** Whether this performer's voice comes out of the playout, so that the native track must be silent. */
  plays(identity: string): boolean {
    return this.way === "song-clock" && (this.song?.performers.includes(identity) ?? false);
  }

  voiceOf(identity: string): AudioNode | null {
    return this.voices[this.slots.indexOf(identity)] ?? null;
  }

  /** The position that sounds at an AudioContext time; null while nothing plays. */
  songPositionMs(time: number = this.context.currentTime): number | null {
    const report = this.reports.at(-1);
    if (!report || report.state === "idle") return null;
    const moved = report.state === "still" ? 0 : (time - report.at) * 1000 * report.rate;
    return report.positionMs + moved;
  }

  diagnostics(): PlayoutDiagnostics {
    const counts = [...this.heard.values()].flatMap((heard) => (heard.pipe === null ? [] : [heard.counts]));
    return diagnose(this.way, this.frames.way, this.reports, counts);
  }

  dispose(): void {
    this.end();
    this.node?.disconnect();
    this.node?.port.close();
  }

  private listen(identity: string): void {
    const heard = this.heard.get(identity);
    if (!heard || !this.song?.performers.includes(identity)) return;
    heard.counts = { marked: 0, lost: 0, repaired: 0 };
    heard.markedAt = null;
    heard.pipe = this.frames.listen(
      heard.receiver,
      identity,
      this.song.number,
      this.frames.ability === "decode",
    );
  }

  private unlisten(heard: Heard): void {
    if (heard.pipe !== null) this.frames.unlisten(heard.pipe);
    heard.pipe = null;
  }

  private tick(): void {
    const { song } = this;
    if (!song) return;
    const now = performance.now();
    const times = [...this.heard.values()].flatMap(({ markedAt }) => (markedAt === null ? [] : [markedAt]));
    const room = this.told ?? song.roomPosition();
    this.change(
      wayOf({
        ability: this.node ? this.frames.ability : "none",
        sinceMarkMs: times.length > 0 ? now - Math.max(...times) : null,
        sinceBeginMs: now - song.since,
        positionKnown: this.node !== null && room !== null,
        current: this.way,
      }),
    );
    if (this.way === "positions") this.followPositions(song);
  }

  private followPositions(song: PlayoutSong): void {
    const { told, context } = this;
    // A word of the singer's client is better than the room's clock, but only while it is fresh.
    const fresh = told && context.currentTime - told.at < 2 ? told : null;
    const room = fresh ?? song.roomPosition();
    if (!room) return;
    const at = fresh?.at ?? context.currentTime;
    if (room.moving) {
      this.send({
        type: "follow",
        source: "room",
        positionMs: room.positionMs - this.nativeDelayMs(song),
        at,
      });
    } else this.send({ type: "stand", positionMs: room.positionMs });
  }

  private nativeDelayMs({ performers }: PlayoutSong): number {
    const [heard] = performers.flatMap((identity) => this.heard.get(identity) ?? []);
    if (heard) this.nativeDelay.refresh(heard.receiver, performance.now());
    return this.nativeDelay.ms;
  }

  /** Which packet is sounding by the native path, and where in the song it belongs. */
  private followNative(
    identity: string,
    receiver: RTCRtpReceiver,
    newest: { rtp: number; positionMs: number },
  ): void {
    const [source] = receiver.getSynchronizationSources();
    if (!source) return;
    const sinceMs = performance.timeOrigin + performance.now() - source.timestamp;
    // A packet sounds for 20 ms; a timestamp much older is of a voice that fell silent.
    if (sinceMs > 200) return;
    const sounding = newest.positionMs + ((source.rtpTimestamp - newest.rtp) | 0) / 48 + Math.max(0, sinceMs);
    const positionMs = sounding - HOP_MS;
    this.send({ type: "follow", source: identity, positionMs, at: this.context.currentTime });
  }

  private reported(report: PlayoutReport): void {
    if (!this.song) return;
    this.reports.push(report);
    if (this.reports.length > FIGURES_KEPT) this.reports.shift();
    if (report.state === "idle") return;
    const { positionMs, at, rate, state } = report;
    this.emit("clock", { positionMs, at, rate, moving: state !== "still" });
  }

  private change(way: PlayoutWay): void {
    if (way === this.way) return;
    if (this.way === "positions") this.send({ type: "forget", source: "room" });
    this.way = way;
    this.emit("way", way);
  }

  private send(message: ToPlayout, transfer: Transferable[] = []): void {
    this.node?.port.postMessage(message, transfer);
  }
}
