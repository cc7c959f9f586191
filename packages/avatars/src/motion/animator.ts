import { clamp, lerp, smooth } from "../mesh/vector";
import { dice } from "../recipe/random";
import { channelIndex, MASKS, type Mask, mix, newPose, type Pose } from "./channels";
import { type Clip, sample } from "./clip";
import { IDLE, RUN, SING, SIT, SWAY, TURN, WALK } from "./clips";
import { EMOTE_CLIPS, type Emote } from "./emotes";
import { placeFeet, strideLength } from "./gait";
import type { Stance } from "./rig";

/** What is known about a person in this frame. */
export interface Doing {
  /** Velocity in the body's own frame, m/s. */
  forward: number;
  /** To the body's left. */
  sideways: number;
  /** Radians a second, positive to the left. */
  turning: number;
  seated: boolean;
  seatHeight: number;
  emote: Emote | null;
  singing: boolean;
  /** Loudness of the voice, 0-1. */
  level: number;
  /** Where to look, relative to the body's front, radians: left and up positive; null for straight ahead. */
  gaze: { yaw: number; pitch: number } | null;
}

const DEGREES = 180 / Math.PI;

/** Blends and layers the clips of one person. Time comes in as steps, so the same steps give the same poses. */
export class Animator {
  readonly pose: Pose = newPose();
  readonly stance: Stance = { seated: 0, seatHeight: 0.46, singing: 0 };
  readonly #scratch = newPose();
  readonly #roll: () => number;
  readonly #size: number;
  #time: number;
  #stride = 0;
  #moving = 0;
  #running = 0;
  #turning = 0;
  #speed = 0;
  #heading = { forward: 1, sideways: 0 };
  #emote: { clip: Clip; time: number } | null = null;
  #emoteWeight = 0;
  #mouth = 0;
  #gazeYaw = 0;
  #gazePitch = 0;
  #nextBlink: number;
  #blink = 0;

  /**
   * @param seed so that a crowd does not breathe as one
   * @param height metres
   */
  constructor(seed: number, height: number) {
    this.#roll = dice(seed);
    this.#size = height / 1.76;
    this.#time = this.#roll() * 20;
    this.#nextBlink = this.#time + 1 + this.#roll() * 3;
  }

  step(seconds: number, doing: Doing): void {
    const dt = clamp(seconds, 0, 0.1);
    this.#time += dt;
    const towards = (now: number, goal: number, perSecond: number) =>
      now + (goal - now) * (1 - Math.exp(-perSecond * dt));
    const speed = doing.seated ? 0 : Math.hypot(doing.forward, doing.sideways);
    this.#speed = towards(this.#speed, speed, 12);
    this.#moving = towards(this.#moving, smooth(0.12, 0.55, speed), 11);
    this.#running = towards(this.#running, smooth(2.3, 3.2, speed), 8);
    this.#turning = towards(
      this.#turning,
      speed < 0.2 && !doing.seated ? smooth(0.5, 1.6, Math.abs(doing.turning)) : 0,
      9,
    );
    if (speed > 0.1) {
      this.#heading.forward = towards(this.#heading.forward, doing.forward / speed, 10);
      this.#heading.sideways = towards(this.#heading.sideways, doing.sideways / speed, 10);
    }
    const planSpeed = this.#speed / this.#size;
    const direction = this.#heading.forward < -0.35 ? -1 : 1;
    this.#stride = (((this.#stride + (direction * dt * planSpeed) / strideLength(planSpeed)) % 1) + 1) % 1;
    this.stance.seated = towards(this.stance.seated, doing.seated ? 1 : 0, 9);
    if (doing.seated) this.stance.seatHeight = doing.seatHeight;
    this.stance.singing = towards(this.stance.singing, doing.singing ? 1 : 0, 7);

