import { RECORDING_MS } from "../src/latency";
import { pulse, pulseStarts } from "../src/latency/pulses";
import { seededRandom, synthesiseVoice, whiteNoise } from "./voice";

export type Background = "silence" | "white" | "pink" | "music" | "babble";

export interface PulseRoom {
  delayMs: number;
  sampleRate?: number;
  background?: Background;
  /** RMS of the pulses while they sound over RMS of the background, dB. */
  snrDb?: number;
  seed?: number;
  /** A laptop's loudspeaker, and a room with its reflections. */
  room?: boolean;
  /** The microphone is overdriven: everything above this share of its peak is cut off. */
  clippedAt?: number;
  /** Pulses that never sounded, by number. */
  missing?: readonly number[];
  /** The system takes echoes away although it was asked not to: the first 60 ms are all but gone, the rest comes and goes. */
  cancelled?: boolean;
}

const LEVEL_DB = -26;
/** What a loudspeaker goes on sounding after a pulse, s. */
const RINGING_S = 0.02;

/** What a microphone hears of the pulse train in a made-up room, from the start of the train on. */
export function hearPulses({
  delayMs,
  sampleRate = 48_000,
  background = "silence",
  snrDb = 20,
  seed = 1,
  room = false,
  clippedAt,
  missing = [],
  cancelled = false,
}: PulseRoom): Float32Array {
  const random = seededRandom(seed * 7919 + 13);
  const { cosine } = pulse(sampleRate);
  const one = new Float32Array(cosine.length + Math.round(RINGING_S * sampleRate));
  one.set(cosine);
  const sounding = room ? laptopSpeaker(one, sampleRate, random) : one;
  const whole = room ? reflections(random) : [[0, 1] as const];
  const taps = cancelled ? withoutBeginning(whole, random) : whole;
  const heard = new Float32Array(Math.round((RECORDING_MS * sampleRate) / 1_000));
  pulseStarts(sampleRate).forEach((start, which) => {
    if (missing.includes(which)) return;
    for (const [lagMs, share] of taps)
      add(heard, sounding, start + ((delayMs + lagMs) * sampleRate) / 1_000, share);
  });
  if (cancelled) comeAndGo(heard, sampleRate, random);
  const scale = 10 ** (LEVEL_DB / 20) / Math.max(1e-9, loudnessOfPulses(heard));
  for (let i = 0; i < heard.length; i++) heard[i] = (heard[i] ?? 0) * scale;
  if (background !== "silence") {
    const noise = soundOf(background, heard.length / sampleRate, sampleRate, seed);
    const share = 10 ** ((LEVEL_DB - snrDb) / 20) / Math.max(1e-9, rms(noise));
    for (let i = 0; i < heard.length; i++) heard[i] = (heard[i] ?? 0) + share * (noise[i] ?? 0);
  }
  if (clippedAt === undefined) return heard;
  const most = heard.reduce((peak, x) => Math.max(peak, Math.abs(x)), 0) * clippedAt;
  return heard.map((x) => Math.max(-most, Math.min(most, x)));
}

type Taps = readonly (readonly [lagMs: number, share: number])[];

/** Nothing below 400 Hz, little above 6 to 10 kHz, and two resonances of the case. */
function laptopSpeaker(sound: Float32Array, sampleRate: number, random: () => number): Float32Array {
  let out = biquad(sound, highPass(400, 0.9, sampleRate));
  const top = Math.min(0.4 * sampleRate, 6_000 + 4_000 * random());
  out = biquad(out, lowPass(top, 0.7, sampleRate));
  for (let i = 0; i < 2; i++)
    out = biquad(out, peaking(800 + 3_500 * random(), 2 + 4 * random(), -9 + 18 * random(), sampleRate));
  return out;
}

/**
 * Direct sound, six early reflections, and a tail that falls by 60 dB in 0.25 to 0.6 s. A loudspeaker that looks
 * elsewhere is heard by its reflections as loudly as by itself.
 */
