import {
  agreed,
  createPulseTrain,
  measureRoundTrip,
  RECORDING_MS,
  type RoundTrip,
  type Verdict,
  verdict,
} from "@karaverse/singing/latency";
import type { Microphone } from "../microphone";
import { startRecording } from "./recorder";

export type Calibration =
  | Extract<Verdict, { kind: "found" }>
  /** Nothing was heard for a reason, and the slider remains. */
  | {
      readonly kind: "not-found";
      readonly why:
        | Extract<Verdict, { kind: "not-found" }>["why"]
        | "no-microphone"
        /** The system takes echoes away and cannot be asked not to: what is left of the pulses says nothing. */
        | "cancelled";
    };

export interface CalibrationProgress {
  /** From 1. */
  readonly train: number;
  /** How many are needed at the least. */
  readonly of: number;
}

/** The pulses begin this long after the recording did, seconds. A Bluetooth headset wakes up in the first train. */
const LEAD_S = 0.15;
const LEAST_TRAINS = 2;
const MOST_TRAINS = 4;

/**
 * Plays pulses and finds them in the microphone, until two trains say the same. The microphone must be open in the
 * mode in which it will be sung into: with echo cancellation the pulses are taken away, as they should be.
 */
export async function calibrate(
  microphone: Microphone,
  output: AudioNode,
  worklets = "/worklets/",
  onProgress: (progress: CalibrationProgress) => void = () => undefined,
): Promise<Calibration> {
  if (microphone.state.kind !== "live") return { kind: "not-found", why: "no-microphone" };
  if (microphone.cancelsEchoes) return { kind: "not-found", why: "cancelled" };
  const measured: RoundTrip[] = [];
  while (measured.length < MOST_TRAINS && !agreed(measured)) {
    onProgress({ train: measured.length + 1, of: Math.max(LEAST_TRAINS, measured.length + 1) });
    measured.push(await playTrain(microphone.input, output, worklets));
    // Twice nothing is nothing: nobody waits for ten seconds to be told so.
    if (measured.length >= LEAST_TRAINS && measured.every(({ kind }) => kind === "not-found")) break;
  }
  return verdict(measured);
}

async function playTrain(input: AudioNode, output: AudioNode, worklets: string): Promise<RoundTrip> {
  const { context } = output;
  const recording = await startRecording(input, 2 * LEAD_S + RECORDING_MS / 1000, worklets);
  const train = createPulseTrain(context.sampleRate);
  const buffer = new AudioBuffer({ length: train.length, sampleRate: context.sampleRate });
  buffer.copyToChannel(train, 0);
  const source = new AudioBufferSourceNode(context, { buffer });
  source.connect(output);
  source.onended = () => source.disconnect();
  const at = Math.ceil((context.currentTime + LEAD_S) * context.sampleRate) / context.sampleRate;
  source.start(at);
  const { at: from, samples } = await recording.done;
  return measureRoundTrip(samples, context.sampleRate, Math.round((at - from) * context.sampleRate));
}
