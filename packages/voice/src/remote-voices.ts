import type { RemoteVoice } from "./session";
import type { Spatial } from "./spatial";

interface Heard {
  readonly source: MediaStreamAudioSourceNode;
  /** Chromium lets a remote track into WebAudio only while an element plays it, muted. */
  readonly element: HTMLAudioElement;
  /** The way to the stage's loudspeakers, for performers whose voice comes by the native path. */
  readonly stage: GainNode;
}

const FADE_S = 0.01;

/** Remote tracks as audio nodes: at their place, from the stage, or silent because the playout has them. */
export class RemoteVoices {
  private readonly heard = new Map<string, Heard>();
  private performers: ReadonlySet<string> = new Set();
  private byPlayout: ReadonlySet<string> = new Set();
  /** Of performers' native tracks. */
  private loudness = 1;

  constructor(
    private readonly context: AudioContext,
    private readonly spatial: Spatial,
  ) {}

  add({ identity, track }: RemoteVoice): void {
    this.remove(identity);
    const mediaStream = new MediaStream([track]);
    const element = new Audio();
    element.muted = true;
    element.srcObject = mediaStream;
    void element.play().catch(() => undefined);
    const source = this.context.createMediaStreamSource(mediaStream);
    const stage = new GainNode(this.context, { gain: 0 });
    source.connect(stage).connect(this.spatial.stageVoices);
    this.heard.set(identity, { source, element, stage });
    this.spatial.add(identity, source);
    this.apply(identity);
  }

  remove(identity: string): void {
    const heard = this.heard.get(identity);
    if (!heard) return;
    this.heard.delete(identity);
    this.spatial.remove(identity);
    heard.source.disconnect();
    heard.stage.disconnect();
    heard.element.srcObject = null;
  }

  /** Somebody's native track, as it comes. */
  sourceOf(identity: string): AudioNode | null {
    return this.heard.get(identity)?.source ?? null;
  }

  /**
   * Who is on stage, and whose voice the playout plays in place of the native track.
   * @param loudness of the native tracks; 1 as they are
   */
  setStage(performers: ReadonlySet<string>, byPlayout: ReadonlySet<string>, loudness: number): void {
    this.performers = performers;
    this.byPlayout = byPlayout;
    this.loudness = loudness;
    for (const identity of this.heard.keys()) this.apply(identity);
  }

  /** A person's volume changed. */
  apply(identity: string): void {
    const heard = this.heard.get(identity);
    if (!heard) return;
    const onStage = this.performers.has(identity);
    this.spatial.setOnStage(identity, onStage);
    const native = onStage && !this.byPlayout.has(identity);
    const gain = native ? this.spatial.volumeOf(identity) * this.loudness : 0;
    heard.stage.gain.setTargetAtTime(gain, this.context.currentTime, FADE_S);
  }

  dispose(): void {
    for (const identity of [...this.heard.keys()]) this.remove(identity);
  }
}