function reflections(random: () => number): Taps {
  const taps: [number, number][] = [[0, 0.5 + 0.5 * random()]];
  for (let i = 0; i < 6; i++)
    taps.push([1 + 22 * random(), (random() < 0.5 ? -1 : 1) * (0.15 + 0.6 * random())]);
  const fallMs = 250 + 350 * random();
  const tail = 0.06 + 0.06 * random();
  for (let i = 0; i < 250; i++) {
    const lag = 8 + (fallMs / 2) * random();
    taps.push([lag, (random() < 0.5 ? -1 : 1) * tail * 10 ** ((-3 * lag) / fallMs)]);
  }
  return taps;
}

function withoutBeginning(taps: Taps, random: () => number): Taps {
  const left = 0.01 + 0.03 * random();
  return taps.map(([lag, share]) => [lag, lag < 60 ? share * left : share] as const);
}

/** What a suppressor does: pieces of 10 ms let through or held back. */
function comeAndGo(sound: Float32Array, sampleRate: number, random: () => number): void {
  const piece = Math.round(sampleRate / 100);
  let gain = 1;
  for (let at = 0; at < sound.length; at += piece) {
    gain = 0.5 * gain + 0.5 * (random() < 0.5 ? 0.05 : random());
    for (let i = at; i < Math.min(sound.length, at + piece); i++) sound[i] = (sound[i] ?? 0) * gain;
  }
}

function soundOf(background: Background, seconds: number, sampleRate: number, seed: number): Float32Array {
  switch (background) {
    case "silence":
      return new Float32Array(Math.round(seconds * sampleRate));
    case "white":
      return whiteNoise(seconds, -20, sampleRate, seed);
    case "pink":
      return pinkNoise(seconds, sampleRate, seed);
    case "music":
      return music(seconds, sampleRate, seed);
    case "babble":
      return babble(seconds, sampleRate, seed);
  }
}

/** Voss: white noises that are drawn anew half as often each. */
function pinkNoise(seconds: number, sampleRate: number, seed: number): Float32Array {
  const random = seededRandom(seed * 31 + 5);
  const rows = Array.from({ length: 16 }, () => random() - 0.5);
  return Float32Array.from({ length: Math.round(seconds * sampleRate) }, (_, i) => {
    const row = Math.min(15, i === 0 ? 0 : 31 - Math.clz32(i & -i));
    rows[row] = random() - 0.5;
    let sum = random() - 0.5;
    for (const value of rows) sum += value;
    return sum / 8;
  });
}

/** A band: chords of three with overtones, a bass, and a drum and a hi-hat on the beat. */
function music(seconds: number, sampleRate: number, seed: number): Float32Array {
  const random = seededRandom(seed * 17 + 3);
  const out = new Float32Array(Math.round(seconds * sampleRate));
  const beat = 0.35 + 0.3 * random();
  for (let start = -beat * random(); start < seconds; start += beat) {
    const root = 110 * 2 ** (Math.floor(random() * 12) / 12);
    const from = Math.round(start * sampleRate);
    const tones = [root, root * 2, root * 2.52, root * 3].flatMap((hz) =>
      [1, 2, 3, 5, 8, 13].map((overtone) => ({
        step: (2 * Math.PI * hz * overtone) / sampleRate,
        share: 1 / overtone,
      })),
    );
    const length = Math.round(beat * sampleRate);
    for (let i = 0; i < length; i++) {
      const at = from + i;
      if (at < 0 || at >= out.length) continue;
      let sum = 0;
      for (const { step, share } of tones) sum += share * Math.sin(step * i);
      const hat = Math.exp(-i / (0.015 * sampleRate)) * (random() - 0.5) * 6;
      const snare =
        i > length / 2 ? Math.exp(-(i - length / 2) / (0.05 * sampleRate)) * (random() - 0.5) * 8 : 0;
      out[at] = sum * Math.exp(-i / (0.4 * sampleRate)) + hat + snare;
    }
  }
  return out;
}

