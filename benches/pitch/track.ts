import { createPitchTracker } from "@karaverse/singing/pitch";

/** What is played while a microphone listens, from the same moment on as that. */
export interface Playing {
  /** Out of the singer's own loudspeakers. */
  readonly ours?: Float32Array;
  /** The guide vocal, whether anybody plays it or not. */
  readonly guide?: Float32Array;
}

/** An AudioWorklet's. */
const BLOCK = 128;
/** As the page has it. */
const LEAD_MS = 1_000;

/** Tracks a whole recording; without `playing` as where nothing is known of what is played. */
export function track(
  microphone: Float32Array,
  sampleRate: number,
  playing: Playing | null,
  onFrame: (atMs: number, cents: number, clarity: number, level: number) => void,
): void {
  const lead = Math.round((LEAD_MS * sampleRate) / 1000);
  const tracker = createPitchTracker(
    playing ? { sampleRate, played: { sounds: ["us", "anybody"], leadMs: LEAD_MS } } : { sampleRate },
  );
  const nothing = new Float32Array(0);
  for (let at = 0; at < microphone.length; at += BLOCK) {
    const early = [playing?.ours, playing?.guide].map((sound) =>
      (sound ?? nothing).subarray(at + lead, at + lead + BLOCK),
    );
    tracker.push(
      microphone.subarray(at, at + BLOCK),
      (sample, cents, clarity, level) => onFrame((sample * 1000) / sampleRate, cents, clarity, level),
      early,
    );
  }
}
