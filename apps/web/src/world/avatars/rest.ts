import type { Scene } from "@karaverse/worlds";
import { leansIn } from "./lean";
import type { Passed } from "./movement";
import type { Whereabouts } from "./whereabouts";

/** Who stands still for so long looks for something to lean against, seconds. */
const RESTS = 1;
/** Slower than this is standing still; metres and radians a second. */
const STILL = 0.08;

/** Whether somebody stands still with something in the back. */
export class Rest {
  #seconds = 0;
  #isBacked = false;

  /** Looks once, when they have come to rest. */
  isBacked({ seconds }: Passed, scene: Scene, { x, z, yaw, going }: Whereabouts): boolean {
    if (going.speed + Math.abs(going.turning) > STILL) {
      this.#seconds = 0;
      this.#isBacked = false;
      return false;
    }
    const before = this.#seconds;
    this.#seconds += seconds;
    if (before < RESTS && this.#seconds >= RESTS) this.#isBacked = leansIn(scene)(x, z, yaw);
    return this.#isBacked;
  }
}
