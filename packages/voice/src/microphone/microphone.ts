import { devicePair } from "../calibration/devices";
import type { DevicePair } from "../calibration/remembered";
import { EffectChain } from "../effects";
import { Emitter } from "../events";
import { type Level, Meter } from "./meter";
import { constraintsOf, type MicrophoneMode } from "./modes";

export type MicrophoneState =
  | { readonly kind: "off" }
  | { readonly kind: "asking" }
  | {
      readonly kind: "live";
      readonly deviceId: string | null;
      readonly label: string;
      readonly muted: boolean;
    }
  /** The person or their browser said no. */
  | { readonly kind: "denied" }
  /** There is none. */
  | { readonly kind: "missing" }
  /** Another program holds it, or it failed. */
  | { readonly kind: "failed"; readonly reason: string }
  /** It was pulled out while live. */
  | { readonly kind: "lost" };

export interface MicrophoneEvents {
  state: MicrophoneState;
  devices: readonly MicrophoneDevice[];
  /** What hears and what sounds, as far as the browser tells; comes with each change of the system's devices. */
  pair: DevicePair;
}

export interface MicrophoneDevice {
  readonly id: string;
  readonly label: string;
}

interface Wish {
  readonly deviceId: string | null;
  readonly mode: MicrophoneMode;
  readonly headphones: boolean;
}

const RAMP_S = 0.01;

/**
 * One microphone and its one outgoing graph:
 * device -> input -> effects -> gate -> outgoing, with a meter, a monitor (hear yourself) and a tap before the gate.
 */
export class Microphone extends Emitter<MicrophoneEvents> {
  /** The voice as it was sung: pitch tracker and calibration listen here. */
  readonly input: GainNode;
  /** What the singer makes of it; `effects.output` is what others hear unless it is muted. */
  readonly effects: EffectChain;
  /** Connect it to what the person hears; silent until `setMonitor`. */
  readonly monitor: GainNode;
  /** What goes out besides the voice: only the singer's burst. */
  readonly besides: GainNode;
  readonly outgoing: MediaStreamTrack;
  private readonly gate: GainNode;
  private readonly sink: MediaStreamAudioDestinationNode;
  private readonly meter: Meter;
  private source: MediaStreamAudioSourceNode | null = null;
  private stream: MediaStream | null = null;
  private current: MicrophoneState = { kind: "off" };
  private wanted: Wish = { deviceId: null, mode: "talk", headphones: false };
  /** What the open device was opened with. */
  private granted: Wish | null = null;
  private muted = false;
  private held = false;
  private asked = 0;

  constructor(
    private readonly context: AudioContext,
    worklets: string,
  ) {
    super();
    this.input = new GainNode(context);
    this.effects = new EffectChain(context, worklets);
    this.gate = new GainNode(context);
    this.monitor = new GainNode(context, { gain: 0 });
    this.besides = new GainNode(context);
    this.meter = new Meter(context);
    this.sink = new MediaStreamAudioDestinationNode(context, {
      channelCount: 1,
      channelCountMode: "explicit",
    });
    this.input.connect(this.effects.input);
    this.effects.output.connect(this.gate).connect(this.sink);
    this.effects.output.connect(this.monitor);
    this.input.connect(this.meter.input);
    this.besides.connect(this.sink);
    const [track] = this.sink.stream.getAudioTracks();
    if (!track) throw new Error("The browser made an audio destination without a track.");
    this.outgoing = track;
    navigator.mediaDevices?.addEventListener("devicechange", this.onDevices);
  }

  get state(): MicrophoneState {
    return this.current;
  }

  get mode(): MicrophoneMode {
    return this.wanted.mode;
  }

  /** Whether echoes are taken away, by our wish or in spite of it: some systems always do. False where nobody says. */
  get cancelsEchoes(): boolean {
    const [track] = this.stream?.getAudioTracks() ?? [];
    // A mode's name in newer browsers, and all of them take echoes away.
    const setting: unknown = track?.getSettings().echoCancellation ?? false;
    return setting !== false;
  }

  level(): Level {
    return this.meter.read();
  }

  /** Asks for a device, or for another one while live; the outgoing track stays the same. */
  async open(deviceId: string | null = this.wanted.deviceId): Promise<MicrophoneState> {
    this.wanted = { ...this.wanted, deviceId };
    return this.granted && sameSound(this.granted, this.wanted) ? this.current : this.capture();
  }

  /** Talking or singing, with or without headphones: reopens the device if it is open and this changes anything. */
  async setMode(
    mode: MicrophoneMode,
    headphones: boolean = this.wanted.headphones,
  ): Promise<MicrophoneState> {
    this.wanted = { ...this.wanted, mode, headphones };
    // Opening anew costs a gap and moves the latency: only for another sound.
    return !this.granted || sameSound(this.granted, this.wanted) ? this.current : this.capture();
  }

  setMuted(muted: boolean): void {
    this.muted = muted;
    this.moveGate();
    if (this.current.kind === "live") this.become({ ...this.current, muted });
  }

