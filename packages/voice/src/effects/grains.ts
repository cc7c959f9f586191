/** Samples of 48 kHz by which what comes out is later: two periods and a half of the lowest voice, 40 ms. */
export const SHAPER_LATENCY = 1_920;
/** 89 Hz to 1,100 Hz; what is lower goes through as it is. */
const LONGEST = 540;
const SHORTEST = 44;
/** Without a tone the sound goes through in pieces of this length. */
const TONELESS = 256;
/** A tone glides at most this much from one period to the next, and from what the tracker knew a moment ago. */
const GLIDE = 0.14;
const RING = 8_192;
const MASK = RING - 1;

/**
 * Takes a voice apart into its periods and lays them closer together or further apart (pitch-synchronous
 * overlap-add): higher or lower with the vowel as it was. Pieces read faster or slower change the vowel, too.
 */
export class GrainVoice {
  /** Of the vowel's resonances: above 1 a smaller head. */
  formant = 1;
  private readonly heard = new Float32Array(RING);
  private readonly out = new Float32Array(RING);
  private written = 0;
  private expected: number | null = null;
  /** Where the periods begin in what was heard: the last three, and how long each is thought to be. */
  private before = 0;
  private mark = 0;
  private after = TONELESS;
  private isTone = false;
  /** Where the next piece goes, by its middle. */
  private next = SHAPER_LATENCY;

  constructor(
    private readonly sampleRate: number,
    /** By what factor a tone is to be higher; called for each period. */
    private readonly move: (period: number | null) => number,
  ) {}

  /** What the tracker says, in samples; null: no tone. */
  expect(period: number | null): void {
    const fits = period !== null && period >= SHORTEST && period <= LONGEST;
    this.expected = fits ? period : null;
  }

  process(input: Float32Array, output: Float32Array): void {
    const { heard, out } = this;
    const start = this.written;
    for (let i = 0; i < input.length; i++) heard[(start + i) & MASK] = input[i] ?? 0;
    this.written += input.length;
    const reach = LONGEST / this.formant;
    while (this.next - reach < this.written) this.lay();
    for (let i = 0; i < output.length; i++) {
      const at = (start + i) & MASK;
      output[i] = out[at] ?? 0;
      out[at] = 0;
    }
  }

  private lay(): void {
    while (this.after - (this.next - SHAPER_LATENCY) <= this.next - SHAPER_LATENCY - this.mark)
      this.advance();
    const period = this.after - this.mark;
    const ratio = this.move(this.isTone ? period : null);
    this.put(ratio);
    this.next += period / ratio;
  }

  private advance(): void {
    const { after } = this;
    this.before = this.mark;
    this.mark = after;
    const length = this.periodAt(after, after - this.before);
    this.after = after + length;
  }

  /** How long the period that begins at `mark` is: where what follows is most like it. */
  private periodAt(mark: number, last: number): number {
    const { expected } = this;
    if (expected === null) {
      this.isTone = false;
      return TONELESS;
    }
    const about = this.isTone ? last : expected;
    this.isTone = true;
    const middle = Math.abs(about / expected - 1) < GLIDE ? about : expected;
    const [from, to] = [Math.max(SHORTEST, middle * (1 - GLIDE)), Math.min(LONGEST, middle * (1 + GLIDE))];
    let best = Math.round(middle);
    let score = Number.NEGATIVE_INFINITY;
    const half = Math.round(middle / 2);
    const at = Math.round(mark);
    for (let lag = Math.round(from); lag <= to; lag++) {
      const likeness = this.likeness(at, lag, half);
      if (likeness <= score) continue;
      score = likeness;
      best = lag;
    }
    const [left, right] = [this.likeness(at, best - 1, half), this.likeness(at, best + 1, half)];
    const curve = left - 2 * score + right;
    const fraction = curve < 0 ? Math.max(-0.5, Math.min(0.5, (left - right) / (2 * curve))) : 0;
    return Math.max(SHORTEST, best + fraction - (mark - at));
  }

  private likeness(mark: number, lag: number, half: number): number {
    const { heard } = this;
    const limit = Math.min(half, this.written - 1 - mark - lag);
    let both = 0;
    let energy = 1e-9;
    for (let i = -half; i < limit; i += 2) {
      const later = heard[(mark + lag + i) & MASK] ?? 0;
      both += (heard[(mark + i) & MASK] ?? 0) * later;
      energy += later * later;
    }
    return both / Math.sqrt(energy);
  }

  /** One piece: up from the period before, down to the one after. */
  private put(ratio: number): void {
    const { heard, out, formant, mark } = this;
    const [left, right] = [mark - this.before, this.after - mark];
    const gain = ratio === 1 && formant === 1 ? 1 : Math.min(1, formant / ratio);
    const from = Math.ceil(this.next - left / formant);
    const to = Math.floor(this.next + right / formant);
    for (let at = from; at <= to; at++) {
      const away = (at - this.next) * formant;
      const window = 0.5 + 0.5 * Math.cos((Math.PI * away) / (away < 0 ? left : right));
      const read = mark + away;
      const whole = Math.floor(read);
      const a = heard[whole & MASK] ?? 0;
      const b = heard[(whole + 1) & MASK] ?? 0;
      out[at & MASK] = (out[at & MASK] ?? 0) + gain * window * (a + (read - whole) * (b - a));
    }
  }

  get latencyS(): number {
    return SHAPER_LATENCY / this.sampleRate;
  }
}
