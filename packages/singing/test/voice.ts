/** A seeded generator, so that a failing test fails again (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Resonances of vowels, Hz and bandwidth: the mouth that shapes the buzz of the folds. */
export const VOWELS = {
  a: [
    [800, 80],
    [1150, 90],
    [2900, 120],
    [3900, 130],
  ],
  e: [
    [400, 60],
    [2000, 100],
    [2800, 120],
    [3600, 150],
  ],
  i: [
    [300, 50],
    [2300, 90],
    [3000, 100],
    [3600, 120],
  ],
  o: [
    [450, 70],
    [800, 80],
    [2830, 100],
    [3500, 130],
  ],
  u: [
    [325, 50],
    [700, 60],
    [2530, 170],
    [3500, 180],
  ],
} as const;
export type Vowel = keyof typeof VOWELS;
export const vowels = Object.keys(VOWELS) as Vowel[];

export interface VoiceOptions {
  sampleRate?: number;
  seconds?: number;
  vowel?: Vowel;
  /** Cents of vibrato to each side, at 5.5 Hz. */
  vibratoCents?: number;
  /** Relative change of a period from one to the next, standard deviation. */
  jitter?: number;
  /** Relative change of strength from period to period. */
  shimmer?: number;
  /** Noise of breath and room below the voice, dB. */
  breathDb?: number;
  /** RMS of the result, dBFS. */
  levelDb?: number;
  seed?: number;
}

/**
 * A sung vowel: a pulse train with jitter, shimmer and vibrato, placed between samples, falling 12 dB an octave,
 * through four resonances, with breath.
 */
export function synthesiseVoice(hz: number, options: VoiceOptions = {}): Float32Array {
  const {
    sampleRate = 48_000,
    seconds = 1,
    vowel = "a",
    vibratoCents = 0,
    jitter = 0,
    shimmer = 0,
  } = options;
  const { breathDb = 40, levelDb = -20, seed = 1 } = options;
  const random = seededRandom(seed);
  const gauss = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const length = Math.round(seconds * sampleRate);
  const sound = new Float64Array(length + 64);
  for (let at = random() * 200; at < length; ) {
    const strength = 1 + shimmer * gauss();
    const whole = Math.floor(at);
    for (let i = -15; i <= 16; i++) {
      const x = whole + i - at;
      const kernel = x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
      const index = whole + i;
      if (index >= 0)
        sound[index] = (sound[index] ?? 0) + strength * kernel * (0.5 + 0.5 * Math.cos((Math.PI * x) / 17));
    }
    const bent = hz * 2 ** ((vibratoCents / 1200) * Math.sin((2 * Math.PI * 5.5 * at) / sampleRate));
    at += (sampleRate / bent) * (1 + jitter * gauss());
  }
  const tilt = Math.exp((-2 * Math.PI * 250) / sampleRate);
  let once = 0;
  let twice = 0;
  for (let i = 0; i < length; i++) {
    once = (1 - tilt) * (sound[i] ?? 0) + tilt * once;
    twice = 0.5 * once + 0.5 * twice;
    sound[i] = twice;
  }
  // Singers above their vowel's first resonance open the mouth until it reaches the note.
  VOWELS[vowel].forEach(([frequency, bandwidth], place) => {
    resonate(sound, Math.max(frequency, hz * (1 + place)), bandwidth, sampleRate);
  });
  return withNoise(sound.subarray(0, length), breathDb, levelDb, gauss);
}

function resonate(sound: Float64Array, frequency: number, bandwidth: number, sampleRate: number): void {
  const radius = Math.exp((-Math.PI * bandwidth) / sampleRate);
  const turn = 2 * radius * Math.cos((2 * Math.PI * frequency) / sampleRate);
  const gain = 1 - turn + radius * radius;
  let one = 0;
  let two = 0;
  for (let i = 0; i < sound.length; i++) {
    const out = gain * (sound[i] ?? 0) + turn * one - radius * radius * two;
    two = one;
    one = out;
    sound[i] = out;
  }
}

function withNoise(
  sound: Float64Array,
  breathDb: number,
  levelDb: number,
  gauss: () => number,
): Float32Array {
  let mean = 0;
  for (const sample of sound) mean += sample / sound.length;
  let squares = 0;
  for (const sample of sound) squares += (sample - mean) ** 2;
  const scale = 10 ** (levelDb / 20) / Math.sqrt(squares / sound.length);
  const breath = 10 ** ((levelDb - breathDb) / 20);
  return Float32Array.from(sound, (sample) => (sample - mean) * scale + breath * gauss());
}

export function whiteNoise(seconds: number, levelDb: number, sampleRate = 48_000, seed = 7): Float32Array {
  const random = seededRandom(seed);
  const gauss = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const amplitude = 10 ** (levelDb / 20);
  return Float32Array.from({ length: Math.round(seconds * sampleRate) }, () => amplitude * gauss());
}
