/** Hands over what it hears, with the time at which it heard it: calibration listens through it. */
import { RECORDER_PROCESSOR } from "../calibration/recorder-messages";
import { scope } from "./scope";

const PIECE = 4096;

class RecorderProcessor extends scope.AudioWorkletProcessor {
  private piece = new Float32Array(PIECE);
  private filled = 0;

  process(inputs: Float32Array[][]): boolean {
    const channel = inputs[0]?.[0];
    const length = channel?.length ?? 128;
    if (channel) this.piece.set(channel, this.filled);
    this.filled += length;
    if (this.filled < PIECE) return true;
    const at = (scope.currentFrame + length - PIECE) / scope.sampleRate;
    this.port.postMessage({ at, samples: this.piece }, [this.piece.buffer]);
    this.piece = new Float32Array(PIECE);
    this.filled = 0;
    return true;
  }
}

scope.registerProcessor(RECORDER_PROCESSOR, RecorderProcessor);
