import { idleFrame, type ShowFrame } from "../show";

/** How bright a song is drawn throughout, where its own ups and downs are not. */
const SUNG = 0.5;
/** In about this time light goes from one to the other, s. */
const EASE_S = 1.6;

/**
 * What the room's light follows where motion is reduced: whether somebody sings, which part of the song it is, and how it
 * was scored. Nothing beats, nothing answers a line, a clap or a step, and colours do not take turns.
 */
export class Calm {
  #energy = 0;
  readonly #frame = idleFrame();

  constructor() {
    this.#frame.sectionAge = Number.POSITIVE_INFINITY;
  }

  /** The same object each time. */
  of(frame: Readonly<ShowFrame>, seconds: number): ShowFrame {
    const calm = this.#frame;
    const goal = frame.phase === "singing" ? SUNG : 0;
    this.#energy += (goal - this.#energy) * (1 - Math.exp(-seconds / EASE_S));
    calm.energy = this.#energy;
    calm.phase = frame.phase;
    // Words on the screens go on: they are read, not looked at.
    calm.position = frame.position;
    calm.section = frame.section;
    calm.colours = frame.colours;
    // A flash of the score is over at once.
    calm.scoreAge = Number.isFinite(frame.scoreAge) ? LONG_MS : Number.POSITIVE_INFINITY;
    return calm;
  }
}

const LONG_MS = 60_000;
