import { pointAt, type Stretch, withStretch } from "./song-line";

export interface SongMedia {
  readonly backing: AudioBuffer;
  readonly guide: AudioBuffer | null;
}

/** Time for the audio thread to take up a source that is to start at an exact sample, seconds. */
const AHEAD_S = 0.03;
const FADE_S = 0.012;
/** Who plays the song into the microphone from elsewhere may be ahead of us: it is known this much earlier, seconds. */
export const KNOWN_AHEAD_S = 1;

/** Where the song of somebody stands who is followed. */
export interface FollowedPoint {
  /** AudioContext time, seconds. */
  readonly at: number;
  readonly positionMs: number;
  readonly moving: boolean;
  readonly rate: number;
}

/** Plays a song on the audio context, to the sample, and knows which position sounds when. */
export class SongPlayer {
  readonly output: GainNode;
  /** KNOWN_AHEAD_S before it sounds, for whoever must know it in the microphone again: `output`, and the guide alone. */
  readonly ahead: readonly [output: GainNode, guide: GainNode];
  private readonly guideGain: GainNode;
  private readonly guideAhead: GainNode;
  private readonly fade: GainNode;
  private media: SongMedia | null = null;
  private sounding: readonly AudioBufferSourceNode[] = [];
  private coming: readonly AudioBufferSourceNode[] = [];
  stretches: readonly Stretch[] = [];

  constructor(private readonly context: AudioContext) {
    this.output = new GainNode(context);
    this.fade = new GainNode(context);
    this.guideGain = new GainNode(context, { gain: 0 });
    const mono = { channelCount: 1, channelCountMode: "explicit" } as const;
    this.ahead = [new GainNode(context, mono), new GainNode(context, mono)];
    this.guideAhead = new GainNode(context, { gain: 0 });
    this.ahead[1].connect(this.guideAhead).connect(this.ahead[0]);
    this.fade.connect(this.output);
    this.guideGain.connect(this.fade);
  }

  load(media: SongMedia | null): void {
    this.halt(this.context.currentTime);
    this.media = media;
    this.stretches = [];
  }

  get durationMs(): number {
    return (this.media?.backing.duration ?? 0) * 1000;
  }

  setGuide(gain: number): void {
    for (const guide of [this.guideGain, this.guideAhead])
      guide.gain.setTargetAtTime(gain, this.context.currentTime, FADE_S);
  }

  /** Null before anything was started. */
  positionMs(time: number = this.context.currentTime): number | null {
    return pointAt(this.stretches, time)?.positionMs ?? null;
  }

  get moving(): boolean {
    return pointAt(this.stretches, this.context.currentTime)?.moving ?? false;
  }

  /**
   * @param at AudioContext time at which `positionMs` sounds; negative positions are the count-in. A time already
   *   past starts in the right place, a moment from now.
   */
  start(at: number, positionMs: number): void {
    const { context, media } = this;
    const grid = (time: number) => Math.round(time * context.sampleRate) / context.sampleRate;
    // On the sample grid, so that nothing is interpolated and the line is exact.
    const zero = grid(at - positionMs / 1000);
    const from = grid(Math.max(at, context.currentTime + AHEAD_S));
    const known = grid(Math.max(at - KNOWN_AHEAD_S, context.currentTime + AHEAD_S));
    this.halt(from, known);
    this.stretches = withStretch(this.stretches, { from, positionMs: (from - zero) * 1000, moving: true });
    if (!media) return;
    const when = Math.max(zero, from);
    this.fade.gain.setValueAtTime(when > zero ? 0 : 1, when);
    if (when > zero) this.fade.gain.linearRampToValueAtTime(1, when + FADE_S);
    const { backing, guide } = media;
    this.sounding = this.play(backing, this.fade, guide, this.guideGain, when, when - zero);
    const early = zero - KNOWN_AHEAD_S;
    const first = Math.max(early, known);
    this.coming = this.play(backing, this.ahead[0], guide, this.ahead[1], first, first - early);
    // Held up for longer than the lead on a busy machine: the music would be behind its own line.
    if (context.currentTime >= when) this.start(at, positionMs);
  }

  /** Silent, by the clock of whoever is followed: `positionMs` sounds at the AudioContext time `at` somewhere else. */
  follow({ at, ...point }: FollowedPoint): void {
    if (this.sounding.length > 0) this.halt(this.context.currentTime + AHEAD_S);
    this.stretches = withStretch(this.stretches, { from: at, ...point });
  }

  /** The position at which the song stands now. */
  pause(): number | null {
    const from = this.context.currentTime + AHEAD_S;
    const positionMs = this.positionMs(from);
    if (positionMs === null) return null;
    this.halt(from);
    this.stretches = withStretch(this.stretches, { from, positionMs, moving: false });
    return positionMs;
  }

  private play(
    backing: AudioBuffer,
    intoBacking: AudioNode,
    guide: AudioBuffer | null,
    intoGuide: AudioNode,
    when: number,
    offset: number,
  ): AudioBufferSourceNode[] {
    const source = (buffer: AudioBuffer, into: AudioNode) => {
      if (offset >= buffer.duration) return [];
      const node = new AudioBufferSourceNode(this.context, { buffer });
      node.connect(into);
      node.start(when, offset);
      node.onended = () => node.disconnect();
      return [node];
    };
    return [...source(backing, intoBacking), ...(guide ? source(guide, intoGuide) : [])];
  }

  /** @param known when what comes is no longer to come */
  private halt(at: number, known: number = at): void {
    const { gain } = this.fade;
    if (this.sounding.length > 0) {
      gain.cancelScheduledValues(0);
      gain.setValueAtTime(1, Math.max(this.context.currentTime, at - FADE_S));
      gain.linearRampToValueAtTime(0, at);
    }
    for (const source of this.sounding) source.stop(at);
    for (const source of this.coming) source.stop(known);
    this.sounding = [];
    this.coming = [];
  }
}
