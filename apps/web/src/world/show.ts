import type { ShowMoment } from "@karaverse/worlds";

/** What the lights follow, in this frame. `energy` is smoothed; beats go on slowly where there is no song. */
export interface ShowFrame extends ShowMoment {
  phase: "idle" | "counting-in" | "singing" | "paused" | "scored";
  /** Song position in ms; NaN when there is no song. */
  position: number;
  /** 0-1, dies away by itself. */
  applause: number;
  /** How long the score has been shown, ms; infinite while none is. */
  scoreAge: number;
  /** 0-1, dies away by itself: somebody stepped where light answers (Rule M9). */
  spark: number;
}

/** While nobody sings and nothing has happened yet. */
export const idleFrame = (): ShowFrame => ({
  phase: "idle",
  position: Number.NaN,
  applause: 0,
  spark: 0,
  section: "intro",
  energy: 0,
  colours: [],
  beat: 0,
  line: -1,
  lineAge: Number.POSITIVE_INFINITY,
  sectionAge: 0,
  scoreAge: Number.POSITIVE_INFINITY,
});

/** Fills in what the lights of a song are at a position, ms; see followShow of packages/worlds. */
export type SongLights = (position: number, out: ShowMoment) => void;

/** The small store between the room's model and the lights. One writer, many readers, no React. */
export class Show {
  readonly frame = idleFrame();
  #song: SongLights | null = null;
  #position: (() => number) | null = null;
  #last = 0;
  #scoredAt: number | null = null;

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

  flash(): void {
    this.frame.spark = 1;
  }

  /** Once a frame. @param now performance.now() */
  tick(now: number): ShowFrame {
    const seconds = Math.min(0.1, Math.max(0, (now - this.#last) / 1000));
    this.#last = now;
    const { frame } = this;
    frame.applause *= Math.exp(-seconds * 0.45);
    frame.spark *= Math.exp(-seconds * 0.8);
    if (frame.phase === "scored") this.#scoredAt ??= now;
    else this.#scoredAt = null;
    frame.scoreAge = this.#scoredAt === null ? Number.POSITIVE_INFINITY : now - this.#scoredAt;
    frame.position = this.#position?.() ?? Number.NaN;
    const song = this.#song;
    const before = frame.energy;
    if (song && Number.isFinite(frame.position)) {
      song(frame.position, frame);
      const goal = frame.phase === "singing" ? frame.energy : 0.15;
      frame.energy = before + (goal - before) * (1 - Math.exp(-seconds * 2.5));
    } else {
      frame.beat += seconds * 0.9;
      frame.section = "intro";
      frame.line = -1;
      frame.energy = before * Math.exp(-seconds);
    }
    return frame;
  }
}
