/** What the lights follow, in this frame. */
export interface ShowFrame {
  phase: "idle" | "counting-in" | "singing" | "paused" | "scored";
  /** Song position in ms; NaN when there is no song. */
  position: number;
  /** Beats since the song began, with a fraction; the fraction is where in the beat we are. */
  beat: number;
  /** 0 a bare verse, 1 the last chorus. */
  energy: number;
  /** 0-1, dies away by itself. */
  applause: number;
}

export interface SongLights {
  beatsPerMinute: number;
  /** ms from the start of the audio to the first beat. */
  firstBeat: number;
  /** 0-1 by song position; see energyOf for one made from the chart. */
  energyAt: (position: number) => number;
}

/** The small store between the room's model and the lights. One writer, many readers, no React. */
export class Show {
  readonly frame: ShowFrame = { phase: "idle", position: Number.NaN, beat: 0, energy: 0, applause: 0 };
  #song: SongLights | null = null;
  #position: (() => number) | null = null;
  #last = 0;

  /** A performance begins or changes its phase. `position` is asked every frame while there is one. */
  perform(phase: ShowFrame["phase"], song: SongLights | null, position: (() => number) | null): void {
    this.frame.phase = phase;
    this.#song = song;
    this.#position = position;
  }

  /** @param strength 0-1, for one pair of hands about 0.15 */
  applaud(strength: number): void {
    this.frame.applause = Math.min(1, this.frame.applause + strength);
  }

  /** Once a frame. @param now performance.now() */
  tick(now: number): ShowFrame {
    const seconds = Math.min(0.1, Math.max(0, (now - this.#last) / 1000));
    this.#last = now;
    const { frame } = this;
    frame.applause *= Math.exp(-seconds * 0.45);
    frame.position = this.#position?.() ?? Number.NaN;
    const song = this.#song;
    if (song && Number.isFinite(frame.position)) {
      frame.beat = ((frame.position - song.firstBeat) / 60_000) * song.beatsPerMinute;
      const goal = frame.phase === "singing" ? song.energyAt(frame.position) : 0.15;
      frame.energy += (goal - frame.energy) * (1 - Math.exp(-seconds * 2.5));
    } else {
      frame.beat += seconds * 0.9;
      frame.energy += (0 - frame.energy) * (1 - Math.exp(-seconds));
    }
    return frame;
  }
}

/**
 * An energy curve from sung lines alone: a repeated text is a chorus, dense lines burn brighter, the end most.
 *
 * @param lines in order, ms
 */
export function energyOf(
  lines: readonly { text: string; start: number; end: number }[],
): (position: number) => number {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  const count = new Map<string, number>();
  for (const line of lines) count.set(plain(line.text), (count.get(plain(line.text)) ?? 0) + 1);
  const last = lines.at(-1)?.end ?? 1;
  const levels = lines.map((line) => {
    const repeated = (count.get(plain(line.text)) ?? 1) > 1;
    return Math.min(1, 0.34 + (repeated ? 0.36 : 0) + 0.3 * (line.start / last));
  });
  return (position) => {
    let at = -1;
    while (at + 1 < lines.length && (lines[at + 1]?.start ?? 0) <= position) at++;
    if (at < 0) return 0.25;
    const line = lines[at];
    // Between lines the band plays on, a little lower.
    return (levels[at] ?? 0.3) * (line && position > line.end + 1500 ? 0.75 : 1);
  };
}
