import { clamp, eased } from "../mesh/vector";
import { mix, newPose, type Pose, weigh } from "./channels";
import type { Clip } from "./clip";
import type { Doing } from "./doing";
import { IDLES, LEAN } from "./idles";
import type { Timing } from "./timing";

/** One way of standing after another; whoever can leans, most do. */
export class Standing {
  readonly #roll: () => number;
  readonly #leans: boolean;
  #idle: Clip;
  #next: Clip;
  #blend = 1;
  #until = 0;
  #lean = 0;

  constructor(roll: () => number, time: number) {
    this.#roll = roll;
    this.#leans = roll() < 0.7;
    this.#idle = IDLES[Math.floor(roll() * IDLES.length)] as Clip;
    this.#next = this.#idle;
    this.#until = time + 4 + roll() * 12;
  }

  step(timing: Timing, doing: Doing, pose: Pose): void {
    this.#stand(timing, pose);
    this.#against(timing, doing, pose);
  }

  #stand(timing: Timing, pose: Pose): void {
    const { time } = timing;
    if (time > this.#until && this.#blend >= 1) {
      this.#next = IDLES[Math.floor(this.#roll() * IDLES.length)] as Clip;
      this.#until = time + 7 + this.#roll() * 14;
      if (this.#next !== this.#idle) this.#blend = 0;
    }
    timing.play(this.#idle, pose);
    if (this.#blend < 1) this.#change(timing, pose);
  }

  /** A function of its own, as whatever few do: see Walking. */
  #change(timing: Timing, pose: Pose): void {
    const { dt } = timing;
    this.#blend = Math.min(1, this.#blend + dt / 1.4);
    timing.play(this.#next, scratch);
    weigh(eased(this.#blend));
    mix(pose, scratch);
    if (this.#blend >= 1) this.#idle = this.#next;
  }

  #against(timing: Timing, { backed, emote, singing, seated }: Doing, pose: Pose): void {
    const { dt } = timing;
    const wanted = backed === true && this.#leans && emote === null && !singing && !seated;
    this.#lean = clamp(this.#lean + (wanted ? dt / 1.1 : -dt / 0.6), 0, 1);
    if (this.#lean <= 0) return;
    timing.play(LEAN, scratch);
    weigh(eased(this.#lean));
    mix(pose, scratch);
  }
}

/** Filled and emptied within one step. */
const scratch = newPose();
