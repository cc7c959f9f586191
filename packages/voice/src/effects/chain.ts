import { Emitter } from "../events";
import { SHAPER_LATENCY } from "./grains";
import { impulse } from "./impulse";
import { SHAPER_PROCESSOR, type ToShaper } from "./messages";
import { DRY, isShaped, type Reverb, type VoiceEffects } from "./settings";
import type { MelodyNote } from "./shaper";

const GLIDE_S = 0.03;
/** Each double, beside the voice. */
const DOUBLED = 0.75;
/** Doubles come this late and waver around it: nobody sings twice at once. Seconds, and times a second. */
const DOUBLES = [
  { lateS: 0.019, byS: 0.0016, hz: 0.61 },
  { lateS: 0.031, byS: 0.0022, hz: 0.43 },
] as const;

/**
 * input -> (shaper) -> warmth -> output, and from warmth besides: doubles and reverb. Native nodes but for the shaper.
 * What nobody has turned up is not connected and costs nothing.
 */
export class EffectChain extends Emitter<{ latency: { ms: number } }> {
  readonly input: GainNode;
  readonly output: GainNode;
  private readonly body: BiquadFilterNode;
  private readonly air: BiquadFilterNode;
  private readonly drive: WaveShaperNode;
  private readonly doubles: GainNode;
  private readonly wet: GainNode;
  private shaper: AudioWorkletNode | null = null;
  private doubled: (DelayNode | OscillatorNode | GainNode)[] = [];
  private space: { kind: Reverb; node: ConvolverNode } | null = null;
  private current: VoiceEffects = DRY;
  private melody: readonly MelodyNote[] = [];
  private asked = 0;

  constructor(
    private readonly context: BaseAudioContext,
    private readonly worklets: string,
  ) {
    super();
    this.input = new GainNode(context);
    this.output = new GainNode(context);
    this.body = new BiquadFilterNode(context, { type: "lowshelf", frequency: 240, gain: 0 });
    this.air = new BiquadFilterNode(context, { type: "highshelf", frequency: 6_500, gain: 0 });
    // Without oversampling, which would take time of its own.
    this.drive = new WaveShaperNode(context, { oversample: "none" });
    this.doubles = new GainNode(context, { gain: 0 });
    this.wet = new GainNode(context, { gain: 0 });
    this.input.connect(this.body);
    this.body.connect(this.air).connect(this.drive).connect(this.output);
    this.doubles.connect(this.output);
    this.wet.connect(this.output);
  }

  get effects(): VoiceEffects {
    return this.current;
  }

  /** How much later than sung the voice comes out, milliseconds; marks must know it. */
  get latencyMs(): number {
    return this.shaper ? (SHAPER_LATENCY * 1000) / this.context.sampleRate : 0;
  }

  async set(effects: VoiceEffects): Promise<void> {
    const asked = ++this.asked;
    this.current = effects;
    if (isShaped(effects) && !this.shaper && this.context.audioWorklet) {
      await this.context.audioWorklet.addModule(`${this.worklets}shaper.worklet.js`);
      if (asked !== this.asked) return;
    }
    this.shape(effects);
    this.warm(effects.warmth);
    this.double(effects.doubling);
    this.reverberate(effects.reverb, effects.reverbAmount);
    // The voice stays as loud as it is sung, whatever is laid beside it.
    const wet = effects.reverb === "none" ? 0 : effects.reverbAmount;
    this.glide(this.output.gain, 1 / Math.hypot(1, wet, DOUBLED * effects.doubling));
  }

  /** What is written, in AudioContext time; it is drawn to where `correction` says so. */
  setMelody(melody: readonly MelodyNote[]): void {
    this.melody = melody;
    this.tell({ type: "melody", melody });
  }

  private shape(effects: VoiceEffects): void {
    const before = this.latencyMs;
    if (!isShaped(effects)) this.unshape();
    else if (this.context.audioWorklet) {
      if (!this.shaper) {
        this.shaper = new AudioWorkletNode(this.context, SHAPER_PROCESSOR, {
          channelCount: 1,
          channelCountMode: "explicit",
          outputChannelCount: [1],
        });
        this.input.disconnect(this.body);
        this.input.connect(this.shaper).connect(this.body);
        this.tell({ type: "melody", melody: this.melody });
      }
      const { correction, character } = effects;
      this.tell({ type: "settings", settings: { correction, character } });
    }
    if (this.latencyMs !== before) this.emit("latency", { ms: this.latencyMs });
  }

  private unshape(): void {
    const { shaper } = this;
    if (!shaper) return;
    this.input.disconnect(shaper);
    shaper.disconnect();
    this.tell({ type: "end" });
    shaper.port.close();
    this.shaper = null;
    this.input.connect(this.body);
  }

  private warm(amount: number): void {
    this.glide(this.body.gain, 4.5 * amount);
    this.glide(this.air.gain, -4 * amount);
    this.drive.curve = amount === 0 ? null : saturation(amount);
  }

  private double(amount: number): void {
    const on = amount > 0;
    this.glide(this.doubles.gain, DOUBLED * amount);
    if (on && this.doubled.length === 0) for (const double of DOUBLES) this.addDouble(double);
    if (on) return;
    for (const node of this.doubled) {
      if (node instanceof OscillatorNode) node.stop();
      if (node instanceof DelayNode) this.drive.disconnect(node);
      node.disconnect();
    }
    this.doubled = [];
  }

  private addDouble({ lateS, byS, hz }: (typeof DOUBLES)[number]): void {
    const delay = new DelayNode(this.context, { delayTime: lateS, maxDelayTime: 0.1 });
    const waver = new OscillatorNode(this.context, { frequency: hz });
    const depth = new GainNode(this.context, { gain: byS });
    waver.connect(depth).connect(delay.delayTime);
    waver.start();
    this.drive.connect(delay).connect(this.doubles);
    this.doubled.push(delay, waver, depth);
  }

  private reverberate(kind: Reverb, amount: number): void {
    this.glide(this.wet.gain, kind === "none" ? 0 : amount);
    if (this.space?.kind === kind) return;
    if (this.space) {
      this.drive.disconnect(this.space.node);
      this.space.node.disconnect();
      this.space = null;
    }
    if (kind === "none") return;
    const { context } = this;
    const samples = impulse(kind, context.sampleRate);
    const buffer = new AudioBuffer({ length: samples.length, sampleRate: context.sampleRate });
    buffer.copyToChannel(samples, 0);
    const node = new ConvolverNode(context, { buffer, disableNormalization: true });
    this.drive.connect(node).connect(this.wet);
    this.space = { kind, node };
  }

  private glide(param: AudioParam, value: number): void {
    param.setTargetAtTime(value, this.context.currentTime, GLIDE_S);
  }

  private tell(message: ToShaper): void {
    this.shaper?.port.postMessage(message);
  }
}

/** As loud as before where it is soft, rounder where it is loud. */
function saturation(amount: number): Float32Array<ArrayBuffer> {
  const drive = 1 + 1.6 * amount;
  return Float32Array.from({ length: 1_025 }, (_, i) => {
    const x = i / 512 - 1;
    return Math.tanh(drive * x) / drive;
  });
}
