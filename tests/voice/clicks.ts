/** Two sounds that are told apart in a mix: a chirp upwards for the backing, one downwards for the voice. */
export type Click = "up" | "down";

const SECONDS = 0.012;

export function click(kind: Click, sampleRate: number): Float32Array<ArrayBuffer> {
  const length = Math.round(SECONDS * sampleRate);
  const [from, to] = kind === "up" ? [700, 5500] : [5500, 700];
  return Float32Array.from({ length }, (_, i) => {
    const t = i / sampleRate;
    const window = 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / (length - 1));
    return 0.5 * window * Math.sin(2 * Math.PI * (from * t + ((to - from) * t * t) / (2 * SECONDS)));
  });
}

/**
 * Where clicks of a kind begin in a recording, seconds from its start, to a fraction of a sample.
 *
 * @param apartSeconds the least time between two of them
 */
export function findClicks(
  samples: Float32Array,
  kind: Click,
  sampleRate: number,
  apartSeconds = 0.25,
): number[] {
  const template = click(kind, sampleRate);
  const scores = new Float32Array(Math.max(0, samples.length - template.length));
  let loudest = 0;
  for (let lag = 0; lag < scores.length; lag++) {
    let sum = 0;
    for (let i = 0; i < template.length; i++) sum += template[i]! * samples[lag + i]!;
    scores[lag] = sum;
    loudest = Math.max(loudest, sum);
  }
  if (loudest < 0.5) return [];
  const found: number[] = [];
  const apart = Math.round(apartSeconds * sampleRate);
  for (let lag = 1; lag + 1 < scores.length; lag++) {
    if (scores[lag]! < 0.5 * loudest) continue;
    let best = lag;
    for (let i = lag; i < Math.min(lag + apart, scores.length); i++) if (scores[i]! > scores[best]!) best = i;
    const [left = 0, mid = 0, right = 0] = scores.subarray(best - 1, best + 2);
    const curve = left - 2 * mid + right;
    found.push((best + (curve === 0 ? 0 : (left - right) / (2 * curve))) / sampleRate);
    lag = best + apart;
  }
  return found;
}

/** Backing minus voice for every voice click that has a backing click within 300 ms, milliseconds. */
export function errorsMs(voice: readonly number[], backing: readonly number[]): number[] {
  return voice.flatMap((at) => {
    const nearest = backing.reduce(
      (best, b) => (Math.abs(b - at) < Math.abs(best - at) ? b : best),
      Infinity,
    );
    return Math.abs(nearest - at) < 0.3 ? [(nearest - at) * 1000] : [];
  });
}
