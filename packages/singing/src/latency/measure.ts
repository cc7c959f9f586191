import { MOST_DELAY_MS, type Pulse, pulse, pulseStarts } from "./pulses";

export type RoundTrip =
  | {
      kind: "found";
      /** From handing a sample to the output to getting it from the microphone, ms. */
      roundTripMs: number;
      /** 0 to 1; how far the best delay stands out, and how well the pulses agree. */
      confidence: number;
    }
  /** Headphones, a muted loudspeaker, or a microphone that is not the one in the room. */
  | { kind: "not-found"; why: "silent" | "unclear" };

/** Half of it is plenty for sweeps up to 7 kHz, and a quarter of the work. */
const SEARCH_RATE = 24_000;
/** RMS below which the microphone gave nothing at all. */
const SILENT = 1e-5;
const LEAST_CONFIDENCE = 0.35;
/** Reflections follow the direct sound; what comes this much earlier and is not much weaker is the direct one. */
const EARLIER_MS = 15;
const EARLIER_SHARE = 0.6;
/** Other peaks closer than this to the best are its own side lobes and the reflections of a room, ms. */
const OWN_MS = 60;
/** Pulses that agree are within this, ms. */
const AGREE_MS = 1.5;

/**
 * Finds the pulse train in what the microphone heard: correlation with one pulse, normalised by the loudness around
 * it (a slammed door is not a match), added up over the five pulses for each delay.
 *
 * @param recording mono
 * @param trainStartsAt sample of the recording at which the first sample of the train was handed to the output
 */
export function measureRoundTrip(recording: Float32Array, sampleRate: number, trainStartsAt = 0): RoundTrip {
  const decimation = Math.max(1, Math.round(sampleRate / SEARCH_RATE));
  const rate = sampleRate / decimation;
  const heard = decimate(recording.subarray(Math.max(0, trainStartsAt)), decimation);
  if (rms(heard) < SILENT) return { kind: "not-found", why: "silent" };
  const starts = pulseStarts(rate);
  const delays = Math.ceil((MOST_DELAY_MS * rate) / 1_000);
  const matches = starts.map((start) => match(heard, pulse(rate), start, delays));
  const sum = sumOf(matches.map((each) => each.likeness));
  // A late reflection that stands alone is more alike to the pulse than the direct sound with reflections on top, but
  // it is weaker: the delay is chosen by both.
  const best = directSound(sumOf(matches.map(weighed)), rate);
  const peaks = matches.map((each) =>
    peakNear(each.likeness, best, Math.round((AGREE_MS * 2 * rate) / 1_000)),
  );
  const found = median(peaks.map((peak) => peak.at));
  const strength = peaks.reduce((total, peak) => total + peak.height, 0) / peaks.length;
  const agreeing =
    peaks.filter((peak) => Math.abs(peak.at - found) * 1_000 <= AGREE_MS * rate).length / peaks.length;
  const rival = highestAway(sum, best, Math.round((OWN_MS * rate) / 1_000)) / starts.length;
  const confidence = Math.max(0, Math.min(1, ((strength - rival) / (strength + 0.1)) * 1.25)) * agreeing;
  if (confidence < LEAST_CONFIDENCE) return { kind: "not-found", why: "unclear" };
  return { kind: "found", roundTripMs: (found * 1_000) / rate, confidence };
}

interface Match {
  /** 0 to 1, whatever the loudness. */
  likeness: Float32Array;
  /** How loud a pulse the sound holds; 1 is as played. */
  strength: Float32Array;
}

/** What the sound at each delay after `start` has of one pulse. */
function match(heard: Float32Array, { cosine, sine }: Pulse, start: number, delays: number): Match {
  const strength = new Float32Array(delays);
  const likeness = new Float32Array(delays);
  const length = cosine.length;
  let pulseEnergy = 0;
  for (const sample of cosine) pulseEnergy += sample * sample;
  let energy = 0;
  for (let i = 0; i < length; i++) energy += (heard[start + i] ?? 0) ** 2;
  for (let delay = 0; delay < delays; delay++) {
    const at = start + delay;
    if (at + length > heard.length) break;
    let inPhase = 0;
    let quarter = 0;
    for (let i = 0; i < length; i++) {
      const sample = heard[at + i] as number;
      inPhase += sample * (cosine[i] as number);
      quarter += sample * (sine[i] as number);
    }
    const scale = Math.sqrt(pulseEnergy * Math.max(energy, 0));
    const amount = Math.hypot(inPhase, quarter);
    likeness[delay] = scale > 1e-9 ? Math.min(1, amount / scale) : 0;
    strength[delay] = amount / pulseEnergy;
    energy += (heard[at + length] ?? 0) ** 2 - (heard[at] ?? 0) ** 2;
  }
  return { likeness, strength };
}

function weighed({ likeness, strength }: Match): Float32Array {
  const product = likeness.map((each, delay) => each * (strength[delay] ?? 0));
  const most = product.reduce((highest, each) => Math.max(highest, each), 1e-12);
  return product.map((each) => each / most);
}

function sumOf(lists: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(lists[0]?.length ?? 0);
  for (const list of lists) for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + (list[i] ?? 0);
  return sum;
}

function directSound(sum: Float32Array, rate: number): number {
  let best = 0;
  for (let delay = 1; delay < sum.length; delay++) if ((sum[delay] ?? 0) > (sum[best] ?? 0)) best = delay;
  const least = EARLIER_SHARE * (sum[best] ?? 0);
  for (let delay = Math.max(1, best - Math.round((EARLIER_MS * rate) / 1_000)); delay < best; delay++) {
    const height = sum[delay] ?? 0;
    if (height >= least && height >= (sum[delay - 1] ?? 0) && height > (sum[delay + 1] ?? 0)) return delay;
  }
  return best;
}

function peakNear(likeness: Float32Array, around: number, within: number): { at: number; height: number } {
  let at = around;
  for (
    let delay = Math.max(0, around - within);
    delay <= Math.min(likeness.length - 1, around + within);
    delay++
  ) {
    if ((likeness[delay] ?? 0) > (likeness[at] ?? 0)) at = delay;
  }
  return { at, height: likeness[at] ?? 0 };
}

function highestAway(sum: Float32Array, from: number, least: number): number {
  let highest = 0;
  for (let delay = 0; delay < sum.length; delay++) {
    if (Math.abs(delay - from) > least) highest = Math.max(highest, sum[delay] ?? 0);
  }
  return highest;
}

function decimate(sound: Float32Array, by: number): Float32Array {
  const out = new Float32Array(Math.floor(sound.length / by));
  for (let i = 0; i < out.length; i++) {
    let sum = 0;
    for (let k = 0; k < by; k++) sum += sound[i * by + k] ?? 0;
    out[i] = sum / by;
  }
  return out;
}

function rms(sound: Float32Array): number {
  let squares = 0;
  for (const sample of sound) squares += sample * sample;
  return Math.sqrt(squares / Math.max(1, sound.length));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
