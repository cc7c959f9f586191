import type { AvatarBody } from "../mesh/body";
import { clamp, lerp, type Vec3 } from "../mesh/vector";
import { Arms, type Grip } from "./arms";
import { channelIndex, type Pose } from "./channels";
import { turnBy } from "./flat";
import { Legs } from "./legs";
import { LEFT, RIGHT, TRUNK } from "./limbs";
import { type Flesh, type Measures, measuresOf } from "./measures";
import { Posing, type RigFrame, V } from "./posing";
import type { Stance } from "./stance";

export type RigBody = Pick<AvatarBody, "joints" | "mouth"> & { height?: number; mesh?: Flesh };

const C = {
  hipsX: channelIndex("hips.x"),
  hipsY: channelIndex("hips.y"),
  hipsZ: channelIndex("hips.z"),
  hipsPitch: channelIndex("hips.pitch"),
  hipsYaw: channelIndex("hips.yaw"),
  hipsRoll: channelIndex("hips.roll"),
  spinePitch: channelIndex("spine.pitch"),
  spineYaw: channelIndex("spine.yaw"),
  spineRoll: channelIndex("spine.roll"),
  chestPitch: channelIndex("chest.pitch"),
  chestYaw: channelIndex("chest.yaw"),
  chestRoll: channelIndex("chest.roll"),
  neckPitch: channelIndex("neck.pitch"),
  headPitch: channelIndex("head.pitch"),
  headYaw: channelIndex("head.yaw"),
  headRoll: channelIndex("head.roll"),
  eyesYaw: channelIndex("eyes.yaw"),
  eyesPitch: channelIndex("eyes.pitch"),
} as const;

/** Turns poses into bone rotations of one body: legs are solved to the feet, hands to what they meet. */
export class Rig {
  readonly measures: Measures;
  readonly #b: Posing;
  readonly #arms: Arms;
  readonly #legs: Legs;
  readonly #hips: Vec3;

  constructor({ joints, mouth, height, mesh }: RigBody) {
    this.#b = new Posing(joints);
    const k = this.#b.size;
    this.measures = measuresOf(joints, mesh);
    this.#hips = joints.hips;
    const { head } = joints;
    this.#arms = new Arms(
      this.#b,
      joints,
      this.measures,
      mouth ?? [0, head[1] + 0.06 * k, head[2] + 0.1 * k],
      height ?? head[1] + 0.2 * k,
    );
    this.#legs = new Legs(this.#b, joints);
  }

  /** 1 for the body that clips are written for. */
  get size(): number {
    return this.#b.size;
  }

  /** Where a hand holds what it holds. */
  get grip(): Grip {
    return this.#arms.grip;
  }

  solve(pose: Pose, stance: Readonly<Stance>, out: RigFrame): void {
    this.#b.pose = pose;
    this.#b.frame = out;
    const k = this.#b.size;
    const seat = stance.seated;
    const { v } = this.#b;
    // A cushion gives way a little.
    const sitY = stance.seatHeight + this.measures.seat - 0.02;
    out.hips[0] = this.#hips[0] + this.#b.channel(C.hipsX) * k * (1 - seat);
    out.hips[1] = lerp(this.#hips[1] + this.#b.channel(C.hipsY) * k, sitY, seat);
    out.hips[2] = this.#hips[2] + this.#b.channel(C.hipsZ) * k;
    turnBy(
      v,
      V.local,
      this.#b.channel(C.hipsYaw),
      this.#b.channel(C.hipsPitch),
      -this.#b.channel(C.hipsRoll),
    );
    this.#b.set(TRUNK.hips);
    if (seat < 0.999)
      out.hips[1] -=
        (1 - seat) * this.#legs.sinking(LEFT, stance.left, this.#legs.sinking(RIGHT, stance.right, 0));
    this.#b.at.set(out.hips, 0);
    turnBy(
      v,
      V.local,
      this.#b.channel(C.spineYaw),
      this.#b.channel(C.spinePitch),
      -this.#b.channel(C.spineRoll),
    );
    this.#b.set(TRUNK.spine);
    turnBy(
      v,
      V.local,
      this.#b.channel(C.chestYaw) * 0.6,
      this.#b.channel(C.chestPitch) * 0.6,
      -this.#b.channel(C.chestRoll) * 0.6,
    );
    this.#b.set(TRUNK.chest);
    turnBy(
      v,
      V.local,
      this.#b.channel(C.chestYaw) * 0.4,
      this.#b.channel(C.chestPitch) * 0.4,
      -this.#b.channel(C.chestRoll) * 0.4,
    );
    this.#b.set(TRUNK.upperChest);
    turnBy(
      v,
      V.local,
      this.#b.channel(C.headYaw) * 0.4,
      this.#b.channel(C.neckPitch) + this.#b.channel(C.headPitch) * 0.35,
      -this.#b.channel(C.headRoll) * 0.3,
    );
    this.#b.set(TRUNK.neck);
    turnBy(
      v,
      V.local,
      this.#b.channel(C.headYaw) * 0.6,
      this.#b.channel(C.headPitch) * 0.65,
      -this.#b.channel(C.headRoll) * 0.7,
    );
    this.#b.set(TRUNK.head);
    for (let n = 0; n < 2; n++) {
      const limb = n === 0 ? LEFT : RIGHT;
      turnBy(
        v,
        V.local,
        clamp(this.#b.channel(C.eyesYaw), -16, 16),
        clamp(this.#b.channel(C.eyesPitch), -10, 10),
        0,
      );
      this.#b.set(limb.bones.eye);
      this.#arms.hang(limb);
      const reach = this.#b.channel(limb.reach);
      if (reach > 0.001) this.#arms.reach(limb, reach);
    }
    if (stance.followed.left.weight > 0.001) this.#arms.follow(LEFT, stance.followed.left);
    if (stance.followed.right.weight > 0.001) this.#arms.follow(RIGHT, stance.followed.right);
    if (stance.pointing > 0.001) this.#arms.point(stance.pointsLeft ? LEFT : RIGHT, stance);
    if (stance.singing > 0.001) this.#arms.holdMicrophone(stance);
    this.#legs.step(LEFT, stance);
    this.#legs.step(RIGHT, stance);
  }
}
