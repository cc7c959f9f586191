/** A filter of second order; a0 is 1. */
interface Biquad {
  readonly b: readonly [number, number, number];
  readonly a: readonly [number, number];
}

/** ITU-R BS.1770-4's K-weighting for any rate: the head's shelf, then the low cut, from their analogue prototypes. */
function kWeighting(rate: number): readonly [Biquad, Biquad] {
  const shelfK = Math.tan((Math.PI * 1681.974450955533) / rate);
  const shelfQ = 0.7071752369554196;
  const high = 10 ** (3.999843853973347 / 20);
  const band = high ** 0.4996667741545416;
  const shelf0 = 1 + shelfK / shelfQ + shelfK ** 2;
  const cutK = Math.tan((Math.PI * 38.13547087602444) / rate);
  const cutQ = 0.5003270373238773;
  const cut0 = 1 + cutK / cutQ + cutK ** 2;
  return [
    {
      b: [
        (high + (band * shelfK) / shelfQ + shelfK ** 2) / shelf0,
        (2 * (shelfK ** 2 - high)) / shelf0,
        (high - (band * shelfK) / shelfQ + shelfK ** 2) / shelf0,
      ],
      a: [(2 * (shelfK ** 2 - 1)) / shelf0, (1 - shelfK / shelfQ + shelfK ** 2) / shelf0],
    },
    { b: [1, -2, 1], a: [(2 * (cutK ** 2 - 1)) / cut0, (1 - cutK / cutQ + cutK ** 2) / cut0] },
  ];
}

/** One channel's way through both filters. All in local numbers: 20 times quicker than asking an array for each. */
class Weighted {
  private readonly state = new Float64Array(6);
  constructor(private readonly filters: readonly [Biquad, Biquad]) {}

  /** Adds the squares of the weighted samples to `into`. */
  addSquares(samples: Float32Array, into: Float64Array): void {
    const [shelf, cut] = this.filters;
    const [s0, s1, s2] = shelf.b;
    const [p1, p2] = shelf.a;
    const [c0, c1, c2] = cut.b;
    const [q1, q2] = cut.a;
    let [x1 = 0, x2 = 0, y1 = 0, y2 = 0, z1 = 0, z2 = 0] = this.state;
    for (let i = 0; i < samples.length; i++) {
      const x = samples[i] as number;
      const y = s0 * x + s1 * x1 + s2 * x2 - p1 * y1 - p2 * y2;
      const z = c0 * y + c1 * y1 + c2 * y2 - q1 * z1 - q2 * z2;
      x2 = x1;
      x1 = x;
      y2 = y1;
      y1 = y;
      z2 = z1;
      z1 = z;
      (into[i] as number) += z * z;
    }
    this.state.set([x1, x2, y1, y2, z1, z2]);
  }
}

export interface Loudness {
  /** Integrated, with both gates; -Infinity for silence. */
  lufs: number;
  /** Of samples, dB of full scale. */
  peakDb: number;
}

const lufsOf = (power: number): number => -0.691 + 10 * Math.log10(power);
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Blocks of 400 ms begin every 100 ms. */
const STEP_S = 0.1;
const STEPS = 4;

/**
 * Integrated loudness after ITU-R BS.1770-4, of sound that comes in pieces. One channel counts as two: browsers play
 * it from both sides.
 */
export class LoudnessMeter {
  private readonly weighted: Weighted[];
  private readonly step: number;
  private readonly stepPowers: number[] = [];
  private sum = 0;
  private filled = 0;
  private peak = 0;

  constructor(rate: number, channels: number) {
    const filters = kWeighting(rate);
    this.weighted = Array.from({ length: channels }, () => new Weighted(filters));
    this.step = Math.round(rate * STEP_S);
  }

  add(channels: readonly Float32Array[]): void {
    const squares = new Float64Array(channels[0]?.length ?? 0);
    let peak = this.peak;
    this.weighted.forEach((weighted, c) => {
      const samples = channels[c] ?? new Float32Array(squares.length);
      weighted.addSquares(samples, squares);
      for (let i = 0; i < samples.length; i++) peak = Math.max(peak, Math.abs(samples[i] as number));
    });
    this.peak = peak;
    const weight = this.weighted.length === 1 ? 2 : 1;
    for (let at = 0; at < squares.length; ) {
      const until = Math.min(squares.length, at + this.step - this.filled);
      let sum = 0;
      for (let i = at; i < until; i++) sum += squares[i] as number;
      this.sum += weight * sum;
      this.filled += until - at;
      at = until;
      if (this.filled < this.step) continue;
      this.stepPowers.push(this.sum / this.step);
      this.sum = 0;
      this.filled = 0;
    }
  }

  loudness(): Loudness {
    const blocks: number[] = [];
    for (let i = STEPS; i <= this.stepPowers.length; i++)
      blocks.push(mean(this.stepPowers.slice(i - STEPS, i)));
    const audible = blocks.filter((power) => lufsOf(power) > -70);
    const gate = lufsOf(mean(audible)) - 10;
    const counted = audible.filter((power) => lufsOf(power) > gate);
    return {
      lufs: counted.length === 0 ? Number.NEGATIVE_INFINITY : lufsOf(mean(counted)),
      peakDb: 20 * Math.log10(this.peak),
    };
  }
}

/** What all songs are played at. */
const TARGET_LUFS = -16;
/** Codecs and what is between samples add to the peaks that were measured. */
const CEILING_DB = -1;
/** More was no song but a mistake: nobody's room should find out how loud. */
const MOST_DB = 18;

/** What a song is to be turned up by to be as loud as the others; a tenth of a decibel is finer than ears. */
export function levelling({ lufs, peakDb }: Loudness): number {
  if (!Number.isFinite(lufs)) return 0;
  const wanted = Math.min(TARGET_LUFS - lufs, Math.max(0, CEILING_DB - peakDb), MOST_DB);
  return Math.round(Math.max(wanted, -MOST_DB) * 10) / 10;
}