  /** Keeps the voice out of what is sent, for the moment of a burst, without being a mute. */
  hold(held: boolean): void {
    this.held = held;
    this.moveGate();
  }

  /** Hear yourself: 0 is off. */
  setMonitor(gain: number): void {
    this.monitor.gain.setTargetAtTime(gain, this.context.currentTime, RAMP_S);
  }

  async devices(): Promise<readonly MicrophoneDevice[]> {
    return inputsOf(await this.listed());
  }

  /** Lets go of the device; the graph and the outgoing track stay for the next `open`. */
  close(): void {
    this.asked++;
    this.drop();
    this.become({ kind: "off" });
  }

  dispose(): void {
    this.close();
    this.outgoing.stop();
    navigator.mediaDevices?.removeEventListener("devicechange", this.onDevices);
  }

  private async capture(): Promise<MicrophoneState> {
    const asked = ++this.asked;
    if (this.current.kind !== "live") this.become({ kind: "asking" });
    const wish = this.wanted;
    const { mode, headphones, deviceId } = wish;
    let stream: MediaStream;
    try {
      if (!navigator.mediaDevices) throw new DOMException("No secure connection", "NotAllowedError");
      stream = await navigator.mediaDevices.getUserMedia({
        audio: constraintsOf(mode, headphones, deviceId),
      });
    } catch (error) {
      if (asked !== this.asked) return this.current;
      // A remembered device that is gone is no reason to stay silent.
      if (deviceId && error instanceof DOMException && isMissing(error)) return this.open(null);
      this.drop();
      return this.become(stateOfError(error));
    }
    if (asked !== this.asked) {
      stopAll(stream);
      return this.current;
    }
    this.drop();
    return this.take(stream, wish);
  }

  private async take(stream: MediaStream, wish: Wish): Promise<MicrophoneState> {
    const [track] = stream.getAudioTracks();
    if (!track) return this.become({ kind: "missing" });
    this.stream = stream;
    this.granted = wish;
    let source: MediaStreamAudioSourceNode;
    try {
      source = new MediaStreamAudioSourceNode(this.context, { mediaStream: stream });
    } catch {
      // Firefox, and a microphone of another rate than the loudspeaker.
      this.drop();
      return this.become({ kind: "failed", reason: "it runs at another sample rate than the loudspeaker" });
    }
    source.connect(this.input);
    this.source = source;
    track.addEventListener("ended", () => {
      if (this.stream !== stream) return;
      this.drop();
      this.become({ kind: "lost" });
    });
    const deviceId = track.getSettings().deviceId ?? null;
    this.become({ kind: "live", deviceId, label: track.label, muted: this.muted });
    // Whoever opens a device to sing wants to know its delay, which goes by the pair.
    await this.emitDevices();
    return this.current;
  }

  private drop(): void {
    this.source?.disconnect(this.input);
    this.source = null;
    if (this.stream) stopAll(this.stream);
    this.stream = null;
    this.granted = null;
  }

  private moveGate(): void {
    const { gain } = this.gate;
    const now = this.context.currentTime;
    gain.cancelScheduledValues(now);
    gain.setValueAtTime(gain.value, now);
    gain.linearRampToValueAtTime(this.muted || this.held ? 0 : 1, now + RAMP_S);
  }

  private become(state: MicrophoneState): MicrophoneState {
    this.current = state;
    this.emit("state", state);
    return state;
  }

  private readonly onDevices = () => void this.emitDevices();

  private async emitDevices(): Promise<void> {
    const listed = await this.listed();
    this.emit("devices", inputsOf(listed));
    const input = this.current.kind === "live" ? this.current.deviceId : null;
    this.emit("pair", devicePair(listed, input));
  }

  private async listed(): Promise<readonly MediaDeviceInfo[]> {
    return (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
  }
}

/** Whether a device opened for one wish does for the other: the browser treats the sound alike. */
function sameSound(a: Wish, b: Wish): boolean {
  const [one, other] = [a, b].map((wish) => constraintsOf(wish.mode, wish.headphones, wish.deviceId));
  return JSON.stringify(one) === JSON.stringify(other);
}

function inputsOf(listed: readonly MediaDeviceInfo[]): readonly MicrophoneDevice[] {
  return listed
    .filter((device) => device.kind === "audioinput")
    .map((device, i) => ({ id: device.deviceId, label: device.label || `Microphone ${i + 1}` }));
}

function stopAll(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function isMissing(error: DOMException): boolean {
  return error.name === "NotFoundError" || error.name === "OverconstrainedError";
}

function stateOfError(error: unknown): MicrophoneState {
  if (!(error instanceof DOMException)) return { kind: "failed", reason: String(error) };
  if (error.name === "NotAllowedError" || error.name === "SecurityError") return { kind: "denied" };
  if (isMissing(error)) return { kind: "missing" };
  return { kind: "failed", reason: error.message || error.name };
}
