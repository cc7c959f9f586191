import { createLeakCanceller, LEAK_BLOCK, type PlayedBy } from "../leak";
import { createLowPass } from "./low-pass";
import { createPitchPath, PATH_LAG } from "./path";
import { createPeriodFinder, MOST_CANDIDATES } from "./periodicity";
import { hzToCents } from "./units";

/**
 * One frame of a voice. Plain numbers, so that an AudioWorklet hands it on without making objects.
 *
 * @param atSample middle of the window that was heard, in samples since the tracker began (or was reset)
 * @param cents relative to C4; NaN where nobody sings a pitch
 * @param clarity 0 to 1, how alike one period is to the next
 * @param level dBFS of the window (RMS), -120 at least
 */
export type OnPitchFrame = (atSample: number, cents: number, clarity: number, level: number) => void;

export interface PitchTrackerOptions {
  sampleRate: number;
  /** Time between frames, ms. */
  hopMs?: number;
  /** The range of voices that is looked for, Hz. */
  lowestHz?: number;
  highestHz?: number;
  /** Quieter than this is silence, dBFS. */
  silenceDb?: number;
  /** What loudspeakers may play meanwhile; without it everything that is heard is the singer's. */
  played?: {
    sounds: readonly PlayedBy[];
    /** How much earlier than they sound they are pushed, ms. */
    leadMs: number;
  };
}

/** Below this a window has no pitch. White noise reaches 0.2, breath and hiss 0.4, a sung vowel 0.9 and more. */
export const VOICED_CLARITY = 0.7;
/** dBFS; a whisper at arm's length is near -50, a laptop's noise floor near -65. */
export const SILENCE_DB = -55;
export const LOWEST_LEVEL_DB = -120;

const HOP_MS = 10;
/** 43 ms: three and a half periods of the lowest voice, still short enough for a syllable. */
const WINDOW_MS = 1000 * (2048 / 48_000);
/** Half of it is enough for a voice below 2 kHz and halves the work. */
const ANALYSIS_RATE = 24_000;
const CUTOFF_HZ = 1_800;

/**
 * Follows the pitch of one voice: McLeod's method on what the room did not keep from before gives
 * candidates, a path through them is what was sung.
 * `push` takes any number of mono samples and allocates nothing.
 */
