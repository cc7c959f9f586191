/**
 * How far apart two known sounds are in a recording of their mix. Each is looked for by itself: the recording is
 * correlated with the sound as it stands at its own song position; the difference of the two best lags is the error.
 */
export interface Heard {
  /** Where the recording's first sample stands in the sound, by the best lag, ms. */
  positionMs: number;
  /** The best correlation over the second best elsewhere: above about 1.2 it is a find, not luck. */
  prominence: number;
}

/**
 * @param recording mono
 * @param sound mono at the same rate, from song position 0
 * @param aroundMs where the recording is expected to begin in the song
 * @param withinMs how far around it to look
 */
export function locate(
  recording: Float32Array,
  sound: Float32Array,
  sampleRate: number,
  aroundMs: number,
  withinMs: number,
): Heard {
  const whitened = difference(recording);
  const reference = difference(sound);
  const centre = Math.round((aroundMs / 1000) * sampleRate);
  const reach = Math.round((withinMs / 1000) * sampleRate);
  const scores = new Float64Array(2 * reach + 1);
  for (let lag = -reach; lag <= reach; lag++) {
    const from = centre + lag;
    let sum = 0;
    const start = Math.max(0, -from);
    const end = Math.min(whitened.length, reference.length - from);
    for (let i = start; i < end; i++) sum += (whitened[i] ?? 0) * (reference[from + i] ?? 0);
    scores[lag + reach] = sum;
  }
  let best = 0;
  for (let i = 1; i < scores.length; i++) if ((scores[i] ?? 0) > (scores[best] ?? 0)) best = i;
  const [left = 0, mid = 0, right = 0] = [scores[best - 1], scores[best], scores[best + 1]];
  const curve = left - 2 * mid + right;
  const fraction = curve === 0 ? 0 : (left - right) / (2 * curve);
  const apart = Math.round(0.004 * sampleRate);
  let second = 0;
  scores.forEach((score, i) => {
    if (Math.abs(i - best) > apart) second = Math.max(second, score);
  });
  return {
    positionMs: ((centre + best - reach + fraction) / sampleRate) * 1000,
    prominence: second === 0 ? Number.POSITIVE_INFINITY : mid / second,
  };
}

/** Twice the difference of neighbours: music's low end would make every peak broad. */
function difference(samples: Float32Array): Float32Array {
  const out = new Float32Array(samples.length);
  for (let i = 2; i < samples.length; i++) {
    out[i] = (samples[i] ?? 0) - 2 * (samples[i - 1] ?? 0) + (samples[i - 2] ?? 0);
  }
  return out;
}

export const mono = ({ left, right }: { left: Float32Array; right: Float32Array }): Float32Array =>
  left.map((sample, i) => (sample + (right[i] ?? 0)) / 2);

export function rms(samples: Float32Array): number {
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length));
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
