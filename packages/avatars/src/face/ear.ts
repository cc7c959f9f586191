import FFT from "fft.js";

/** Bands of the envelope: enough to tell the resonances of a mouth apart, too few to see single overtones. */
export const BANDS = 20;
const LOWEST_HZ = 200;
const HIGHEST_HZ = 5_000;
/** Voices are heard at about this rate: mouths shape nothing above 5 kHz that a listener would lip-read. */
const RATE = 12_000;
const SIZE = 512;
/** Periods are looked for at half the rate: overtones above 3 kHz follow the breath more than the folds. */
const HALF = SIZE / 2;
/** dB below full scale: nobody speaks, and nothing is looked at. */
const SILENT = -64;
/** Two periods of a bass at 80 Hz; half of it is the delay of what is heard. */
const WINDOW_SECONDS = 0.025;
export const HOP_SECONDS = 0.01;
const LOWEST_PITCH = 75;
const HIGHEST_PITCH = 1_100;
/** Multiples of the period repeat nearly as well: the shortest that comes this close to the best is the period. */
const NEARLY = 0.88;
/** Below the loudest band, what a room's noise fills is not the mouth's. */
const DEPTH_DB = 50;

const mel = (hz: number) => 1127 * Math.log(1 + hz / 700);
const hertz = (m: number) => 700 * (Math.exp(m / 1127) - 1);

/**
 * What can be heard of a mouth, every 10 ms: how loud, whether the folds move and how fast, how much hisses, and the
 * envelope of the spectrum. Each band is as wide as the overtones are apart, so that a high voice shows the same
 * envelope as a low one. Owns its memory: listening allocates nothing.
 */
export class Ear {
  /** dB against their mean, over 20. */
  readonly bands = new Float32Array(BANDS);
  /** dB below full scale: of the last 25 ms below 5.5 kHz, or of the last 10 ms of everything if that is more. */
  level = -100;
  /** 0 to 1: how well one period is like the next. */
  voiced = 0;
  /** 0 where nothing is voiced. */
  hz = 0;
  /** Share of the energy above 5.5 kHz. */
  hiss = 0;

  readonly #rate: number;
  readonly #factor: number;
  readonly #taps: Float64Array;
  readonly #fresh: Float64Array;
  readonly #ring = new Float32Array(SIZE);
  readonly #window: Float64Array;
  /** What the window alone does to a perfectly periodic sound, by lag. */
  readonly #fade: Float64Array;
  /** Of the bands, Hz. */
  readonly #centres: Float64Array;
  /** How far they reach to each side at least, Hz. */
  readonly #halves: Float64Array;
  readonly #fft = new FFT(SIZE);
  readonly #halfFft = new FFT(HALF);
  readonly #sound = new Float64Array(SIZE);
  readonly #mirrored = new Float64Array(HALF);
  readonly #spectrum = new Float64Array(2 * SIZE);
  readonly #power = new Float64Array(SIZE / 2 + 1);
  readonly #sum = new Float64Array(SIZE / 2 + 2);
  readonly #hop: number;
  #at = 0;
  #into = 0;
  #phase = 0;
  #count = 0;
  #all = 0;
  #low = 0;

