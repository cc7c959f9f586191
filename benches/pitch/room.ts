import FFT from "fft.js";
import { gaussian } from "./random";
import { rms } from "./voice";

/** What a room answers to a click: the direct sound after `delay`, then an even decay of noise. */
export interface Room {
  /** Seconds until the direct sound. */
  readonly delay: number;
  /** Seconds in which the tail falls by 60 dB. */
  readonly decay: number;
  /** The direct sound over all of the tail, dB. */
  readonly directDb: number;
}

function answerOf({ delay, decay, directDb }: Room, sampleRate: number, random: () => number): Float64Array {
  const gauss = gaussian(random);
  const first = Math.round(delay * sampleRate);
  const answer = new Float64Array(first + Math.round(decay * sampleRate));
  let tail = 0;
  for (let i = first + Math.round(0.002 * sampleRate); i < answer.length; i++) {
    const value = gauss() * 10 ** ((-3 * (i - first)) / (decay * sampleRate));
    answer[i] = value;
    tail += value * value;
  }
  const scale = 10 ** (-directDb / 20) / Math.sqrt(Math.max(tail, 1e-12));
  for (let i = 0; i < answer.length; i++) answer[i] = (answer[i] ?? 0) * scale;
  answer[first] = 1;
  return answer;
}

/** The sound as it arrives through a room; as long as it was. */
export function inRoom(
  sound: Float32Array,
  room: Room,
  sampleRate: number,
  random: () => number,
): Float32Array {
  const answer = answerOf(room, sampleRate, random);
  const size = 2 ** Math.ceil(Math.log2(sound.length + answer.length));
  const fft = new FFT(size);
  const spectrumOf = (samples: ArrayLike<number>) => {
    const padded = new Float64Array(size);
    padded.set(samples);
    const spectrum = new Float64Array(2 * size);
    fft.realTransform(spectrum, padded);
    fft.completeSpectrum(spectrum);
    return spectrum;
  };
  const [a, b] = [spectrumOf(sound), spectrumOf(answer)];
  for (let i = 0; i < a.length; i += 2) {
    const [ar = 0, ai = 0, br = 0, bi = 0] = [a[i], a[i + 1], b[i], b[i + 1]];
    a[i] = ar * br - ai * bi;
    a[i + 1] = ar * bi + ai * br;
  }
  fft.inverseTransform(b, a);
  return Float32Array.from({ length: sound.length }, (_, i) => b[2 * i] ?? 0);
}

/** What a small loudspeaker gives: nothing below 150 Hz, and a little bent where it is loud. */
export function fromLoudspeaker(sound: Float32Array, sampleRate: number): Float32Array {
  const share = Math.exp((-2 * Math.PI * 150) / sampleRate);
  let low = 0;
  const loud = rms(sound);
  return sound.map((sample) => {
    low = (1 - share) * sample + share * low;
    const high = (sample - low) / (6 * loud);
    return 6 * loud * Math.tanh(high);
  });
}

/** A fan, the street and the mains: noise that falls 3 dB an octave, and a hum. */
export function roomNoise(length: number, sampleRate: number, random: () => number): Float32Array {
  const gauss = gaussian(random);
  const rows = [0.997, 0.985, 0.95, 0.85, 0.6];
  const states = rows.map(() => 0);
  return Float32Array.from({ length }, (_, i) => {
    const white = gauss();
    let sum = 0.2 * white;
    rows.forEach((share, row) => {
      states[row] = share * (states[row] ?? 0) + (1 - share) * white * (row + 1);
      sum += states[row] ?? 0;
    });
    return sum + 0.1 * Math.sin((2 * Math.PI * 100 * i) / sampleRate);
  });
}

/** `besides` laid over `sound` at `db` below `loud` (an RMS). */
export function mixed(sound: Float32Array, besides: Float32Array, loud: number, db: number): Float32Array {
  const gain = (loud * 10 ** (-db / 20)) / Math.max(1e-9, rms(besides));
  return sound.map((sample, i) => sample + gain * (besides[i] ?? 0));
}
