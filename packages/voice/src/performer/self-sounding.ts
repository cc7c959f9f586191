import type { FramePipes, Sounding } from "../frames";
import type { Microphone } from "../microphone";
import { burst } from "./sounding";

/**
 * From the decision to the burst: the worker must have its decoder open by then, and the audio thread must have heard
 * of it. A burst that begins late is a voice that is early by as much: 37 ms were seen with 0.1 s on a starved machine.
 */
const LEAD_S = 0.3;
/** Packets come out 20 to 60 ms after the graph; a machine under load takes longer. */
const PATIENCE_MS = 900;
const ATTEMPTS = 8;

/** Plays the burst into the outgoing graph until the worker has found it in the outgoing packets. */
export class SelfSounding {
  private running: Promise<Sounding | null> | null = null;
  private cancelled: AbortController | null = null;

  constructor(
    private readonly context: AudioContext,
    private readonly microphone: Microphone,
    private readonly frames: FramePipes,
  ) {}

  /** Null when it could not be found: then there are no marks, and listeners fall back to positions. */
  run(): Promise<Sounding | null> {
    this.running ??= this.attempts().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  /** The microphone is given back at once. */
  cancel(): void {
    this.cancelled?.abort();
  }

  private async attempts(): Promise<Sounding | null> {
    if (this.frames.ability !== "decode") return null;
    this.cancelled = new AbortController();
    const { signal } = this.cancelled;
    this.microphone.hold(true);
    try {
      for (let attempt = 0; attempt < ATTEMPTS && !signal.aborted; attempt++) {
        const found = await this.once(signal);
        if (found) return found;
      }
      return null;
    } finally {
      this.frames.sound(null);
      this.microphone.hold(false);
    }
  }

  private once(signal: AbortSignal): Promise<Sounding | null> {
    const { context, frames } = this;
    const at = Math.ceil((context.currentTime + LEAD_S) * context.sampleRate) / context.sampleRate;
    const samples = burst(context.sampleRate);
    const buffer = new AudioBuffer({ length: samples.length, sampleRate: context.sampleRate });
    buffer.copyToChannel(samples, 0);
    const source = new AudioBufferSourceNode(context, { buffer });
    source.connect(this.microphone.besides);
    source.onended = () => source.disconnect();
    frames.sound(at);
    source.start(at);
    // Held up for longer than the lead: the burst would not begin where we say.
    if (context.currentTime >= at) return Promise.resolve(null);
    return new Promise((resolve) => {
      const off = frames.on("sounded", (sounding) => {
        if (sounding.contextTime === at) done(sounding);
      });
      const timer = setTimeout(() => done(null), PATIENCE_MS);
      const stop = () => done(null);
      signal.addEventListener("abort", stop);
      function done(result: Sounding | null) {
        off();
        clearTimeout(timer);
        signal.removeEventListener("abort", stop);
        resolve(result);
      }
    });
  }
}
