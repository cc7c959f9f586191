import { pointAt, type Stretch, withStretch } from "./song-line";

export interface SongMedia {
  readonly backing: AudioBuffer;
  readonly guide: AudioBuffer | null;
}

/** Time for the audio thread to take up a source that is to start at an exact sample, seconds. */
const AHEAD_S = 0.03;
const FADE_S = 0.012;

/** Plays a song on the audio context, to the sample, and knows which position sounds when. */
export class SongPlayer {
  readonly output: GainNode;
  private readonly guideGain: GainNode;
  private readonly fade: GainNode;
  private media: SongMedia | null = null;
  private sources: AudioBufferSourceNode[] = [];
  stretches: readonly Stretch[] = [];

  constructor(private readonly context: AudioContext) {
    this.output = new GainNode(context);
    this.fade = new GainNode(context);
    this.guideGain = new GainNode(context, { gain: 0 });
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
    this.guideGain.gain.setTargetAtTime(gain, this.context.currentTime, FADE_S);
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
    this.halt(from);
    this.stretches = withStretch(this.stretches, { from, positionMs: (from - zero) * 1000, moving: true });
    if (!media) return;
    const when = Math.max(zero, from);
    this.fade.gain.setValueAtTime(when > zero ? 0 : 1, when);
    if (when > zero) this.fade.gain.linearRampToValueAtTime(1, when + FADE_S);
    this.play(media.backing, this.fade, when, when - zero);
    if (media.guide) this.play(media.guide, this.guideGain, when, when - zero);
    // Held up for longer than the lead on a busy machine: the music would be behind its own line.
    if (context.currentTime >= when) this.start(at, positionMs);
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

  private play(buffer: AudioBuffer, into: AudioNode, when: number, offset: number): void {
    if (offset >= buffer.duration) return;
    const source = new AudioBufferSourceNode(this.context, { buffer });
    source.connect(into);
    source.start(when, offset);
    source.onended = () => {
      source.disconnect();
      this.sources = this.sources.filter((other) => other !== source);
    };
    this.sources.push(source);
  }

  private halt(at: number): void {
    const { gain } = this.fade;
    if (this.sources.length > 0) {
      gain.cancelScheduledValues(0);
      gain.setValueAtTime(1, Math.max(this.context.currentTime, at - FADE_S));
      gain.linearRampToValueAtTime(0, at);
    }
    for (const source of this.sources) source.stop(at);
  }
}
