import { openRecorder } from "../calibration/recorder";
import type { ToRecorder } from "../calibration/recorder-messages";
import type { MelodyNote } from "../effects";
import { Emitter } from "../events";
import type { FramePipes } from "../frames";
import { performanceNumber } from "../marks";
import type { Microphone } from "../microphone";
import { PITCH_PROCESSOR, PITCH_STRIDE, type PitchFrame, type PitchOptions } from "./pitch-messages";
import { SelfSounding } from "./self-sounding";
import { type LinePoint, type SongLine, sungAt, timeAt } from "./song-line";
import { type FollowedPoint, KNOWN_AHEAD_S, type SongMedia, SongPlayer } from "./song-player";

export interface PerformerEvents {
  /** Whether listeners get marks; without them they fall back to positions. */
  marks: { sounded: boolean };
  pitch: readonly PitchFrame[];
  /** The backing is over. */
  ended: undefined;
  /** Four times a second while a song is up: what the last fallback sends. */
  position: { performance: number; positionMs: number; moving: boolean };
}

/** Samples that the browser dropped on their way to the packets, and that were put right in the marks since. */
export interface Slips {
  readonly count: number;
  readonly lastMs: number;
}

export interface WrittenNote {
  readonly startMs: number;
  readonly endMs: number;
  /** From C4. */
  readonly cents: number;
}

export interface Performance {
  readonly id: string;
  readonly media: SongMedia;
  /** What is written, for voices that are drawn to it; ascending. */
  readonly melody: readonly WrittenNote[];
  /** From the music to the voice in the graph, as calibrated, milliseconds. */
  readonly latencyMs: number;
  /** Whether the voice is being sent now; if it is not, it is found once it is. */
  readonly sounds: boolean;
}

const VOICE_RATE = 48_000;
const POSITION_EVERY_MS = 250;
/** What a sounding takes, with room to spare. */
const SOUNDING_S = 1.2;
const MELODY_MOVED_MS = 20;
/** A sounding this young needs no other. */
const FRESH_S = 8;

