import { type DevicePair, rememberedLatency, rememberLatency, samePair, type Voice } from "@karaverse/voice";

/** Rule C5: from loudspeaker to microphone. `guessed` for devices that nobody measured yet. */
export interface DeviceLatency {
  readonly ms: number;
  readonly from: "kept" | "guessed";
  /** Devices changed while the page is open, and these were never measured. */
  readonly askAnew: boolean;
}

/** What a singer's devices take from loudspeaker to microphone when nobody measured: between UltraStar's 140 and a headset's 40 ms. */
const GUESS_MS = 80;
const MOST_MS = 600;
/** From the device into the graph where nothing is told: two buffers of 10 ms. */
const CAPTURE_MS = 20;

/** What is known of the devices in use. */
export class KnownLatency {
  private pair: DevicePair = { input: null, output: null };
  private known: DeviceLatency;

  constructor(
    private readonly store: Pick<Storage, "getItem" | "setItem">,
    private readonly changed: (latency: DeviceLatency) => void,
  ) {
    this.known = this.lookUp(false);
  }

  get now(): DeviceLatency {
    return this.known;
  }

  /** From now on, for these devices. */
  keep(ms: number): void {
    const kept = Math.max(0, Math.min(MOST_MS, Math.round(ms)));
    rememberLatency(this.pair, kept, this.store);
    this.know({ ms: kept, from: "kept", askAnew: false });
  }

  /** Headphones on in mid-song: what is known of them counts at once, and what is not is asked for. */
  use(pair: DevicePair): void {
    // A microphone that is closed for a moment is no other device.
    if (pair.input === null || samePair(pair, this.pair)) return;
    const wasMeasured = this.known.from === "kept" && this.pair.input !== null;
    this.pair = pair;
    this.know(this.lookUp(wasMeasured));
  }

  private know(latency: DeviceLatency): void {
    this.known = latency;
    this.changed(latency);
  }

  private lookUp(askAnew: boolean): DeviceLatency {
    const ms = rememberedLatency(this.pair, this.store);
    return ms === null ? { ms: GUESS_MS, from: "guessed", askAnew } : { ms, from: "kept", askAnew: false };
  }
}

/** How late one hears oneself: as the devices were measured, else as the browser tells, with the effects' own time. */
export function monitorDelay(
  { ms, from }: DeviceLatency,
  voice: Voice | null,
): { ms: number; measured: boolean } {
  const effectsMs = voice?.microphone.effects.latencyMs ?? 0;
  if (from === "kept") return { ms: ms + effectsMs, measured: true };
  const { baseLatency = 0, outputLatency = 0 } = voice?.context ?? {};
  return { ms: (baseLatency + outputLatency) * 1000 + CAPTURE_MS + effectsMs, measured: false };
}
