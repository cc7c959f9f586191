import { clamp, smooth } from "../mesh/vector";
import { channelIndex, mix, newPose, type Pose, weigh } from "./channels";
import { sample } from "./clip";
import { RUN, WALK } from "./clips";
import type { Doing } from "./doing";
import { easing } from "./easing";
import type { Feet } from "./feet";
import type { Timing } from "./timing";

const SWUNG = (
  ["left.arm.swing", "right.arm.swing", "chest.yaw", "spine.yaw", "hips.roll", "hips.yaw"] as const
).map((name) => channelIndex(name));
const HIPS_PITCH = channelIndex("hips.pitch");
const SPINE_ROLL = channelIndex("spine.roll");

/** What a trunk and arms do over walking and running feet. */
export class Walking {
  /** 0 stands, 1 goes. */
  moving = 0;
  /** 0 walks, 1 runs. */
  running = 0;
  #speed = 0;
  #forward = 1;

  step({ dt }: Timing, { seated, forward, sideways }: Doing): void {
    const speed = seated ? 0 : Math.sqrt(forward ** 2 + sideways ** 2);
    this.#speed += (speed - this.#speed) * easing(12, dt);
    this.moving += (smooth(0.12, 0.55, this.#speed) - this.moving) * easing(11, dt);
    this.running += (smooth(2.3, 3.2, this.#speed) - this.running) * easing(8, dt);
    if (speed > 0.1) this.#forward += (forward / speed - this.#forward) * (1 - Math.exp(-10 * dt));
  }

  lay(doing: Doing, feet: Feet, pose: Pose): void {
    if (this.moving >= 0.01) this.#swing(doing, feet, pose);
  }

  /** A function of its own, as whatever few do: V8 takes nothing into a caller that it seldom calls. */
  #swing({ turning }: Doing, { phase, size }: Feet, pose: Pose): void {
    const planned = this.#speed / size;
    sample(WALK, phase, gait);
    // Slow walkers swing less.
    const amount = clamp(planned / 1.5, 0.2, 1.1);
    for (let n = 0; n < SWUNG.length; n++) {
      const channel = SWUNG[n] as number;
      gait[channel] = (gait[channel] as number) * amount;
    }
    if (this.running > 0.01) {
      sample(RUN, phase, run);
      weigh(this.running);
      mix(gait, run);
    }
    // Leaning into speed, and into the curve.
    gait[HIPS_PITCH] = (gait[HIPS_PITCH] as number) * this.#forward;
    gait[SPINE_ROLL] = (gait[SPINE_ROLL] as number) + clamp(turning * planned * 1.2, -7, 7);
    weigh(this.moving);
    mix(pose, gait);
  }
}

/** Filled and emptied within one step. */
const gait = newPose();
const run = newPose();
