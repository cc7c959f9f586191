/**
 * The burst by which a singer's client finds its own microphone graph in its outgoing packets: a chirp, because its
 * correlation has one sharp peak, soft at both ends and inside the band that every Opus rate keeps.
 */
const SECONDS = 0.012;
const FROM_HZ = 900;
const TO_HZ = 6500;

export function burst(sampleRate: number): Float32Array<ArrayBuffer> {
  const length = Math.round(SECONDS * sampleRate);
  const out = new Float32Array(length);
  for (let i = 0; i < length; i++) {
    const t = i / sampleRate;
    const phase = 2 * Math.PI * (FROM_HZ * t + ((TO_HZ - FROM_HZ) * t * t) / (2 * SECONDS));
    const window = 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / (length - 1));
    out[i] = 0.6 * window * Math.sin(phase);
  }
  return out;
}

/** Correlation, 0 to 1, above which it can only be the burst: speech and music stay under 0.4 here. */
const CERTAIN = 0.7;
/** Energy of a burst that came through at a hundredth of its amplitude. */
const FAINTEST = 1e-4;

/** Looks for the burst in sound that comes piece by piece. */
export class BurstFinder {
  private readonly template: Float32Array;
  private readonly norm: number;
  private tail: Float32Array = new Float32Array(0);
  private consumed = 0;

  constructor(sampleRate: number) {
    this.template = burst(sampleRate);
    this.norm = Math.sqrt(this.template.reduce((sum, x) => sum + x * x, 0));
  }

  /** The burst's first sample, counted from the first sample ever pushed, to a fraction of a sample. */
  push(pcm: Float32Array): number | null {
    const sound = new Float32Array(this.tail.length + pcm.length);
    sound.set(this.tail);
    sound.set(pcm, this.tail.length);
    const start = this.consumed - this.tail.length;
    this.consumed += pcm.length;
    // One lag more than needed on either side, so that a peak on a seam is seen whole by the next push.
    const keep = Math.min(sound.length, this.template.length + 2);
    this.tail = sound.slice(sound.length - keep);
    const found = this.search(sound);
    return found === null ? null : start + found;
  }

  private search(sound: Float32Array): number | null {
    const { template, norm } = this;
    const lags = sound.length - template.length + 1;
    if (lags < 3) return null;
    const scores = new Float64Array(lags);
    let energy = 0;
    for (let i = 0; i < template.length; i++) energy += (sound[i] ?? 0) ** 2;
    let best = 0;
    for (let lag = 0; lag < lags; lag++) {
      if (energy > FAINTEST) {
        let sum = 0;
        for (let i = 0; i < template.length; i++) sum += (template[i] ?? 0) * (sound[lag + i] ?? 0);
        scores[lag] = sum / (norm * Math.sqrt(energy));
      }
      if ((scores[lag] ?? 0) > (scores[best] ?? 0)) best = lag;
      energy += (sound[lag + template.length] ?? 0) ** 2 - (sound[lag] ?? 0) ** 2;
    }
    if ((scores[best] ?? 0) < CERTAIN || best === 0 || best === lags - 1) return null;
    const [left = 0, mid = 0, right = 0] = scores.subarray(best - 1, best + 2);
    const curve = left - 2 * mid + right;
    return best + (curve === 0 ? 0 : (left - right) / (2 * curve));
  }
}
