import { mirror, type Pose } from "./channels";
import { type Clip, phaseOf, sample } from "./clip";
import { Tempo } from "./tempo";

/** One person's clock and beat. Nobody in a crowd is quite on the beat, and some begin with the other foot. */
export class Timing {
  /** Seconds of this step. */
  dt = 0.01;
  readonly #tempo = new Tempo();
  readonly #offset: number;
  readonly isMirrored: boolean;
  #time = 0;

  /**
   * @param time seconds that have passed already
   * @param offset beats that this person is away from the song's
   */
  constructor(time: number, offset: number, isMirrored: boolean) {
    this.#time = time;
    this.#offset = offset;
    this.isMirrored = isMirrored;
  }

  step(heard: number | null): void {
    this.#time += this.dt;
    this.#tempo.step(this, heard);
  }

  get time(): number {
    return this.#time;
  }

  /** Their own, by the song that is heard. */
  get beat(): number {
    return this.#tempo.beat + this.#offset;
  }

  /** Samples by this person's clock and beat, and with their better hand. */
  play(clip: Clip, out: Pose): void {
    sample(clip, phaseOf(clip, this.#time, this.beat), out);
    if (this.isMirrored) mirror(out);
  }
}
