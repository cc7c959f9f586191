import type { LinePoint } from "../performer/song-line";

/** Sound as it came from the microphone's graph. */
export interface HeardPiece {
  /** AudioContext time of the first sample, seconds. */
  readonly at: number;
  readonly samples: Float32Array;
}

/** Where a voice that entered the graph at a time was in the song; null before the song began. */
export type SungAt = (time: number) => LinePoint | null;

/** What a quantum of the audio thread has: the line is asked once for each. */
const BLOCK = 128;
/** Seams are blended over 5 ms, so that they make no click. */
const SEAM_S = 0.005;
/** The line gives fractions of a sample, which may round either way from block to block. */
const SAME_RUN = 1.5;

/**
 * A voice laid down in song time, second by second (Rule K2): sample n is song position n / sampleRate. What is sung
 * again takes the place of what was there; where nothing was sung there is silence.
 */
export class SongTape {
  private readonly seconds = new Map<number, Int16Array<ArrayBuffer>>();
  private readonly changed = new Set<number>();
  private readonly seam: number;
  /** From samples of the context to samples of the song, while the voice goes on without a break. */
  private shift: number | null = null;
  private sinceSeam = 0;

  /** @param lengthMs of the song as it is sung: nothing behind it is kept */
  constructor(
    readonly sampleRate: number,
    private readonly lengthMs: number,
  ) {
    this.seam = Math.round(SEAM_S * sampleRate);
  }

  /** How much has been sung so far, seconds; a second begun counts whole. */
  get sungSeconds(): number {
    return this.seconds.size;
  }

  lay({ at, samples }: HeardPiece, sungAt: SungAt): void {
    const first = Math.round(at * this.sampleRate);
    for (let from = 0; from < samples.length; from += BLOCK) {
      const point = sungAt((first + from) / this.sampleRate);
      if (!point?.moving) {
        this.shift = null;
        continue;
      }
      const exact = (point.positionMs * this.sampleRate) / 1000 - (first + from);
      if (this.shift === null || Math.abs(exact - this.shift) > SAME_RUN) {
        this.shift = Math.round(exact);
        this.sinceSeam = 0;
      }
      this.write(first + from + this.shift, samples.subarray(from, from + BLOCK));
    }
  }

  /** What was kept of this song before, by another tape. */
  restore(second: number, samples: Int16Array<ArrayBuffer>): void {
    this.seconds.set(second, samples);
  }

  /** Those seconds that have changed since this was last asked. */
  takeChanged(): [second: number, samples: Int16Array<ArrayBuffer>][] {
    const out = [...this.changed].flatMap((second): [number, Int16Array<ArrayBuffer>][] => {
      const samples = this.seconds.get(second);
      return samples ? [[second, samples]] : [];
    });
    this.changed.clear();
    return out;
  }

  clear(): void {
    this.seconds.clear();
    this.changed.clear();
    this.shift = null;
  }

  private write(at: number, samples: Float32Array): void {
    const end = (this.lengthMs * this.sampleRate) / 1000;
    for (let i = 0; i < samples.length; i++) {
      const n = at + i;
      const share = Math.min(1, ++this.sinceSeam / this.seam);
      if (n < 0 || n >= end) continue;
      const second = Math.floor(n / this.sampleRate);
      const into = this.secondOf(second);
      const place = n - second * this.sampleRate;
      const wanted = Math.max(-1, Math.min(1, samples[i] ?? 0)) * 32_767;
      into[place] = Math.round((into[place] ?? 0) * (1 - share) + wanted * share);
    }
  }

  private secondOf(second: number): Int16Array<ArrayBuffer> {
    this.changed.add(second);
    const known = this.seconds.get(second);
    if (known) return known;
    const fresh = new Int16Array(this.sampleRate);
    this.seconds.set(second, fresh);
    return fresh;
  }
}

/** The whole of a tape from position 0 to the last second that was sung. */
export function joinedSeconds(
  seconds: Iterable<readonly [second: number, samples: Int16Array]>,
  sampleRate: number,
): Float32Array<ArrayBuffer> {
  const all = [...seconds];
  const last = all.reduce((most, [second]) => Math.max(most, second), -1);
  const out = new Float32Array((last + 1) * sampleRate);
  for (const [second, samples] of all) {
    const from = second * sampleRate;
    samples.forEach((sample, i) => {
      out[from + i] = sample / 32_767;
    });
  }
  return out;
}
