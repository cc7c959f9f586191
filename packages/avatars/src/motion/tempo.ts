/** What dancers dance to when there is no song, beats a second (104 a minute). */
const INNER = 104 / 60;
/** All dances fit into so many beats: being that far off cannot be seen. */
const ROUND = 8;

/** A beat that goes on evenly, drawn to the song's where there is one. */
export class Tempo {
  beat = 0;
  #rate = INNER;
  /** Not a number where none was heard. */
  #heard = Number.NaN;

  /** @param heard beats of the song at the listener, null where none sounds */
  step({ dt }: { readonly dt: number }, heard: number | null): void {
    const before = this.#heard;
    this.#heard = heard ?? Number.NaN;
    if (heard === null) {
      this.#rate += (INNER - this.#rate) * (1 - Math.exp(-dt));
      this.beat += dt * this.#rate;
      return;
    }
    const rate = Number.isNaN(before) || dt <= 0 ? 0 : (heard - before) / dt;
    // A jump in the song is no tempo.
    if (rate > 0.4 && rate < 6) this.#rate += (rate - this.#rate) * (1 - Math.exp(-3 * dt));
    this.beat += dt * this.#rate;
    const off = heard - this.beat;
    const near = off - Math.round(off / ROUND) * ROUND;
    this.beat = heard - near * Math.exp(-6 * dt);
  }
}
