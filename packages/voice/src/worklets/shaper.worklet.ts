/** Shapes the singer's voice on the audio thread, SHAPER_LATENCY samples late. */
import { SHAPER_PROCESSOR, type ToShaper } from "../effects/messages";
import { Shaper } from "../effects/shaper";
import { scope } from "./scope";

class ShaperProcessor extends scope.AudioWorkletProcessor {
  private readonly shaper = new Shaper(scope.sampleRate);
  private readonly silence = new Float32Array(128);
  private running = true;

  constructor() {
    super();
    this.port.onmessage = ({ data }: MessageEvent<ToShaper>) => {
      if (data.type === "end") this.running = false;
      else if (data.type === "settings") this.shaper.set(data.settings);
      else this.shaper.setMelody(data.melody);
    };
  }

  process(inputs: Float32Array[][], outputs: Float32Array[][]): boolean {
    const out = outputs[0]?.[0];
    // A microphone that is not open gives no channel; what is on its way comes out all the same.
    if (out) this.shaper.process(inputs[0]?.[0] ?? this.silence, out, scope.currentTime);
    return this.running;
  }
}

scope.registerProcessor(SHAPER_PROCESSOR, ShaperProcessor);
