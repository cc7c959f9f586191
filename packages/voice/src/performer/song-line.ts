/** A piece of a performance during which the song either moves at the pace of the audio context or stands. */
export interface Stretch {
  /** AudioContext time at which it begins, seconds. */
  readonly from: number;
  /** Song position there, milliseconds. */
  readonly positionMs: number;
  readonly moving: boolean;
  /** Of the song, where it is not the audio context's: who sings on what arrives of another follows their clock. */
  readonly rate?: number;
}

/** What a singer's own clock says: which song position stands at which AudioContext time. */
export interface SongLine {
  readonly performance: number;
  /** How much later the singer's voice enters the graph than the music they sang it to, milliseconds. */
  readonly latencyMs: number;
  /** Ascending by `from`. */
  readonly stretches: readonly Stretch[];
}

export interface LinePoint {
  readonly positionMs: number;
  readonly moving: boolean;
}

/** Captured sound is looked up, which is under a second old; who follows another clock has ten of them a second. */
const KEPT = 16;

/** Null before the line begins. */
export function pointAt(stretches: readonly Stretch[], time: number): LinePoint | null {
  for (let i = stretches.length - 1; i >= 0; i--) {
    const stretch = stretches[i];
    if (!stretch || stretch.from > time) continue;
    const { positionMs, moving, rate = 1 } = stretch;
    return { positionMs: moving ? positionMs + (time - stretch.from) * 1000 * rate : positionMs, moving };
  }
  return null;
}

/** The song position that was sung, for sound that entered the microphone's graph at `time`. */
export function sungAt(line: SongLine, time: number): LinePoint | null {
  return pointAt(line.stretches, time - line.latencyMs / 1000);
}

/** The line with another stretch; whatever was planned after its beginning is forgotten. */
export function withStretch(stretches: readonly Stretch[], next: Stretch): readonly Stretch[] {
  return [...stretches.filter((stretch) => stretch.from < next.from), next].slice(-KEPT);
}

/** When a position sounds, as things stand; null while the song does not move. */
export function timeAt(stretches: readonly Stretch[], positionMs: number): number | null {
  const last = stretches.at(-1);
  return last?.moving ? last.from + (positionMs - last.positionMs) / 1000 : null;
}
