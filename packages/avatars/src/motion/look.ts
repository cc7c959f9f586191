import { clamp, smooth } from "../mesh/vector";
import { channelIndex, type Pose } from "./channels";
import type { Doing } from "./doing";
import { easing } from "./easing";
import type { Timing } from "./timing";
import type { Walking } from "./walking";

const DEGREES = 180 / Math.PI;
const N = {
  chestYaw: channelIndex("chest.yaw"),
  headYaw: channelIndex("head.yaw"),
  headPitch: channelIndex("head.pitch"),
  eyesYaw: channelIndex("eyes.yaw"),
  eyesPitch: channelIndex("eyes.pitch"),
  mouth: channelIndex("mouthOpen"),
  smile: channelIndex("smile"),
  blink: channelIndex("blink"),
} as const;

/** Where somebody looks, and what a face does by itself: lids, and a mouth by how loud the voice is. */
export class Look {
  readonly #roll: () => number;
  #mouth = 0;
  #yaw = 0;
  #pitch = 0;
  #nextBlink = 0;
  #blink = 0;

  constructor(roll: () => number, time: number) {
    this.#roll = roll;
    this.#nextBlink = time + 1 + roll() * 3;
  }

  step({ dt, time }: Timing, doing: Doing, { moving }: Walking, pose: Pose): void {
    // Ears hear loudness by its logarithm; mouths open by it too.
    const voiced = smooth(0.015, 0.4, Math.sqrt(doing.level));
    this.#mouth += (voiced - this.#mouth) * easing(voiced > this.#mouth ? 30 : 16, dt);
    const chatter = 0.72 + 0.28 * Math.sin(time * 17) * Math.sin(time * 7.3);
    pose[N.mouth] = Math.max(pose[N.mouth] as number, this.#mouth * (doing.singing ? 1 : chatter));
    pose[N.smile] = (pose[N.smile] as number) * (1 - 0.6 * this.#mouth);
    if (time > this.#nextBlink) {
      this.#blink = 1;
      this.#nextBlink = time + (this.#roll() < 0.15 ? 0.3 : 1.8 + this.#roll() * 4);
    }
    this.#blink = Math.max(0, this.#blink - dt / 0.17);
    pose[N.blink] = Math.sin(Math.PI * Math.min(1, this.#blink)) ** 0.7;
    const gaze = doing.gaze;
    const reachable = gaze !== null && Math.abs(gaze.yaw) < 2.3;
    const soon = easing(4.5, dt);
    this.#yaw += ((reachable ? clamp(gaze.yaw, -1.15, 1.15) : 0) - this.#yaw) * soon;
    this.#pitch += ((gaze ? clamp(gaze.pitch, -0.5, 0.6) : 0) - this.#pitch) * soon;
    const free = 1 - 0.6 * moving;
    pose[N.headYaw] = (pose[N.headYaw] as number) + this.#yaw * DEGREES * 0.72 * free;
    pose[N.chestYaw] = (pose[N.chestYaw] as number) + this.#yaw * DEGREES * 0.16 * free;
    pose[N.headPitch] = (pose[N.headPitch] as number) - this.#pitch * DEGREES * 0.8;
    // The eyes arrive first, the head follows, and a little of the chest.
    const eyes = clamp((this.#yaw * DEGREES - (pose[N.headYaw] as number)) * 0.3, -14, 14);
    pose[N.eyesYaw] = (pose[N.eyesYaw] as number) + eyes;
    pose[N.eyesPitch] = (pose[N.eyesPitch] as number) + clamp(-this.#pitch * DEGREES * 0.3, -8, 8);
  }
}
