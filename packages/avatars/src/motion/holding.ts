import { clamp, eased, smooth } from "../mesh/vector";
import { MASKS, mix, newPose, type Pose, weigh } from "./channels";
import { phaseOf, sample } from "./clip";
import type { Doing } from "./doing";
import { easing } from "./easing";
import { HOLDS, type Thing } from "./holds";
import type { Timing } from "./timing";

/** Without music a thing is played with for so many seconds, once in so many. */
const NOW_AND_THEN = { every: 19, for: 2.6 } as const;

/** The arm that carries something, whatever the rest of the body does. */
export class Holding {
  #thing: Thing | null = null;
  #weight = 0;
  #played = 0;

  /** How far an arm is taken, 0 to 1. */
  get weight(): number {
    return this.#weight;
  }

  step(timing: Timing, { holds, beat, emote }: Doing, pose: Pose): void {
    const { dt } = timing;
    // One thing is let go of before there is another.
    if (this.#weight < 0.05) this.#thing = holds ?? null;
    const has = holds != null && holds === this.#thing;
    this.#weight = clamp(this.#weight + (has ? dt : -dt) / 0.5, 0, 1);
    const thing = this.#thing;
    if (!thing || this.#weight <= 0) return;
    const isPlayed = beat != null || emote !== null || timing.time % NOW_AND_THEN.every < NOW_AND_THEN.for;
    this.#played += ((isPlayed ? 1 : 0) - this.#played) * easing(3, dt);
    const { low, played } = HOLDS[thing];
    sample(low, phaseOf(low, timing.time, timing.beat), held);
    sample(played, phaseOf(played, timing.time, timing.beat), shaken);
    weigh(smooth(0.05, 0.95, this.#played));
    mix(held, shaken);
    weigh(eased(this.#weight));
    mix(pose, held, MASKS.leftArm);
  }
}

/** Filled and emptied within one step. */
const held = newPose();
const shaken = newPose();
