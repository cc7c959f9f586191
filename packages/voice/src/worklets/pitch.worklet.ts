/** Follows the singer's pitch on the audio thread and hands it over in small packs. */
import { createPitchTracker, type PitchTracker } from "@karaverse/singing/pitch";
import { PITCH_PROCESSOR, PITCH_STRIDE, type PitchOptions } from "../performer/pitch-messages";
import { scope } from "./scope";

/** Five frames of 10 ms: often enough for a needle, rare enough for the page. */
const PACK = 5;

class PitchProcessor extends scope.AudioWorkletProcessor {
  private readonly tracker: PitchTracker;
  private readonly silence = new Float32Array(128);
  /** The context's sample number of the tracker's first sample. */
  private startFrame = 0;
  private pushed = 0;
  private running = true;
  private pack = new Float64Array(PACK * PITCH_STRIDE);
  private filled = 0;

  /** What we play, and the guide vocal, of this quantum. */
  private readonly played: Float32Array[] = [this.silence, this.silence];

  constructor({ processorOptions }: { processorOptions: PitchOptions }) {
    super();
    const { leadMs } = processorOptions;
    this.tracker = createPitchTracker({
      sampleRate: scope.sampleRate,
      played: { sounds: ["us", "anybody"], leadMs },
    });
    this.port.onmessage = () => {
      this.running = false;
    };
  }

  process(inputs: Float32Array[][]): boolean {
    // Told anew every time: a busy browser skips quanta.
    this.startFrame = scope.currentFrame - this.pushed;
    // A microphone that is not open gives no channel; time goes on all the same.
    const sound = inputs[0]?.[0] ?? this.silence;
    this.pushed += sound.length;
    for (let i = 0; i < this.played.length; i++) this.played[i] = inputs[1 + i]?.[0] ?? this.silence;
    this.tracker.push(sound, this.onFrame, this.played);
    return this.running;
  }

  private readonly onFrame = (atSample: number, cents: number, clarity: number, level: number): void => {
    const time = (this.startFrame + atSample) / scope.sampleRate;
    this.pack.set([time, cents, clarity, level], this.filled * PITCH_STRIDE);
    if (++this.filled < PACK) return;
    this.port.postMessage(this.pack, [this.pack.buffer]);
    this.pack = new Float64Array(PACK * PITCH_STRIDE);
    this.filled = 0;
  };
}

scope.registerProcessor(PITCH_PROCESSOR, PitchProcessor);
