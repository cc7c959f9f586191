/** The last sound of a song dies away over this, ms: hands come into it. */
const INTO_THE_END_MS = 150;

/**
 * When a house claps: as the music ends where one stands, for the result is a moment later, when the last of what was
 * sung has come in; with the result where a song did not come to its end. Once for each performance.
 */
export class ApplauseDue {
  #clapped: number | null = null;
  #last: number | null = null;

  /** The song that sounds; asked again and again. True once: now. */
  heard(performance: number, position: number, endMs: number): boolean {
    this.#last = performance;
    if (this.#clapped === performance || position < endMs - INTO_THE_END_MS) return false;
    this.#clapped = performance;
    return true;
  }

  /** The result of what was heard last. True where nobody has clapped for it. */
  scored(): boolean {
    if (this.#last !== null && this.#clapped === this.#last) return false;
    this.#clapped = this.#last;
    return true;
  }
}
