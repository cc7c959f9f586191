import { QUALITIES, type Quality } from "./quality";

/** What a device has settled on, as it is remembered from visit to visit. */
export interface Settled {
  level: Quality;
  /** How often the level above was tried lately and could not be held. */
  failures: number;
}

/** Frames are judged by so much time together, ms. */
const STRETCH_MS = 1_000;
/** What follows on a change, on loading or on a hidden tab says nothing yet, ms. */
const REST_MS = 5_000;
/** Longer than this a frame counts as this: a laptop that slept was not slow all night. */
const LONGEST_MS = 1_000;
/** More frames than 60 a second nobody misses, ms. */
const ENOUGH_MS = 1_000 / 60;
/** A display turns out slower when a window moves to another or a battery runs low: believed bit by bit. */
const FORGET = 0.01;
/** No display is slower than that: who gets fewer pictures from the start has a machine that is, ms. */
const SLOWEST_MS = 1_000 / 30;
const QUICKEST_MS = 4;
/** Frames a second that are too few whatever the display shows. */
const TOO_FEW = 26;
/** Of what the display shows: under the first it stutters, from the second on it is smooth. */
const STUTTER = 0.6;
const SMOOTH = 0.9;
/** Of a frame's time, what the page's own work may take for the next level to have a chance. */
const BUSY = 0.5;
/** Stretches in a row. */
const SLOW = 3;
const STUTTERS = 10;
const STUTTERS_IN_TRIAL = 4;
/** Calm stretches before the next level is tried; each failure makes that three times as long, up to half an hour. */
const CALM = 20;
const CALM_MOST = 1_800;
/** What is not calm takes back so many calm ones. */
const SETBACK = 4;
/** Stretches for which a level that was tried counts as a trial. */
const TRIAL = 120;
const MOST_FAILURES = 5;

/**
 * Which quality is drawn: down when frames come too late, up again after a calm time with room to spare. Where a level
 * was tried and could not be held, the next trial waits three times as long, so that it never goes to and fro. Pure: it
 * is told of frames, and knows no clock.
 */
export class Governor {
  #level: Quality;
  #failures: number;
  readonly #most: number;
  readonly #intervals = new Float32Array(64);
  #restMs = REST_MS;
  #frames = 0;
  #elapsedMs = 0;
  #drawn = 0;
  #busyMs = 0;
  #displayMs = 0;
  #slow = 0;
  #stutters = 0;
  #calm = 0;
  #trial = 0;

  /** @param most never higher than this, however fast it is */
  constructor({ level, failures }: Settled, most: Quality) {
    this.#most = QUALITIES.indexOf(most);
    this.#level = QUALITIES[Math.min(QUALITIES.indexOf(level), this.#most)] ?? "low";
    this.#failures = Math.min(MOST_FAILURES, Math.max(0, failures));
  }

  get level(): Quality {
    return this.#level;
  }

  /** What to begin with next time: a level on trial is not settled on. */
  get settled(): Settled {
    const at = QUALITIES.indexOf(this.#level) - (this.#trial > 0 ? 1 : 0);
    return { level: QUALITIES[at] ?? this.#level, failures: this.#failures };
  }

  /** The room loads, or the page was hidden: nothing is known for a while. */
  rest(): void {
    this.#restMs = REST_MS;
    this.#begin();
  }

  /** The room was drawn. @param ms what that took the page itself */
  worked(ms: number): void {
    this.#drawn++;
    this.#busyMs += ms;
  }

  /**
   * The display asked for a picture, whether or not one was drawn.
   *
   * @param ms since it asked before
   * @param mayRise false while a change would disturb
   * @returns whether the level has changed
   */
  frame(ms: number, mayRise: boolean): boolean {
    const counted = Math.min(LONGEST_MS, ms);
    if (this.#restMs > 0) {
      this.#restMs -= counted;
      if (this.#restMs <= 0) this.#begin();
      return false;
    }
    this.#intervals[this.#frames % this.#intervals.length] = counted;
    this.#frames++;
    this.#elapsedMs += counted;
    if (this.#elapsedMs < STRETCH_MS) return false;
    const before = this.#level;
    this.#judge(mayRise);
    this.#begin();
    if (this.#level === before) return false;
    this.#slow = 0;
    this.#stutters = 0;
    this.#calm = 0;
    this.rest();
    return true;
  }

  #begin(): void {
    this.#frames = 0;
    this.#elapsedMs = 0;
    this.#drawn = 0;
    this.#busyMs = 0;
  }

  #judge(mayRise: boolean): void {
    this.#learnDisplay();
    const wanted = 1_000 / Math.max(ENOUGH_MS, this.#displayMs);
    const rate = (1_000 * this.#frames) / this.#elapsedMs;
    const hasRoom = this.#drawn > 0 && this.#busyMs / this.#drawn < (BUSY * 1_000) / wanted;
    const isCalm = rate >= SMOOTH * wanted && hasRoom;
    this.#slow = rate < TOO_FEW ? this.#slow + 1 : 0;
    this.#stutters = rate < STUTTER * wanted ? this.#stutters + 1 : 0;
    this.#calm = isCalm ? this.#calm + 1 : Math.max(0, this.#calm - SETBACK);
    const isTrial = this.#trial > 0;
    if (isTrial && --this.#trial === 0) this.#failures = Math.max(0, this.#failures - 1);
    const isTooMuch = this.#slow >= SLOW || this.#stutters >= (isTrial ? STUTTERS_IN_TRIAL : STUTTERS);
    if (isTooMuch) this.#fall(isTrial);
    else if (mayRise && !isTrial && this.#calm >= Math.min(CALM_MOST, CALM * 3 ** this.#failures))
      this.#rise();
  }

  /** The shortest time between pictures that comes often; longer ones are frames that came late. */
  #learnDisplay(): void {
    const known = this.#intervals.subarray(0, Math.min(this.#frames, this.#intervals.length)).sort();
    const often = known[Math.floor(known.length / 8)] ?? ENOUGH_MS;
    const shortest = Math.min(SLOWEST_MS, Math.max(QUICKEST_MS, often));
    this.#displayMs =
      this.#displayMs === 0
        ? shortest
        : Math.min(shortest, this.#displayMs + (shortest - this.#displayMs) * FORGET);
  }

  #fall(fromTrial: boolean): void {
    const lower = QUALITIES[QUALITIES.indexOf(this.#level) - 1];
    if (!lower) return;
    this.#level = lower;
    this.#failures = Math.min(MOST_FAILURES, fromTrial ? this.#failures + 1 : Math.max(1, this.#failures));
    this.#trial = 0;
  }

  #rise(): void {
    const at = QUALITIES.indexOf(this.#level) + 1;
    const higher = QUALITIES[at];
    if (!higher || at > this.#most) return;
    this.#level = higher;
    this.#trial = TRIAL;
  }
}
