import { clamp } from "../mesh/vector";
import { channelIndex, type Pose } from "./channels";
import type { Doing } from "./doing";
import { easing } from "./easing";
import type { Followed, Stance } from "./stance";
import type { Timing } from "./timing";

const DEGREES = 180 / Math.PI;
/** Seconds in which an arm is taken by what a camera sees of it, and given back. */
const TAKES = 0.3;
/** Nobody's trunk turns and leans further than this by a camera, radians. */
const MOST = 0.7;
const N = {
  spineYaw: channelIndex("spine.yaw"),
  spineRoll: channelIndex("spine.roll"),
  chestYaw: channelIndex("chest.yaw"),
  chestRoll: channelIndex("chest.roll"),
} as const;

/** The trunk and the arms of somebody whose camera sees them. */
export class Following {
  #turn = 0;
  #lean = 0;

  step(timing: Timing, { seen, singing, holds }: Doing, { followed }: Stance, pose: Pose): void {
    const soon = easing(10, timing.dt);
    this.#turn += (clamp(seen ? seen.turn : 0, -MOST, MOST) - this.#turn) * soon;
    this.#lean += (clamp(seen ? seen.lean : 0, -MOST, MOST) - this.#lean) * soon;
    pose[N.spineYaw] = (pose[N.spineYaw] as number) + this.#turn * DEGREES * 0.4;
    pose[N.chestYaw] = (pose[N.chestYaw] as number) + this.#turn * DEGREES * 0.6;
    pose[N.spineRoll] = (pose[N.spineRoll] as number) + this.#lean * DEGREES * 0.5;
    pose[N.chestRoll] = (pose[N.chestRoll] as number) + this.#lean * DEGREES * 0.5;
    follow(timing, followed.left, holds == null ? seen?.left : undefined);
    follow(timing, followed.right, singing ? undefined : seen?.right);
  }
}

function follow(
  { dt }: Timing,
  arm: Followed,
  wrist: { isSeen: boolean; x: number; y: number; z: number } | undefined,
) {
  if (wrist?.isSeen) {
    const soon = arm.weight === 0 ? 1 : easing(14, dt);
    arm.x += (wrist.x - arm.x) * soon;
    arm.y += (wrist.y - arm.y) * soon;
    arm.z += (wrist.z - arm.z) * soon;
  }
  arm.weight = clamp(arm.weight + (wrist?.isSeen ? dt : -dt) / TAKES, 0, 1);
}
