import { centsToHz } from "@karaverse/singing/pitch";
import { VOWELS } from "../../packages/singing/test/voice";
import type { Consonant, SungNote, Vowel } from "./melody";
import { gaussian } from "./random";

/** Resonances of a man's vowels: Hz and bandwidth. */
const FORMANTS: Record<Vowel | "m" | "l", readonly (readonly [number, number])[]> = {
  ...VOWELS,
  m: [
    [250, 60],
    [1100, 180],
    [2200, 200],
    [3300, 250],
  ],
  l: [
    [360, 60],
    [1300, 120],
    [2700, 150],
    [3500, 180],
  ],
};

/** Seconds that a consonant takes from its note, and how loud the folds are meanwhile. */
const CONSONANT: Record<Consonant, { seconds: number; voiced: number; hiss: number }> = {
  none: { seconds: 0, voiced: 1, hiss: 0 },
  s: { seconds: 0.09, voiced: 0, hiss: 0.35 },
  t: { seconds: 0.055, voiced: 0, hiss: 0.5 },
  m: { seconds: 0.08, voiced: 0.5, hiss: 0 },
  l: { seconds: 0.06, voiced: 0.7, hiss: 0 },
};

export interface Manner {
  readonly vibratoCents: number;
  /** Seconds that the voice takes from one legato note to the next. */
  readonly slide: number;
  /** Relative change of a period from one to the next, standard deviation. */
  readonly jitter: number;
  /** Relative change of strength from period to period. */
  readonly shimmer: number;
  /** Air that goes by the folds, dB below the voice. */
  readonly breathDb: number;
}

export interface Sung {
  readonly sound: Float32Array;
  /** The pitch that was meant, every millisecond, cents from C4; NaN where the folds are still. */
  readonly truth: Float64Array;
}

const VIBRATO_HZ = 5.5;
const KERNEL = 16;
/** Formants glide from one sound to the next over this, seconds. */
const GLIDE = 0.04;
const ATTACK = 0.015;
const RELEASE = 0.03;
const LOUDER_DB = 3;
/** Samples between two settings of the resonators. */
const CONTROL = 32;

interface Moment {
  voiced: number;
  hiss: number;
  breath: number;
  mouth: Vowel | "m" | "l";
  cents: number;
}

/** What the singer does at each millisecond. */
function score(notes: readonly SungNote[], seconds: number, { vibratoCents, slide }: Manner): Moment[] {
  return Array.from({ length: Math.ceil(seconds * 1000) }, (_, ms) => {
    const t = ms / 1000;
    const index = notes.findLastIndex(({ start }) => start <= t);
    const note = notes[Math.max(0, index)];
    if (!note) return { voiced: 0, hiss: 0, breath: 0, mouth: "a", cents: 0 };
    const into = t - note.start;
    const left = note.length - into;
    if (index < 0 || left < 0)
      return { voiced: 0, hiss: 0, breath: left < -0.1 ? 1 : 0, mouth: "a", cents: note.cents };
    const { seconds: consonant, voiced, hiss } = CONSONANT[note.consonant];
    const next = notes[index + 1];
    const before = notes[index - 1];
    const glide = note.legato && before ? Math.min(1, into / Math.max(slide, 0.001)) : 1;
    const from = note.legato && before ? before.cents : note.cents;
    const deep = vibratoCents * Math.min(1, Math.max(0, (into - 0.12) / 0.15));
    const opening = voiced > 0 || into > consonant ? 1 : 0;
    const rise = note.legato ? 1 : Math.min(1, (voiced > 0 ? into : into - consonant) / ATTACK);
    const fall = next?.legato ? 1 : Math.min(1, left / RELEASE);
    return {
      voiced: opening * Math.max(0, Math.min(rise, fall)) * (into < consonant ? voiced : 1),
      hiss: into < consonant && (note.consonant !== "t" || into > 0.035) ? hiss : 0,
      breath: 0,
      mouth:
        into < consonant && (note.consonant === "m" || note.consonant === "l") ? note.consonant : note.vowel,
      cents:
        from +
        (note.cents - from) * (0.5 - 0.5 * Math.cos(Math.PI * glide)) +
        deep * Math.sin(2 * Math.PI * VIBRATO_HZ * into),
    };
  });
}

/**
 * Sings: pulses of the folds placed between samples, with jitter and shimmer, falling 12 dB an octave, through a mouth
 * that moves; air, hiss of consonants and breaths between. About -20 dBFS where the folds move.
 */