export function createPitchTracker(options: PitchTrackerOptions) {
  const { sampleRate, hopMs = HOP_MS, lowestHz = 65, highestHz = 1200, silenceDb = SILENCE_DB } = options;
  const { sounds = [], leadMs = 0 } = options.played ?? {};
  const channels = sounds.length;
  const decimation = Math.max(1, Math.floor(sampleRate / ANALYSIS_RATE + 0.25));
  const rate = sampleRate / decimation;
  const windowLength = Math.round((WINDOW_MS * rate) / 1000);
  const hop = (rate * hopMs) / 1000;
  const lowPass = () => createLowPass(sampleRate, CUTOFF_HZ);
  let voicePass = lowPass();
  let playedPasses = Array.from({ length: channels }, lowPass);
  const makeCanceller = () => (channels > 0 ? createLeakCanceller({ rate, sounds, leadMs }) : null);
  let canceller = makeCanceller();
  const blockLength = canceller ? LEAK_BLOCK : 1;
  /** What comes in until it is a block. */
  const microphone = new Float32Array(blockLength);
  const played = Array.from({ length: channels }, () => new Float32Array(blockLength));
  const powers = new Float32Array(blockLength);
  const cleaned = new Float32Array(blockLength);
  /** What was taken away as played, beside each sample of the ring. */
  const echoes = new Float32Array(windowLength);
  let gathered = 0;
  const ring = new Float32Array(windowLength);
  /** Squares of the unfiltered sound beside each sample of the ring, for the level. */
  const energies = new Float32Array(windowLength);
  const window = new Float32Array(windowLength);
  const finder = createPeriodFinder(windowLength, rate, lowestHz, highestHz, hopMs);
  const path = createPitchPath();
  const pitches = new Float64Array(MOST_CANDIDATES);
  const clarities = new Float64Array(PATH_LAG + 1);
  const levels = new Float64Array(PATH_LAG + 1);
  let untilKept = decimation;
  let energy = 0;
  let written = 0;
  let frames = 0;

  /** Copies the newest window out of the ring without its DC; returns the level of the voice in it. */
  function unroll(): number {
    const start = written % windowLength;
    let sum = 0;
    let squares = 0;
    let voice = 0;
    let echo = 0;
    let heard = 0;
    for (let i = 0; i < windowLength; i++) {
      const at = (start + i) % windowLength;
      const sample = ring[at] ?? 0;
      const taken = echoes[at] ?? 0;
      window[i] = sample;
      sum += sample;
      squares += energies[at] ?? 0;
      voice += sample * sample;
      echo += taken * taken;
      heard += (sample + taken) ** 2;
    }
    const mean = sum / windowLength;
    for (let i = 0; i < windowLength; i++) window[i] = (window[i] ?? 0) - mean;
    if (canceller && voice < canceller.residue() * echo) return LOWEST_LEVEL_DB;
    const share = heard > voice ? voice / heard : 1;
    return Math.max(LOWEST_LEVEL_DB, 10 * Math.log10((share * squares) / windowLength + 1e-13));
  }

  function analyse(onFrame: OnPitchFrame): void {
    const level = unroll();
    let clarity = 0;
    let count = 0;
    finder.hear(window);
    if (level >= silenceDb) {
      const found = finder.find(window, VOICED_CLARITY);
      clarity = finder.clearest();
      count = found.count;
      for (let i = 0; i < count; i++) pitches[i] = hzToCents(rate / (found.periods[i] ?? 1));
      path.push(count, pitches, found.strengths);
    } else path.push(0, pitches, pitches);
    const slot = frames % (PATH_LAG + 1);
    clarities[slot] = clarity;
    levels[slot] = level;
    frames++;
    if (frames <= PATH_LAG) return;
    const told = frames - 1 - PATH_LAG;
    const oldest = told % (PATH_LAG + 1);
    const atSample = (Math.round(told * hop) + windowLength / 2) * decimation;
    onFrame(atSample, path.decide(), clarities[oldest] ?? 0, levels[oldest] ?? LOWEST_LEVEL_DB);
  }

  /** The sample after which the next frame is due: the first once a whole window is there. */
  const nextFrameAt = () => windowLength + Math.round(frames * hop);
  let due = nextFrameAt();

  function write(sample: number, echo: number, power: number, onFrame: OnPitchFrame): void {
    const at = written % windowLength;
    ring[at] = sample;
    echoes[at] = echo;
    energies[at] = power;
    written++;
    if (written !== due) return;
    analyse(onFrame);
    due = nextFrameAt();
  }

  function writeBlock(onFrame: OnPitchFrame): void {
    gathered = 0;
    if (canceller) canceller.process(microphone, played, cleaned);
    else cleaned.set(microphone);
    for (let i = 0; i < blockLength; i++) {
      const sample = cleaned[i] ?? 0;
      write(sample, (microphone[i] ?? 0) - sample, powers[i] ?? 0, onFrame);
    }
  }

  return {
    /** From the middle of a frame to the moment it is told, ms: half a window, what the path waits for, and a block. */
    delayMs: WINDOW_MS / 2 + PATH_LAG * hopMs + ((blockLength - 1) * 1000) / rate,
    /**
     * @param playing `options.played.sounds`, each as long as `samples`; silence where one is missing
     */
    push(samples: Float32Array, onFrame: OnPitchFrame, playing: readonly Float32Array[] = []): void {
      for (let i = 0; i < samples.length; i++) {
        const sample = samples[i] ?? 0;
        const filtered = voicePass(sample);
        energy += sample * sample;
        const isKept = --untilKept <= 0;
        for (let c = 0; c < channels; c++) {
          const sound = playedPasses[c]?.(playing[c]?.[i] ?? 0) ?? 0;
          const gathering = played[c];
          if (isKept && gathering) gathering[gathered] = sound;
        }
        if (!isKept) continue;
        microphone[gathered] = filtered;
        powers[gathered] = energy / decimation;
        untilKept = decimation;
        energy = 0;
        if (++gathered === blockLength) writeBlock(onFrame);
      }
    },
    /** Forgets everything heard; samples are counted from 0 again. */
    reset(): void {
      voicePass = lowPass();
      playedPasses = Array.from({ length: channels }, lowPass);
      canceller = makeCanceller();
      ring.fill(0);
      echoes.fill(0);
      energies.fill(0);
      untilKept = decimation;
      gathered = 0;
      energy = 0;
      finder.clear();
      path.clear();
      written = 0;
      frames = 0;
      due = nextFrameAt();
    },
  };
}

export type PitchTracker = ReturnType<typeof createPitchTracker>;
