import { MOST_DELAY_MS, type Pulse, pulse, pulseStarts } from "./pulses";

export type RoundTrip =
  | {
      kind: "found";
      /** From handing a sample to the output to getting it from the microphone, ms. */
      roundTripMs: number;
      /** 0 to 1; how far the pulses stand out of everything else. */
      confidence: number;
    }
  | { kind: "not-found"; why: NotHeard };

/**
 * `silent`: the microphone gave nothing at all. `faint`: it is quiet, and the pulses are not in it (headphones, a
 * muted loudspeaker, another room). `noisy`: it is so loud that they would drown. `blurred`: something of them came,
 * but not the way from the loudspeaker (taken away as an echo, or a hall's).
 */
export type NotHeard = "silent" | "faint" | "noisy" | "blurred";

/** Just enough for sweeps up to 7 kHz, and a ninth of the work. */
const SEARCH_RATE = 16_000;
/** RMS below which the microphone gave nothing at all. */
const SILENT = 1e-5;
/** RMS above which pulses that are not found may have drowned. */
const NOISY = 0.006;
/**
 * Pulses stand out of the quiet quarter of all delays by so much. The highest of 0.6 s of mere noise reaches 5 to 6
 * (Rayleigh, 3,600 independent values), of talk and music 9.
 */
const OUTSTANDING = 12;
/** Nothing comes before the direct sound: the first that is no accident is it, even where a reflection is louder. */
const EARLIER_MS = 45;
const EARLIER_SHARE = 0.22;
const EARLIER_OUTSTANDING = 8;
/** A room's loud reflections come within this; where later ones, ms, are near as loud, the direct sound is missing. */
const ANSWER_MS = 30;
const RIVAL_SHARE = 0.45;
/** Pulses that agree are within this, ms, and most of the five must. */
const AGREE_MS = 1.5;
const AGREEING = 3;
/** The same pulse is heard as loudly five times, but for the noise around it. */
const EVEN_SHARE = 0.25;

/**
 * Finds the pulse train in what the microphone heard: the answer of loudspeaker, room and microphone to each of the
 * five pulses, and of these the median at each delay (a slammed door is in one of them, and voices are never at the
 * same place in three); in it the first sound that stands out.
 *
 * @param recording mono
 * @param trainStartsAt sample of the recording at which the first sample of the train was handed to the output
 */
export function measureRoundTrip(recording: Float32Array, sampleRate: number, trainStartsAt = 0): RoundTrip {
  const decimation = Math.max(1, Math.round(sampleRate / SEARCH_RATE));
  const rate = sampleRate / decimation;
  const heard = decimate(recording.subarray(Math.max(0, trainStartsAt)), decimation);
  const loudness = rms(heard);
  if (loudness < SILENT) return { kind: "not-found", why: "silent" };
  const samples = (ms: number) => Math.round((ms * rate) / 1_000);
  const delays = samples(MOST_DELAY_MS);
  const one = pulse(rate);
  const answers = pulseStarts(rate).map((start) => answerTo(one, heard, start, delays));
  const answer = medianOf(answers);
  const floor = Math.max(1e-9, quietQuarter(answer));
  const loudest = highest(answer, 0, answer.length);
  const lost = { kind: "not-found", why: loudness > NOISY ? "noisy" : "faint" } as const;
  if (loudest.height < OUTSTANDING * floor) return lost;
  const least = Math.max(EARLIER_SHARE * loudest.height, EARLIER_OUTSTANDING * floor);
  const direct = firstPeak(answer, loudest.at - samples(EARLIER_MS), loudest.at, least);
  const rival = Math.max(
    highest(answer, 0, direct - samples(1)).height,
    highest(answer, direct + samples(ANSWER_MS), answer.length).height,
  );
  const near = samples(AGREE_MS);
  const peaks = answers.map((each) => strongest(each, direct - 2 * near, direct + 2 * near + 1));
  const there = peaks.filter(({ at }) => Math.abs(at - direct) <= near).map(({ height }) => height);
  if (rival > RIVAL_SHARE * loudest.height || there.length < AGREEING || !areEven(there))
    return { kind: "not-found", why: "blurred" };
  const standsOut = 1 - (OUTSTANDING * floor) / (loudest.height + OUTSTANDING * floor);
  const alone = 1 - rival / loudest.height;
  return { kind: "found", roundTripMs: (direct * 1_000) / rate, confidence: standsOut * alone };
}

/** In phase and a quarter turn away, for each delay. */
interface Answer {
  readonly cosine: Float32Array;
  readonly sine: Float32Array;
}

/** What the sound at each delay after `start` has of one pulse. */
function answerTo(one: Pulse, heard: Float32Array, start: number, delays: number): Answer {
  const cosine = new Float32Array(delays);
  const sine = new Float32Array(delays);
  const { length } = one.cosine;
  const possible = Math.min(delays, heard.length - length - start);
  for (let delay = 0; delay < possible; delay++) {
    const at = start + delay;
    let inPhase = 0;
    let quarter = 0;
    for (let i = 0; i < length; i++) {
      const sample = heard[at + i] as number;
      inPhase += sample * (one.cosine[i] as number);
      quarter += sample * (one.sine[i] as number);
    }
    cosine[delay] = inPhase;
    sine[delay] = quarter;
  }
  return { cosine, sine };
}

function medianOf(answers: readonly Answer[]): Float32Array {
  const [first] = answers;
  const out = new Float32Array(first?.cosine.length ?? 0);
  const values = new Float32Array(answers.length);
  const middle = (part: keyof Answer, delay: number) => {
    for (let i = 0; i < values.length; i++) values[i] = answers[i]?.[part][delay] ?? 0;
    return values.sort()[values.length >> 1] ?? 0;
  };
  for (let delay = 0; delay < out.length; delay++)
    out[delay] = Math.hypot(middle("cosine", delay), middle("sine", delay));
  return out;
}

function strongest({ cosine, sine }: Answer, from: number, to: number): { at: number; height: number } {
  let best = { at: from, height: 0 };
  for (let at = Math.max(0, from); at < Math.min(to, cosine.length); at++) {
    const height = Math.hypot(cosine[at] ?? 0, sine[at] ?? 0);
    if (height > best.height) best = { at, height };
  }
  return best;
}

/** All but one are about as loud: what lets some through and holds others back is no loudspeaker. */
function areEven(heights: readonly number[]): boolean {
  const median = [...heights].sort((a, b) => a - b)[heights.length >> 1] ?? 0;
  const even = heights.filter((height) => Math.abs(height - median) <= EVEN_SHARE * median);
  return even.length >= Math.max(AGREEING, heights.length - 1);
}

function quietQuarter(answer: Float32Array): number {
  return answer.slice().sort()[answer.length >> 2] ?? 0;
}

function highest(answer: Float32Array, from: number, to: number): { at: number; height: number } {
  let at = Math.max(0, from);
  for (let delay = at; delay < Math.min(to, answer.length); delay++)
    if ((answer[delay] ?? 0) > (answer[at] ?? 0)) at = delay;
  return { at, height: to > from && to > 0 ? (answer[at] ?? 0) : 0 };
}

/** The first local peak of at least this height, else the last place. */
function firstPeak(answer: Float32Array, from: number, last: number, least: number): number {
  for (let delay = Math.max(1, from); delay < last; delay++) {
    const height = answer[delay] ?? 0;
    if (height >= least && height >= (answer[delay - 1] ?? 0) && height > (answer[delay + 1] ?? 0))
      return delay;
  }
  return last;
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
