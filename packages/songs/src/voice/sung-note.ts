import { midiOf, type Note } from "../model";
import { onsetOf, vowelOf } from "./vowels";

export interface SungNote {
  readonly note: Note;
  /** Semitones above C4 that the note before ended on, where it runs on without a breath. */
  readonly glideFrom: number | null;
  /** Whether another note follows at once, so that this one must make room for its consonant. */
  readonly cutMs: number;
  readonly transposeSemitones: number;
}

const ATTACK_S = 0.008;
const RELEASE_S = 0.02;
const GLIDE_S = 0.025;
const VIBRATO = { hertz: 5.6, cents: 22, afterS: 0.35, growS: 0.3 };
/** Consonants come before the beat, as singers place them; the vowel is on it. */
export const CONSONANT_S = 0.045;
const PEAK = 0.4;

const hertzOf = (midi: number): number => 440 * 2 ** ((midi - 69) / 12);

/** Small deterministic noise, -1 to 1. */
function noise(seed: number): () => number {
  let state = (seed * 2654435761 + 12345) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2147483648 - 1;
  };
}

/** Takes the corner off a sawtooth, so that it does not alias. */
function polyBlep(phase: number, step: number): number {
  if (phase < step) {
    const t = phase / step;
    return t + t - t * t - 1;
  }
  if (phase > 1 - step) {
    const t = (phase - 1) / step;
    return t * t + t + t + 1;
  }
  return 0;
}

class Resonator {
  #y1 = 0;
  #y2 = 0;
  readonly #a1: number;
  readonly #a2: number;
  readonly #gain: number;

  constructor(hertz: number, gain: number, sampleRate: number) {
    const width = 60 + hertz * 0.06;
    const radius = Math.exp((-Math.PI * width) / sampleRate);
    this.#a1 = 2 * radius * Math.cos((2 * Math.PI * hertz) / sampleRate);
    this.#a2 = -radius * radius;
    this.#gain = gain * (1 - radius);
  }

  next(x: number): number {
    const y = this.#gain * x + this.#a1 * this.#y1 + this.#a2 * this.#y2;
    this.#y2 = this.#y1;
    this.#y1 = y;
    return y;
  }
}

/** The vowel, from the note's start; its level is that of a steady singer whatever the pitch. */
export function vowelSamples(sung: SungNote, sampleRate: number): Float32Array {
  const { note } = sung;
  const seconds = Math.max(0.03, (note.lengthMs - sung.cutMs) / 1000);
  const out = new Float32Array(Math.round(seconds * sampleRate));
  const target = midiOf(note) + sung.transposeSemitones;
  const from = sung.glideFrom === null ? target : 60 + sung.glideFrom + sung.transposeSemitones;
  const resonators = vowelOf(note.text).formants.map(
    ([hertz, gain]) => new Resonator(hertz, gain, sampleRate),
  );
  const breath = noise(Math.round(note.startMs));
  const spoken = note.kind === "rap" || note.kind === "golden-rap";
  let phase = 0;
  let peak = 1e-6;
  for (let i = 0; i < out.length; i++) {
    const t = i / sampleRate;
    const glide = (from - target) * Math.exp(-t / (GLIDE_S / 3));
    const swell = Math.min(1, Math.max(0, (t - VIBRATO.afterS) / VIBRATO.growS));
    const vibrato =
      (VIBRATO.cents / 100) * swell * Math.sin(2 * Math.PI * VIBRATO.hertz * (t - VIBRATO.afterS));
    const fall = spoken ? -4 * (t / seconds) : 0;
    const step = hertzOf(target + glide + vibrato + fall) / sampleRate;
    phase += step;
    if (phase >= 1) phase -= 1;
    const glottis = 2 * phase - 1 - polyBlep(phase, step) + 0.01 * breath();
    let sample = 0.25 * Math.sin(2 * Math.PI * phase);
    for (const resonator of resonators) sample += 3 * resonator.next(glottis);
    const level = Math.min(1, t / ATTACK_S, (seconds - t) / RELEASE_S);
    out[i] = sample * Math.max(0, level);
    peak = Math.max(peak, Math.abs(sample));
  }
  for (let i = 0; i < out.length; i++) out[i] = (out[i] ?? 0) * (PEAK / peak);
  return out;
}

/** The consonant, which ends where the vowel starts; empty for a syllable that begins on its vowel. */
export function consonantSamples(note: Note, sampleRate: number): Float32Array {
  const onset = onsetOf(note.text);
  if (onset === "none" || onset === "soft") return new Float32Array(0);
  const out = new Float32Array(Math.round(CONSONANT_S * sampleRate));
  const next = noise(Math.round(note.startMs) + 7);
  let before = 0;
  for (let i = 0; i < out.length; i++) {
    const x = next();
    const high = x - before;
    before = x;
    const part = i / out.length;
    const level = onset === "hiss" ? Math.sin(Math.PI * part) * 0.05 : part > 0.7 ? (1 - part) * 0.25 : 0;
    out[i] = high * level;
  }
  return out;
}
