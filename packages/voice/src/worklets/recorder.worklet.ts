/** Hands over what it hears, with the time at which it heard it: calibration and self-listening hear through it. */
import { RECORDER_PROCESSOR, type ToRecorder } from "../calibration/recorder-messages";
import { scope } from "./scope";

const PIECE = 4096;

class RecorderProcessor extends scope.AudioWorkletProcessor {
  private piece = new Float32Array(PIECE);
  private filled = 0;
  private expected = -1;
  private out = this.port;
  private running = true;

  constructor() {
    super();
    this.port.onmessage = ({ data }: MessageEvent<ToRecorder>) => {
      if (data.type === "end") this.running = false;
      else this.out = data.port;
    };
  }

  process(inputs: Float32Array[][]): boolean {
    const channel = inputs[0]?.[0];
    const length = channel?.length ?? 128;
    // A busy browser skips quanta; what comes after them begins a new piece, at its own time.
    if (this.expected >= 0 && scope.currentFrame !== this.expected) this.filled = 0;
    this.expected = scope.currentFrame + length;
    // A source that is not there gives no channel; time goes on all the same.
    if (channel) this.piece.set(channel, this.filled);
    this.filled += length;
    if (this.filled < PIECE) return this.running;
    const at = (scope.currentFrame + length - PIECE) / scope.sampleRate;
    this.out.postMessage({ at, samples: this.piece }, [this.piece.buffer]);
    this.piece = new Float32Array(PIECE);
    this.filled = 0;
    return this.running;
  }
}

scope.registerProcessor(RECORDER_PROCESSOR, RecorderProcessor);