    this.#onFeet(planSpeed, doing);
    const { pose } = this;
    this.#layer(SIT, this.#time / SIT.seconds, this.stance.seated, MASKS.all);
    this.#emoting(dt, doing);
    if (this.stance.singing > 0.001) {
      const still = (1 - this.#moving) * (1 - this.stance.seated);
      this.#layer(SWAY, this.#time / SWAY.seconds, this.stance.singing * still, MASKS.legs);
      const mask = this.#emote ? MASKS.rightArm : MASKS.upper;
      this.#layer(
        SING,
        this.#time / SING.seconds,
        this.stance.singing * (this.#moving > 0.5 ? 0.85 : 1),
        mask,
      );
    }
    this.#face(dt, doing, towards);
    // The eyes arrive first, the head follows, and a little of the chest.
    const eyes = clamp((this.#gazeYaw * DEGREES - (pose[channelIndex("head.yaw")] ?? 0)) * 0.3, -14, 14);
    this.#add("eyes.yaw", eyes);
    this.#add("eyes.pitch", clamp(-this.#gazePitch * DEGREES * 0.3, -8, 8));
  }

  #onFeet(planSpeed: number, doing: Doing): void {
    const { pose } = this;
    sample(IDLE, this.#time / IDLE.seconds, pose);
    if (this.#turning > 0.01)
      this.#layer(TURN, this.#time / TURN.seconds, this.#turning * (1 - this.#moving), MASKS.all);
    if (this.#moving < 0.01) return;
    const gait = this.#scratch;
    sample(WALK, this.#stride, gait);
    // Slow walkers swing less.
    const amount = clamp(planSpeed / 1.5, 0.25, 1.1);
    for (const name of [
      "left.arm.swing",
      "right.arm.swing",
      "chest.yaw",
      "spine.yaw",
      "hips.roll",
      "hips.yaw",
    ] as const)
      gait[channelIndex(name)] = (gait[channelIndex(name)] ?? 0) * amount;
    if (this.#running > 0.01) {
      sample(RUN, this.#stride, running);
      mix(gait, running, this.#running);
    }
    placeFeet(gait, this.#stride, Math.max(planSpeed, 0.3), this.#heading.forward, this.#heading.sideways);
    // Leaning into speed, and into the curve.
    gait[channelIndex("hips.pitch")] = (gait[channelIndex("hips.pitch")] ?? 0) * this.#heading.forward;
    gait[channelIndex("spine.roll")] =
      (gait[channelIndex("spine.roll")] ?? 0) + clamp(doing.turning * planSpeed * 1.2, -7, 7);
    mix(pose, gait, this.#moving);
  }

  #emoting(dt: number, doing: Doing): void {
    const wanted = doing.emote ? EMOTE_CLIPS[doing.emote] : null;
    if (wanted && this.#emote?.clip !== wanted) {
      if (this.#emoteWeight < 0.3 || !this.#emote) this.#emote = { clip: wanted, time: 0 };
    }
    const goal = wanted && this.#emote?.clip === wanted ? 1 : 0;
    this.#emoteWeight += (goal - this.#emoteWeight) * (1 - Math.exp(-8 * dt));
    if (!this.#emote) return;
    this.#emote.time += dt;
    const { clip, time } = this.#emote;
    const legsFree = (1 - this.#moving) * (1 - this.stance.seated);
    const upper = this.stance.singing > 0.4 ? MASKS.upperFreeHand : MASKS.upper;
    this.#layer(clip, time / clip.seconds, this.#emoteWeight * legsFree, MASKS.legs);
    this.#layer(clip, time / clip.seconds, this.#emoteWeight, upper);
    if (goal === 0 && this.#emoteWeight < 0.02) this.#emote = null;
  }

  #layer(clip: Clip, phase: number, weight: number, mask: Mask): void {
    if (weight < 0.002) return;
    sample(clip, phase, this.#scratch);
    mix(this.pose, this.#scratch, weight, mask);
  }

  #face(dt: number, doing: Doing, towards: (now: number, goal: number, perSecond: number) => number): void {
    const { pose } = this;
    // Ears hear loudness by its logarithm; mouths open by it too.
    const voiced = smooth(0.015, 0.4, Math.sqrt(doing.level));
    this.#mouth = towards(this.#mouth, voiced, voiced > this.#mouth ? 30 : 16);
    const chatter = 0.72 + 0.28 * Math.sin(this.#time * 17) * Math.sin(this.#time * 7.3);
    const mouth = channelIndex("mouthOpen");
    pose[mouth] = Math.max(pose[mouth] ?? 0, this.#mouth * (doing.singing ? 1 : chatter));
    const smile = channelIndex("smile");
    pose[smile] = (pose[smile] ?? 0) * (1 - 0.6 * this.#mouth);
    if (this.#time > this.#nextBlink) {
      this.#blink = 1;
      this.#nextBlink = this.#time + (this.#roll() < 0.15 ? 0.3 : 1.8 + this.#roll() * 4);
    }
    this.#blink = Math.max(0, this.#blink - dt / 0.17);
    pose[channelIndex("blink")] = Math.sin(Math.PI * Math.min(1, this.#blink)) ** 0.7;
    const gaze = doing.gaze;
    const reachable = gaze && Math.abs(gaze.yaw) < 2.3;
    this.#gazeYaw = towards(this.#gazeYaw, reachable ? clamp(gaze.yaw, -1.15, 1.15) : 0, 4.5);
    this.#gazePitch = towards(this.#gazePitch, gaze ? clamp(gaze.pitch, -0.5, 0.6) : 0, 4.5);
    const free = 1 - 0.6 * this.#moving;
    this.#add("head.yaw", this.#gazeYaw * DEGREES * 0.72 * free);
    this.#add("chest.yaw", this.#gazeYaw * DEGREES * 0.16 * free);
    this.#add("head.pitch", -this.#gazePitch * DEGREES * 0.8);
    if (doing.seated) this.#add("chest.pitch", lerp(0, -2, this.stance.seated));
  }

  #add(name: Parameters<typeof channelIndex>[0], value: number): void {
    const n = channelIndex(name);
    this.pose[n] = (this.pose[n] ?? 0) + value;
  }
}

/** Scratch, shared: filled and emptied within one step. */
const running = newPose();