export function sing(
  notes: readonly SungNote[],
  seconds: number,
  sampleRate: number,
  manner: Manner,
  throat: number,
  random: () => number,
): Sung {
  const gauss = gaussian(random);
  const moments = score(notes, seconds, manner);
  const length = Math.round(seconds * sampleRate);
  const at = (i: number) => moments[Math.min(moments.length - 1, Math.floor((i * 1000) / sampleRate))];
  const source = new Float64Array(length + 2 * KERNEL);
  for (let time = 0; time < length; ) {
    const moment = at(time);
    if (!moment) break;
    const strength = moment.voiced * Math.max(0, 1 + manner.shimmer * gauss());
    if (strength > 0) pulse(source, time, strength);
    time += (sampleRate / centsToHz(moment.cents)) * (1 + manner.jitter * gauss());
  }
  fall(source, sampleRate);
  const breath = 10 ** (-manner.breathDb / 20) * rms(source);
  for (let i = 0; i < length; i++) {
    const moment = at(i);
    const air = (moment?.voiced ?? 0) + 0.7 * (moment?.breath ?? 0);
    source[i] = (source[i] ?? 0) + breath * air * gauss();
  }
  articulate(source, length, sampleRate, throat, at);
  const sound = Float32Array.from(source.subarray(0, length));
  level(sound, notes, sampleRate, random);
  const loud = rms(sound.filter((_, i) => (at(i)?.voiced ?? 0) > 0.5));
  const hiss = highPass(sampleRate);
  for (let i = 0; i < length; i++) {
    sound[i] = 0.1 * ((sound[i] ?? 0) / loud + hiss(gauss()) * (at(i)?.hiss ?? 0));
  }
  return {
    sound,
    truth: Float64Array.from(moments, ({ voiced, cents }) => (voiced > 0.1 ? cents : Number.NaN)),
  };
}

function pulse(into: Float64Array, time: number, strength: number): void {
  const whole = Math.floor(time);
  for (let i = 1 - KERNEL; i <= KERNEL; i++) {
    const x = whole + i - time;
    const sinc = x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    const index = whole + i;
    if (index < 0) continue;
    into[index] = (into[index] ?? 0) + strength * sinc * (0.5 + 0.5 * Math.cos((Math.PI * x) / (KERNEL + 1)));
  }
}

/** The folds close softly, and the lips give back part of what that takes. */
function fall(sound: Float64Array, sampleRate: number): void {
  const tilt = Math.exp((-2 * Math.PI * 250) / sampleRate);
  let once = 0;
  let twice = 0;
  for (let i = 0; i < sound.length; i++) {
    once = (1 - tilt) * (sound[i] ?? 0) + tilt * once;
    twice = 0.5 * once + 0.5 * twice;
    sound[i] = twice;
  }
}

function articulate(
  sound: Float64Array,
  length: number,
  sampleRate: number,
  throat: number,
  at: (sample: number) => Moment | undefined,
): void {
  const share = CONTROL / (GLIDE * sampleRate);
  for (let place = 0; place < 4; place++) {
    let frequency = 0;
    let turn = 0;
    let radius = 0;
    let gain = 0;
    let one = 0;
    let two = 0;
    for (let i = 0; i < length; i++) {
      if (i % CONTROL === 0) {
        const moment = at(i);
        const [resonance, bandwidth] = FORMANTS[moment?.mouth ?? "a"][place] ?? [500, 100];
        // Singers above their vowel's first resonance open the mouth until it reaches the note.
        const wanted = Math.max(resonance * throat, centsToHz(moment?.cents ?? 0) * (1 + place));
        frequency = frequency === 0 ? wanted : frequency + share * (wanted - frequency);
        radius = Math.exp((-Math.PI * bandwidth * throat) / sampleRate);
        turn = 2 * radius * Math.cos((2 * Math.PI * frequency) / sampleRate);
        gain = 1 - turn + radius * radius;
      }
      const out = gain * (sound[i] ?? 0) + turn * one - radius * radius * two;
      two = one;
      one = out;
      sound[i] = out;
    }
  }
}

/** Singers keep their notes about as loud, whatever the vowel: each within LOUDER_DB of the others. */
function level(
  sound: Float32Array,
  notes: readonly SungNote[],
  sampleRate: number,
  random: () => number,
): void {
  const edges = notes.map(({ start }) => Math.round(start * sampleRate));
  const gains = notes.map(({ length, consonant }, n) => {
    const from = edges[n] ?? 0;
    const middle = from + Math.round((CONSONANT[consonant].seconds + ATTACK) * sampleRate);
    const wanted = 10 ** ((LOUDER_DB * (2 * random() - 1)) / 20);
    return (
      wanted / Math.max(1e-9, rms(sound.subarray(middle, from + Math.round((length - RELEASE) * sampleRate))))
    );
  });
  const share = 1 / (GLIDE * sampleRate);
  let gain = gains[0] ?? 1;
  for (let i = 0, n = 0; i < sound.length; i++) {
    if (i >= (edges[n + 1] ?? Number.POSITIVE_INFINITY)) n++;
    gain += share * ((gains[n] ?? gain) - gain);
    sound[i] = (sound[i] ?? 0) * gain;
  }
}

function highPass(sampleRate: number): (sample: number) => number {
  const share = Math.exp((-2 * Math.PI * 3500) / sampleRate);
  let low = 0;
  return (sample) => {
    low = (1 - share) * sample + share * low;
    return sample - low;
  };
}

export function rms(sound: ArrayLike<number>): number {
  let squares = 0;
  for (let i = 0; i < sound.length; i++) squares += (sound[i] ?? 0) ** 2;
  return Math.sqrt(squares / Math.max(1, sound.length));
}
