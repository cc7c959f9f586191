import type { Microphone } from "../microphone";
import { OnsetFinder } from "./onset-finder";
import { openRecorder } from "./recorder";
import type { RecordedPiece, ToRecorder } from "./recorder-messages";

export const BEAT_MS = 800;
const TICK_S = 0.03;
/** Ticks are handed over so far ahead, seconds: timers of a page come late. */
const AHEAD_S = 1;
const EVERY_MS = 300;

/** Where a sound at a time sits against the nearest beat, ms; positive is late. */
export function againstBeat(timeS: number, firstBeatS: number, latencyMs: number): number {
  const sinceMs = (timeS - firstBeatS) * 1000 - latencyMs;
  return sinceMs - Math.round(sinceMs / BEAT_MS) * BEAT_MS;
}

/**
 * Ticks, and where what the microphone hears sits against them by the delay as it is set: claps on the beat, or the
 * ticks themselves from the loudspeaker, come to lie at 0 when it is right.
 */
export async function previewBeat(
  microphone: Microphone,
  output: AudioNode,
  latencyMs: () => number,
  onSound: (lateMs: number) => void,
  worklets = "/worklets/",
): Promise<() => void> {
  const { context } = output;
  const recorder = await openRecorder(context, worklets);
  const finder = new OnsetFinder(context.sampleRate);
  const first = context.currentTime + 0.3;
  recorder.port.onmessage = ({ data }: MessageEvent<RecordedPiece>) => {
    for (const time of finder.push(data)) onSound(againstBeat(time, first, latencyMs()));
  };
  microphone.input.connect(recorder);
  const gain = new GainNode(context, { gain: 0 });
  const tone = new OscillatorNode(context, { frequency: 1000 });
  tone.connect(gain).connect(output);
  tone.start();
  let next = first;
  const hand = () => {
    // After a sleep the beats that were missed are not played in a heap.
    while (next < context.currentTime) next += BEAT_MS / 1000;
    for (; next < context.currentTime + AHEAD_S; next += BEAT_MS / 1000) {
      gain.gain.setValueAtTime(0.4, next);
      gain.gain.setValueAtTime(0, next + TICK_S);
    }
  };
  hand();
  const timer = setInterval(hand, EVERY_MS);
  return () => {
    clearInterval(timer);
    tone.stop();
    gain.disconnect();
    microphone.input.disconnect(recorder);
    recorder.port.postMessage({ type: "end" } satisfies ToRecorder);
    recorder.port.close();
  };
}
