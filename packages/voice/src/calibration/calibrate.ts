import { createPulseTrain, measureRoundTrip, RECORDING_MS } from "@karaverse/singing/latency";
import type { Microphone } from "../microphone";
import { startRecording } from "./recorder";

export type Calibration =
  /** From handing a sample to the output to getting it back from the microphone, milliseconds. */
  | { readonly kind: "found"; readonly roundTripMs: number; readonly confidence: number }
  /** Headphones on, a muted loudspeaker, or a microphone elsewhere: the slider remains. */
  | { readonly kind: "not-found"; readonly why: "silent" | "unclear" | "no-microphone" };

/** The pulses begin this long after the recording did, seconds. */
const LEAD_S = 0.15;

/**
 * Plays pulses and finds them in the microphone. The microphone must be open in the mode in which it will be sung
 * into: with echo cancellation the pulses are taken away, as they should be.
 */
export async function calibrate(
  microphone: Microphone,
  output: AudioNode,
  worklets = "/worklets/",
): Promise<Calibration> {
  const { context } = output;
  if (microphone.state.kind !== "live") return { kind: "not-found", why: "no-microphone" };
  const recording = await startRecording(microphone.input, 2 * LEAD_S + RECORDING_MS / 1000, worklets);
  const train = createPulseTrain(context.sampleRate);
  const buffer = new AudioBuffer({ length: train.length, sampleRate: context.sampleRate });
  buffer.copyToChannel(new Float32Array(train), 0);
  const source = new AudioBufferSourceNode(context, { buffer });
  source.connect(output);
  source.onended = () => source.disconnect();
  const at = Math.ceil((context.currentTime + LEAD_S) * context.sampleRate) / context.sampleRate;
  source.start(at);
  const { at: from, samples } = await recording.done;
  return measureRoundTrip(samples, context.sampleRate, Math.round((at - from) * context.sampleRate));
}