/** Four people talk at once: vowels that change, hisses between them. */
function babble(seconds: number, sampleRate: number, seed: number): Float32Array {
  const random = seededRandom(seed * 101 + 7);
  const out = new Float32Array(Math.round(seconds * sampleRate));
  const vowels = ["a", "e", "i", "o", "u"] as const;
  for (let person = 0; person < 4; person++) {
    for (let at = random() * 0.1; at < seconds; ) {
      const length = 0.08 + 0.15 * random();
      const vowel = vowels[Math.floor(random() * 5)] ?? "a";
      const sound =
        random() < 0.3
          ? whiteNoise(length / 2, -24, sampleRate, Math.floor(random() * 1e6))
          : synthesiseVoice(90 + 150 * random(), {
              seconds: length,
              vowel,
              sampleRate,
              seed: Math.floor(random() * 1e6),
            });
      const from = Math.round(at * sampleRate);
      for (let i = 0; i < sound.length && from + i < out.length; i++)
        out[from + i] = (out[from + i] ?? 0) + (sound[i] ?? 0) * Math.sin((Math.PI * i) / sound.length);
      at += length + 0.1 * random();
    }
  }
  return out;
}

function add(into: Float32Array, sound: Float32Array, at: number, share: number): void {
  const whole = Math.floor(at);
  const part = at - whole;
  for (let i = 0; i < sound.length; i++) {
    const index = whole + i;
    if (index >= into.length - 1) break;
    into[index] = (into[index] ?? 0) + share * (1 - part) * (sound[i] ?? 0);
    into[index + 1] = (into[index + 1] ?? 0) + share * part * (sound[i] ?? 0);
  }
}

/** RMS of the loudest fiftieth: the pulses are about a thirtieth of the train. */
function loudnessOfPulses(sound: Float32Array): number {
  const piece = 480;
  const powers: number[] = [];
  for (let at = 0; at + piece < sound.length; at += piece)
    powers.push(rms(sound.subarray(at, at + piece)) ** 2);
  powers.sort((a, b) => b - a);
  const loudest = powers.slice(0, Math.max(1, Math.round(powers.length / 50)));
  return Math.sqrt(loudest.reduce((sum, power) => sum + power, 0) / loudest.length);
}

function rms(sound: Float32Array): number {
  let squares = 0;
  for (const x of sound) squares += x * x;
  return Math.sqrt(squares / Math.max(1, sound.length));
}

type Coefficients = readonly [number, number, number, number, number];

function biquad(sound: Float32Array, [b0, b1, b2, a1, a2]: Coefficients): Float32Array {
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  return sound.map((x) => {
    const y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
    [x2, x1, y2, y1] = [x1, x, y1, y];
    return y;
  });
}

/** Filters as the audio EQ cookbook has them. */
function parts(hz: number, q: number, sampleRate: number) {
  const w = (2 * Math.PI * hz) / sampleRate;
  return { cos: Math.cos(w), alpha: Math.sin(w) / (2 * q) };
}

function lowPass(hz: number, q: number, sampleRate: number): Coefficients {
  const { cos, alpha } = parts(hz, q, sampleRate);
  const a0 = 1 + alpha;
  const half = (1 - cos) / 2 / a0;
  return [half, 2 * half, half, (-2 * cos) / a0, (1 - alpha) / a0];
}

function highPass(hz: number, q: number, sampleRate: number): Coefficients {
  const { cos, alpha } = parts(hz, q, sampleRate);
  const a0 = 1 + alpha;
  const half = (1 + cos) / 2 / a0;
  return [half, -2 * half, half, (-2 * cos) / a0, (1 - alpha) / a0];
}

function peaking(hz: number, q: number, gainDb: number, sampleRate: number): Coefficients {
  const { cos, alpha } = parts(hz, q, sampleRate);
  const gain = 10 ** (gainDb / 40);
  const a0 = 1 + alpha / gain;
  return [
    (1 + alpha * gain) / a0,
    (-2 * cos) / a0,
    (1 - alpha * gain) / a0,
    (-2 * cos) / a0,
    (1 - alpha / gain) / a0,
  ];
}
