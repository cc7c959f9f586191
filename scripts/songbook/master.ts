import type { Stereo } from "./synth";

interface Biquad {
  readonly b: readonly [number, number, number];
  readonly a: readonly [number, number];
}

/** ITU-R BS.1770 K-weighting for any rate: the shelf of the head, then the low cut. */
function kWeighting(rate: number): readonly [Biquad, Biquad] {
  const shelf = (() => {
    const k = Math.tan((Math.PI * 1681.974450955533) / rate);
    const q = 0.7071752369554196;
    const high = 10 ** (3.999843853973347 / 20);
    const band = high ** 0.4996667741545416;
    const a0 = 1 + k / q + k * k;
    return {
      b: [
        (high + (band * k) / q + k * k) / a0,
        (2 * (k * k - high)) / a0,
        (high - (band * k) / q + k * k) / a0,
      ],
      a: [(2 * (k * k - 1)) / a0, (1 - k / q + k * k) / a0],
    } as const;
  })();
  const k = Math.tan((Math.PI * 38.13547087602444) / rate);
  const q = 0.5003270373238773;
  const a0 = 1 + k / q + k * k;
  return [shelf, { b: [1, -2, 1], a: [(2 * (k * k - 1)) / a0, (1 - k / q + k * k) / a0] }];
}

function filtered(samples: Float32Array, { b, a }: Biquad): Float32Array {
  const out = new Float32Array(samples.length);
  let x1 = 0;
  let x2 = 0;
  let y1 = 0;
  let y2 = 0;
  for (let i = 0; i < samples.length; i++) {
    const x = samples[i] ?? 0;
    const y = b[0] * x + b[1] * x1 + b[2] * x2 - a[0] * y1 - a[1] * y2;
    out[i] = y;
    x2 = x1;
    x1 = x;
    y2 = y1;
    y1 = y;
  }
  return out;
}

const lufs = (power: number): number => -0.691 + 10 * Math.log10(power);

/** Integrated loudness after ITU-R BS.1770-4, with both gates. A mono signal is both channels. */
export function loudness(channels: readonly Float32Array[], rate: number): number {
  const weighted = channels.map((channel) => {
    const [shelf, cut] = kWeighting(rate);
    return filtered(filtered(channel, shelf), cut);
  });
  const window = Math.round(0.4 * rate);
  const hop = Math.round(0.1 * rate);
  const powers: number[] = [];
  const length = weighted[0]?.length ?? 0;
  for (let at = 0; at + window <= length; at += hop) {
    let power = 0;
    for (const channel of weighted) {
      let sum = 0;
      for (let i = at; i < at + window; i++) sum += (channel[i] ?? 0) ** 2;
      power += sum / window;
    }
    powers.push(power);
  }
  const mean = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / Math.max(1, list.length);
  const audible = powers.filter((power) => lufs(power) > -70);
  const gate = lufs(mean(audible)) - 10;
  return lufs(mean(audible.filter((power) => lufs(power) > gate)));
}

/** Look-ahead limiter: the least gain within the window around each sample, smoothed over the same window. */
function limited(channels: readonly Float32Array[], ceiling: number, rate: number): Float32Array[] {
  const length = channels[0]?.length ?? 0;
  const half = Math.round(0.004 * rate);
  const need = new Float32Array(length).fill(1);
  for (let i = 0; i < length; i++) {
    let peak = 0;
    for (const channel of channels) peak = Math.max(peak, Math.abs(channel[i] ?? 0));
    if (peak > ceiling) need[i] = ceiling / peak;
  }
  const least = new Float32Array(length);
  const queue: number[] = [];
  let head = 0;
  for (let i = 0; i < length + half; i++) {
    if (i < length) {
      while (queue.length > head && (need[queue[queue.length - 1] ?? 0] ?? 1) >= (need[i] ?? 1)) queue.pop();
      queue.push(i);
    }
    const centre = i - half;
    while ((queue[head] ?? 0) < centre - half) head++;
    if (centre >= 0) least[centre] = need[queue[head] ?? 0] ?? 1;
  }
  let sum = 0;
  const gain = new Float32Array(length);
  for (let i = -half; i < length; i++) {
    sum += least[Math.min(length - 1, i + half)] ?? 1;
    if (i - half - 1 >= 0) sum -= least[i - half - 1] ?? 1;
    if (i >= 0) gain[i] = Math.min(1, sum / Math.min(2 * half + 1, i + half + 1));
  }
  return channels.map((channel) => channel.map((sample, i) => sample * (gain[i] ?? 1)));
}

export interface MasterOptions {
  readonly lufs: number;
  /** Of samples; codec and reconstruction add up to 1.2 dB. */
  readonly ceilingDb: number;
  readonly fadeMs: number;
}

/** What the limiter takes away is given back so often; then it is less than 0.05 LU. */
const ROUNDS = 2;

/** Levels, limits and fades the end out, so that the tail of the reverb does not stop dead. */
export function mastered(mix: Stereo, rate: number, options: MasterOptions): Stereo {
  const fade = Math.round((options.fadeMs * rate) / 1000);
  let gain = 1;
  let channels = [mix.left, mix.right];
  for (let round = 0; round <= ROUNDS; round++) {
    gain *= 10 ** ((options.lufs - loudness(channels, rate)) / 20);
    const levelled = [mix.left, mix.right].map((channel) =>
      channel.map((sample, i) => sample * gain * Math.min(1, (channel.length - 1 - i) / fade)),
    );
    channels = limited(levelled, 10 ** (options.ceilingDb / 20), rate);
  }
  return { left: channels[0] ?? mix.left, right: channels[1] ?? mix.right };
}
