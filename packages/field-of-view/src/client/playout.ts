/** How far behind the server's time others are shown, ms (design: 100, more only on an uneven connection). */
export const LEAST_DELAY_MS = 100;
export const MOST_DELAY_MS = 250;
/** News is told at ticks, so what happened is known one tick later at the latest, even without jitter, ms. */
const TICK_MS = 50;
/** Frames looked at: those of the last five seconds, ms. */
const LOOK_BACK_MS = 5_000;
const KEPT = LOOK_BACK_MS / TICK_MS;
/** Of these this share should come in time. The rest is guessed from where they walked. */
const IN_TIME = 0.97;
/** Time is stretched and squeezed by this much at most: 10 % slower and 5 % faster walking is not seen as such. */
const SLOWER = 0.1;
const FASTER = 0.05;
/** The page slept, or the server's clock is another one: no use in stretching, ms. */
const TOO_FAR_MS = 1_000;

/**
 * The one time at which all others are shown: behind the server's time by what the lateness of frames asks for, between
 * 100 and 250 ms. Changes of the delay and of the
 * clock's estimate are slewed, so it never goes back and nobody is seen to hurry.
 */
export class Playout {
  readonly #lateness = new Float64Array(KEPT);
  readonly #cameAt = new Float64Array(KEPT).fill(Number.NaN);
  readonly #sorted = new Float64Array(KEPT);
  #looked = 0;
  #count = 0;
  #wanted = LEAST_DELAY_MS;
  #time = Number.NaN;
  #local = Number.NaN;
  #delay = LEAST_DELAY_MS;

  /** A frame stamped `stamp` came when our estimate of the server's clock showed `now`. */
  arrived(stamp: number, now: number): void {
    const slot = this.#count++ % KEPT;
    this.#lateness[slot] = now - stamp;
    this.#cameAt[slot] = now;
    let length = 0;
    for (let i = 0; i < KEPT; i++)
      if (now - (this.#cameAt[i] ?? 0) <= LOOK_BACK_MS) this.#sorted[length++] = this.#lateness[i] ?? 0;
    this.#looked = length;
    const sorted = this.#sorted.subarray(0, length).sort();
    const late = sorted[Math.min(length - 1, Math.floor(length * IN_TIME))] ?? 0;
    this.#wanted = Math.max(LEAST_DELAY_MS, Math.min(MOST_DELAY_MS, late + TICK_MS));
  }

  /**
   * The server time to show.
   *
   * @param local a clock that never jumps, ms
   * @param now our estimate of the server's clock at that moment, which may
   */
  timeAt(local: number, now: number): number {
    const passed = Math.max(0, local - this.#local);
    const ahead = now - this.#wanted - (this.#time + passed);
    if (!(Math.abs(ahead) <= TOO_FAR_MS)) this.#time = now - this.#wanted;
    else this.#time += passed + Math.max(-SLOWER * passed, Math.min(FASTER * passed, ahead));
    // Readers within one picture take the time for themselves: an older moment stays older.
    const past = local < this.#local ? this.#local - local : 0;
    if (past === 0) this.#local = local;
    this.#delay = now - (this.#time - past);
    return this.#time - past;
  }

  /** How far behind the server's time the last `timeAt` was. */
  delayMs(): number {
    return this.#delay;
  }

  /** What the slowest of the last frames took beyond the fastest. */
  jitterMs(): number {
    return this.#looked === 0 ? 0 : (this.#sorted[this.#looked - 1] ?? 0) - (this.#sorted[0] ?? 0);
  }
}
