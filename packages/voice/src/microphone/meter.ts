/** Loudness as it is, not as it looks: linear amplitudes, 1 is full scale. */
export interface Level {
  readonly rms: number;
  readonly peak: number;
}

export const SILENCE: Level = { rms: 0, peak: 0 };

export function levelOf(samples: Float32Array): Level {
  let squares = 0;
  let peak = 0;
  for (const x of samples) {
    squares += x * x;
    peak = Math.max(peak, Math.abs(x));
  }
  return { rms: samples.length === 0 ? 0 : Math.sqrt(squares / samples.length), peak };
}

/** Decibels below full scale, -100 at the least. */
export function decibels(amplitude: number): number {
  return Math.max(-100, 20 * Math.log10(Math.max(amplitude, 1e-5)));
}

/** Reads the level of whatever is connected to `input`, over the last 43 ms. */
export class Meter {
  readonly input: AnalyserNode;
  private readonly samples: Float32Array<ArrayBuffer>;

  constructor(context: BaseAudioContext) {
    this.input = new AnalyserNode(context, { fftSize: 2048, smoothingTimeConstant: 0 });
    this.samples = new Float32Array(this.input.fftSize);
  }

  read(): Level {
    this.input.getFloatTimeDomainData(this.samples);
    return levelOf(this.samples);
  }
}