  /** @param sampleRate Hz, 22,050 or more */
  constructor(sampleRate: number) {
    this.#factor = Math.max(1, Math.round(sampleRate / RATE));
    this.#rate = sampleRate / this.#factor;
    if (!(this.#rate > 10_500 && this.#rate < 13_500))
      throw new RangeError(`Cannot listen at ${sampleRate} Hz.`);
    this.#taps = lowPass(16 * this.#factor, 5_500 / sampleRate);
    this.#fresh = new Float64Array(2 * this.#taps.length);
    this.#hop = Math.round(HOP_SECONDS * this.#rate);
    const length = Math.round(WINDOW_SECONDS * this.#rate);
    this.#window = Float64Array.from(
      { length },
      (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / length),
    );
    this.#fade = fadeOf(this.#window);
    const low = mel(LOWEST_HZ);
    const step = (mel(HIGHEST_HZ) - low) / (BANDS - 1);
    this.#centres = Float64Array.from({ length: BANDS }, (_, n) => hertz(low + n * step));
    this.#halves = this.#centres.map((centre, n) =>
      Math.max(40, 0.5 * (hertz(low + (n + 1) * step) - centre)),
    );
  }

  /**
   * @param samples mono; anything that is no number is silence
   * @param from where to begin
   * @returns where the next hop is complete and the fields above are new; -1 if the samples ended before
   */
  hear(samples: Float32Array, from: number): number {
    const taps = this.#taps;
    const fresh = this.#fresh;
    const length = taps.length;
    // Fields are written back at the end: read in the loop they cost as much again (0.50 % of a core a voice, now 0.31).
    let into = this.#into;
    let phase = this.#phase;
    let all = this.#all;
    let end = -1;
    for (let i = from; i < samples.length; i++) {
      const given = samples[i] as number;
      const sample = Math.abs(given) <= 16 ? given : 0;
      all += sample * sample;
      into = into === 0 ? length - 1 : into - 1;
      fresh[into] = sample;
      fresh[into + length] = sample;
      if (++phase < this.#factor) continue;
      phase = 0;
      let low = 0;
      for (let tap = 0; tap < length; tap++) low += (taps[tap] as number) * (fresh[into + tap] as number);
      this.#low += low * low * this.#factor;
      this.#ring[this.#at] = low;
      this.#at = (this.#at + 1) & (SIZE - 1);
      if (++this.#count < this.#hop) continue;
      end = i + 1;
      break;
    }
    this.#into = into;
    this.#phase = phase;
    this.#all = all;
    if (end < 0) return -1;
    this.#count = 0;
    this.#listen();
    return end;
  }

  #listen(): void {
    this.hiss = this.#all > 1e-12 ? Math.min(1, Math.max(0, 1 - this.#low / this.#all)) : 0;
    const loudNow = this.#all / (this.#hop * this.#factor);
    this.#all = 0;
    this.#low = 0;
    this.#measure(loudNow);
    this.voiced = 0;
    this.hz = 0;
    if (this.level < SILENT) return;
    this.#transform();
    this.#findPitch();
    this.#envelope();
  }

  #measure(loudNow: number): void {
    const sound = this.#sound;
    const window = this.#window;
    const length = window.length;
    let mean = 0;
    for (let i = 0; i < length; i++) mean += this.#ring[(this.#at - length + i) & (SIZE - 1)] as number;
    mean /= length;
    let energy = 0;
    for (let i = 0; i < length; i++) {
      const sample = (this.#ring[(this.#at - length + i) & (SIZE - 1)] as number) - mean;
      energy += sample * sample;
      sound[i] = sample * (window[i] as number);
    }
    sound.fill(0, length);
    this.level = Math.max(-100, 10 * Math.log10(Math.max(energy / length, loudNow) + 1e-12));
  }

  #transform(): void {
    this.#fft.realTransform(this.#spectrum, this.#sound);
    let sum = 0;
    for (let bin = 0; bin <= SIZE / 2; bin++) {
      const re = this.#spectrum[2 * bin] as number;
      const im = this.#spectrum[2 * bin + 1] as number;
      const power = re * re + im * im;
      this.#power[bin] = power;
      this.#sum[bin] = sum;
      sum += power;
    }
    this.#sum[SIZE / 2 + 1] = sum;
  }

  /** Autocorrelation, which is the spectrum of the power spectrum. */
  #findPitch(): void {
    const row = this.#mirrored;
    row[0] = this.#power[0] as number;
    for (let bin = 1; bin <= HALF / 2; bin++) {
      const power = this.#power[bin] as number;
      row[bin] = power;
      row[HALF - bin] = power;
    }
    this.#halfFft.realTransform(this.#spectrum, row);
    const whole = this.#spectrum[0] as number;
    if (!(whole > 1e-9)) return;
    const rate = this.#rate / 2;
    const shortest = Math.floor(rate / HIGHEST_PITCH);
    const longest = Math.ceil(rate / LOWEST_PITCH);
    let best = 0;
    for (let lag = shortest; lag <= longest; lag++)
      if (this.#isPeak(lag)) best = Math.max(best, this.#likeness(lag));
    if (best <= 0) return;
    this.voiced = Math.min(1, best / whole);
    for (let lag = shortest; lag <= longest; lag++) {
      const middle = this.#likeness(lag);
      if (middle < NEARLY * best || !this.#isPeak(lag)) continue;
      const before = this.#likeness(lag - 1);
      const after = this.#likeness(lag + 1);
      const bend = before - 2 * middle + after;
      const shift = bend < 0 ? Math.min(0.5, Math.max(-0.5, (0.5 * (before - after)) / bend)) : 0;
      this.hz = rate / (lag + shift);
      return;
    }
  }

  #likeness(lag: number): number {
    return (this.#spectrum[2 * lag] as number) / (this.#fade[lag] as number);
  }

  #isPeak(lag: number): boolean {
    const here = this.#likeness(lag);
    return here >= this.#likeness(lag - 1) && here > this.#likeness(lag + 1);
  }

  #envelope(): void {
    const bands = this.bands;
    let loudest = -200;
    for (let n = 0; n < BANDS; n++) {
      const centre = this.#centres[n] as number;
      const half = Math.max(this.#halves[n] as number, 0.5 * this.hz);
      const from = Math.max(50, centre - half);
      const to = Math.min(this.#rate / 2, centre + half);
      const power = (this.#below(to) - this.#below(from)) / (to - from);
      const db = 10 * Math.log10(power + 1e-14);
      bands[n] = db;
      loudest = Math.max(loudest, db);
    }
    let mean = 0;
    for (let n = 0; n < BANDS; n++) {
      bands[n] = Math.max(bands[n] as number, loudest - DEPTH_DB);
      mean += (bands[n] as number) / BANDS;
    }
    for (let n = 0; n < BANDS; n++) bands[n] = ((bands[n] as number) - mean) / 20;
  }

  /** Power below a frequency. */
  #below(hz: number): number {
    const place = (hz * SIZE) / this.#rate + 0.5;
    const bin = Math.floor(place);
    const under = this.#sum[bin] as number;
    return under + (place - bin) * ((this.#sum[bin + 1] ?? under) - under);
  }
}

/** Autocorrelation of the window over its energy, at half the rate. */
function fadeOf(window: Float64Array): Float64Array {
  const at = (lag: number) => window.reduce((sum, weight, i) => sum + weight * (window[i + lag] ?? 0), 0);
  return Float64Array.from({ length: HALF / 2 }, (_, lag) => Math.max(0.05, at(2 * lag) / at(0)));
}

/** @param cut share of the sample rate */
function lowPass(length: number, cut: number): Float64Array {
  const taps = Float64Array.from({ length }, (_, i) => {
    const x = i - (length - 1) / 2;
    const hann = 0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / length);
    return hann * (Math.abs(x) < 1e-9 ? 2 * cut : Math.sin(2 * Math.PI * cut * x) / (Math.PI * x));
  });
  const sum = taps.reduce((total, tap) => total + tap, 0);
  return taps.map((tap) => tap / sum);
}
