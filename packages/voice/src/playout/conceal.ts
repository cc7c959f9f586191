/** Samples at 48 kHz. */
const SHORTEST_PERIOD = 48; // 1,000 Hz
const LONGEST_PERIOD = 640; // 75 Hz
const COMPARED = 480;
/** Full for 10 ms, then down to silence at 60 ms: what a listener takes for the same note, held. */
const HELD = 480;
const SILENT = 2880;
/** The join between what was invented and what came: 5 ms. */
const JOIN = 240;
const HISTORY = 2 * LONGEST_PERIOD + COMPARED;

/** The length of the last period of a voice, in samples; for noise, the best there is. */
export function lastPeriod(history: Float32Array): number {
  const end = history.length;
  let best = LONGEST_PERIOD;
  let bestScore = -Infinity;
  for (let lag = SHORTEST_PERIOD; lag <= LONGEST_PERIOD && lag + COMPARED <= end; lag++) {
    let product = 0;
    let energy = 1e-9;
    for (let i = end - COMPARED; i < end; i += 2) {
      const past = history[i - lag] ?? 0;
      product += (history[i] ?? 0) * past;
      energy += past * past;
    }
    // Halving the score of a long lag by a hair keeps octave errors (two periods for one) away.
    const score = product / Math.sqrt(energy) - lag * 1e-7;
    if (score > bestScore) {
      bestScore = score;
      best = lag;
    }
  }
  return best;
}

/** Invents what a lost packet said: the last period again and again, softer and softer. */
export class Concealer {
  private history = new Float32Array(HISTORY);
  /** The period being repeated and how far into the loss we are. */
  private loss: { period: Float32Array; at: number } | null = null;

  /** Sound that came: remembered, and joined to what was invented before it. Changes `pcm` in place. */
  received(pcm: Float32Array): void {
    if (this.loss) {
      const bridge = this.invent(Math.min(JOIN, pcm.length));
      bridge.forEach((x, i) => {
        const share = i / bridge.length;
        pcm[i] = x * (1 - share) + (pcm[i] ?? 0) * share;
      });
      this.loss = null;
    }
    this.remember(pcm);
  }

  lost(samples: number): Float32Array<ArrayBuffer> {
    this.loss ??= { period: this.history.slice(HISTORY - lastPeriod(this.history)), at: 0 };
    return this.invent(samples);
  }

  reset(): void {
    this.history.fill(0);
    this.loss = null;
  }

  private invent(samples: number): Float32Array<ArrayBuffer> {
    const out = new Float32Array(samples);
    const loss = this.loss;
    if (!loss) return out;
    for (let i = 0; i < samples; i++, loss.at++) {
      const fade = loss.at < HELD ? 1 : Math.max(0, 1 - (loss.at - HELD) / (SILENT - HELD));
      out[i] = fade * (loss.period[loss.at % loss.period.length] ?? 0);
    }
    return out;
  }

  private remember(pcm: Float32Array): void {
    if (pcm.length >= HISTORY) {
      this.history.set(pcm.subarray(pcm.length - HISTORY));
      return;
    }
    this.history.copyWithin(0, pcm.length);
    this.history.set(pcm, HISTORY - pcm.length);
  }
}