/** The singer's side: plays the song at no lag, marks the outgoing voice with it, follows the pitch. */
export class Performer extends Emitter<PerformerEvents> {
  private readonly player: SongPlayer;
  private readonly sounding: SelfSounding;
  private pitch: AudioWorkletNode | null = null;
  private graph: AudioWorkletNode | null = null;
  private slips: Slips = { count: 0, lastMs: 0 };
  private performance: { number: number; latencyMs: number; melody: readonly WrittenNote[] } | null = null;
  private timer: ReturnType<typeof setInterval> | null = null;
  private over = false;
  /** AudioContext time, seconds. */
  private soundedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly context: AudioContext,
    private readonly microphone: Microphone,
    private readonly frames: FramePipes,
    private readonly worklets: string,
  ) {
    super();
    this.player = new SongPlayer(context);
    this.sounding = new SelfSounding(context, microphone, frames);
    // A reconnected microphone starts at another RTP timestamp.
    frames.on("sender", () => {
      if (this.performance) void this.sound();
    });
    // A call, or a device that went away, stopped the graph and not the packets: their times have parted.
    let stopped = false;
    context.addEventListener("statechange", () => {
      if (context.state !== "running") stopped = true;
      else if (stopped) {
        stopped = false;
        if (this.performance) void this.sound();
      }
    });
    microphone.effects.on("latency", () => this.publishLine());
    frames.on("slipped", ({ seconds }) => {
      this.slips = { count: this.slips.count + 1, lastMs: seconds * 1000 };
    });
  }

  get slipped(): Slips {
    return this.slips;
  }

  /** Backing and guide, for the singer's own ears. */
  get output(): AudioNode {
    return this.player.output;
  }

  /** Loads a song and finds the microphone in its own packets; false: listeners will get no marks. */
  async prepare({ id, media, melody, latencyMs, sounds }: Performance): Promise<boolean> {
    this.player.load(media);
    this.over = false;
    this.performance = { number: performanceNumber(id), latencyMs, melody };
    this.timer ??= setInterval(() => this.tick(), POSITION_EVERY_MS);
    this.publishLine();
    await this.startListening();
    return sounds ? this.sound() : false;
  }

  /** @param at AudioContext time at which `positionMs` (negative: counting in) is to sound */
  start(at: number, positionMs: number): void {
    this.over = false;
    this.player.start(at, positionMs);
    this.publishLine();
    // A count-in has time to find the voice anew: what slipped while the device stumbled is put right.
    const silentS = Math.max(0, at - this.context.currentTime) - Math.min(0, positionMs) / 1000;
    if (silentS > SOUNDING_S && this.context.currentTime - this.soundedAt > FRESH_S) void this.sound();
  }

  /** Sings on what arrives of another: from now on by their clock, until the song is started again. */
  follow(point: FollowedPoint): void {
    if (!this.performance) return;
    const before = this.player.positionMs(point.at);
    this.player.follow(point);
    // The melody that voices are drawn to is told anew where it has moved, and not ten times a second.
    if (before === null || Math.abs(before - point.positionMs) > MELODY_MOVED_MS) this.publishLine();
    else this.frames.setLine(this.line(this.microphone.effects.latencyMs), true);
  }

  pause(): number | null {
    const positionMs = this.player.pause();
    this.publishLine();
    return positionMs;
  }

  /** Goes on where it stands, at the AudioContext time `at`. */
  resume(at: number): void {
    const positionMs = this.player.positionMs();
    if (positionMs !== null) this.start(at, positionMs);
  }

  stop(): void {
    this.sounding.cancel();
    this.player.load(null);
    this.performance = null;
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
    this.stopListening();
    this.frames.setLine(null, false);
    this.microphone.effects.setMelody([]);
  }

  setGuide(gain: number): void {
    this.player.setGuide(gain);
  }

  setLatency(latencyMs: number): void {
    if (!this.performance) return;
    this.performance = { ...this.performance, latencyMs };
    this.publishLine();
  }

  /** The position that sounds at an AudioContext time; null when no song was started. */
  songPositionMs(time: number = this.context.currentTime): number | null {
    return this.player.positionMs(time);
  }

  /** Where in the song a voice was that entered the microphone's graph at an AudioContext time. */
  sungAt(time: number): LinePoint | null {
    const line = this.line(0);
    return line && sungAt(line, time);
  }

  private async sound(): Promise<boolean> {
    const sounding = await this.sounding.run();
    const sounded = sounding !== null;
    if (sounding) this.soundedAt = sounding.contextTime;
    this.emit("marks", { sounded });
    return sounded;
  }

  /** @param shapedMs how much later than it was sung the sound in question is */
  private line(shapedMs: number): SongLine | null {
    const { performance } = this;
    if (!performance) return null;
    const { number, latencyMs } = performance;
    return { performance: number, latencyMs: latencyMs + shapedMs, stretches: this.player.stretches };
  }

  private publishLine(): void {
    const { effects } = this.microphone;
    this.frames.setLine(this.line(effects.latencyMs), true);
    effects.setMelody(this.melody());
  }

  /** By the time at which the singer's voice comes to it. */
  private melody(): MelodyNote[] {
    const { melody = [], latencyMs = 0 } = this.performance ?? {};
    const zero = timeAt(this.player.stretches, 0);
    if (zero === null) return [];
    const from = zero + latencyMs / 1000;
    return melody.map(({ startMs, endMs, cents }) => ({
      from: from + startMs / 1000,
      to: from + endMs / 1000,
      cents,
    }));
  }

  private tick(): void {
    const positionMs = this.player.positionMs();
    if (positionMs === null || !this.performance) return;
    this.emit("position", { performance: this.performance.number, positionMs, moving: this.player.moving });
    if (this.over || positionMs < this.player.durationMs) return;
    this.over = true;
    this.emit("ended", undefined);
  }

  /** To the pitch, and to what the frames worker compares the outgoing packets with. */
  private async startListening(): Promise<void> {
    const { context, microphone, frames, worklets } = this;
    if (this.pitch || !context.audioWorklet) return;
    const compares = frames.ability === "decode" && context.sampleRate === VOICE_RATE;
    const [graph] = await Promise.all([
      compares ? openRecorder(context, worklets) : null,
      context.audioWorklet.addModule(`${worklets}pitch.worklet.js`),
    ]);
    if (this.pitch || !this.performance) {
      if (graph) end(graph);
      return;
    }
    this.pitch = new AudioWorkletNode(context, PITCH_PROCESSOR, {
      numberOfInputs: 1 + this.player.ahead.length,
      numberOfOutputs: 0,
      processorOptions: { leadMs: KNOWN_AHEAD_S * 1000 } satisfies PitchOptions,
    });
    this.pitch.port.onmessage = ({ data }: MessageEvent<Float64Array>) =>
      this.emit("pitch", this.framesOf(data));
    microphone.input.connect(this.pitch, 0, 0);
    for (const [i, sound] of this.player.ahead.entries()) sound.connect(this.pitch, 0, 1 + i);
    if (!graph) return;
    this.graph = graph;
    const { port1, port2 } = new MessageChannel();
    graph.port.postMessage({ type: "to", port: port1 } satisfies ToRecorder, [port1]);
    frames.connectGraph(port2);
    // With its effects: that is what the packets are compared with.
    microphone.effects.output.connect(graph);
  }

  private stopListening(): void {
    const { input, effects } = this.microphone;
    if (this.pitch) for (const sound of this.player.ahead) sound.disconnect(this.pitch);
    for (const [node, from] of [
      [this.pitch, input],
      [this.graph, effects.output],
    ] as const) {
      if (!node) continue;
      from.disconnect(node);
      end(node);
    }
    this.pitch = null;
    this.graph = null;
  }

  private framesOf(pack: Float64Array): PitchFrame[] {
    const line = this.line(0);
    const frames: PitchFrame[] = [];
    for (let i = 0; i + PITCH_STRIDE <= pack.length; i += PITCH_STRIDE) {
      const [time = 0, cents = Number.NaN, clarity = 0, level = -120] = pack.subarray(i, i + PITCH_STRIDE);
      const point = line && sungAt(line, time);
      const positionMs = point?.moving ? point.positionMs : null;
      frames.push({ positionMs, time, cents: Number.isNaN(cents) ? null : cents, clarity, level });
    }
    return frames;
  }
}

function end({ port }: AudioWorkletNode): void {
  port.postMessage({ type: "end" } satisfies ToRecorder);
  port.close();
}
