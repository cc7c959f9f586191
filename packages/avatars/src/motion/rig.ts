import type { AvatarBody } from "../mesh/body";
import { clamp, lerp, type Vec3 } from "../mesh/vector";
import { ArmSolver, type Grip } from "./arm-solver";
import { Arms } from "./arms";
import { channelIndex, type Pose } from "./channels";
import { type Row, turnBy } from "./flat";
import { Legs } from "./legs";
import { LEFT, RIGHT, TRUNK } from "./limbs";
import { type Flesh, type Measures, measuresOf } from "./measures";
import { MicrophoneHold } from "./microphone-hold";
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

/** A bone of the trunk: the channels that turn it, and how much of each is its own. */
interface Turn {
  readonly bone: number;
  readonly yaw: number;
  readonly pitch: number;
  readonly roll: number;
  readonly shares: Row;
}

const HIPS: Turn = {
  ...{ bone: TRUNK.hips, yaw: C.hipsYaw, pitch: C.hipsPitch, roll: C.hipsRoll },
  shares: Float64Array.of(1, 1, 1),
};
const chest = { yaw: C.chestYaw, pitch: C.chestPitch, roll: C.chestRoll };
const head = { yaw: C.headYaw, pitch: C.headPitch, roll: C.headRoll };
/** From the hips upwards. */
const SPINE: readonly Turn[] = [
  {
    ...{ bone: TRUNK.spine, yaw: C.spineYaw, pitch: C.spinePitch, roll: C.spineRoll },
    shares: Float64Array.of(1, 1, 1),
  },
  { bone: TRUNK.chest, ...chest, shares: Float64Array.of(0.6, 0.6, 0.6) },
  { bone: TRUNK.upperChest, ...chest, shares: Float64Array.of(0.4, 0.4, 0.4) },
  { bone: TRUNK.neck, ...head, shares: Float64Array.of(0.4, 0.35, 0.3) },
  { bone: TRUNK.head, ...head, shares: Float64Array.of(0.6, 0.65, 0.7) },
];

/** Turns poses into bone rotations of one body: legs are solved to the feet, hands to what they meet. */
export class Rig {
  readonly measures: Measures;
  readonly #b: Posing;
  readonly #arms: Arms;
  readonly #microphone: MicrophoneHold;
  readonly #legs: Legs;
  readonly #hips: Vec3;

  constructor({ joints, mouth, height, mesh }: RigBody) {
    this.#b = new Posing(joints);
    const k = this.#b.size;
    this.measures = measuresOf(joints, mesh);
    this.#hips = joints.hips;
    const { head } = joints;
    const arm = new ArmSolver(this.#b, joints);
    this.#arms = new Arms(this.#b, arm, joints, this.measures, height ?? head[1] + 0.2 * k);
    this.#microphone = new MicrophoneHold(
      this.#b,
      arm,
      joints,
      this.measures,
      mouth ?? [0, head[1] + 0.06 * k, head[2] + 0.1 * k],
    );
    this.#legs = new Legs(this.#b, joints);
  }

  /** 1 for the body that clips are written for. */
  get size(): number {
    return this.#b.size;
  }

  /** Where a hand holds what it holds. */
  get grip(): Grip {
    return this.#microphone.grip;
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
    this.#turn(HIPS);
    if (seat < 0.999) {
      v[V.sunk] = 0;
      this.#legs.sink(RIGHT, stance.right);
      this.#legs.sink(LEFT, stance.left);
      out.hips[1] -= (1 - seat) * (v[V.sunk] as number);
    }
    this.#b.atHips();
    for (let n = 0; n < SPINE.length; n++) this.#turn(SPINE[n] as Turn);
    for (let n = 0; n < 2; n++) {
      const limb = n === 0 ? LEFT : RIGHT;
      v[V.local] = clamp(this.#b.channel(C.eyesYaw), -16, 16);
      v[V.local + 1] = clamp(this.#b.channel(C.eyesPitch), -10, 10);
      v[V.local + 2] = 0;
      turnBy(v, V.local);
      this.#b.set(limb.bones.eye);
      this.#arms.hang(limb);
      if (this.#b.channel(limb.reach) > 0.001) this.#arms.reach(limb);
    }
    if (stance.followed.left.weight > 0.001) this.#arms.follow(LEFT, stance.followed.left);
    if (stance.followed.right.weight > 0.001) this.#arms.follow(RIGHT, stance.followed.right);
    if (stance.pointing > 0.001) this.#arms.point(stance.pointsLeft ? LEFT : RIGHT, stance);
    if (stance.singing > 0.001) this.#microphone.hold(stance);
    this.#legs.step(LEFT, stance);
    this.#legs.step(RIGHT, stance);
  }

  #turn({ bone, yaw, pitch, roll, shares }: Turn): void {
    const { v } = this.#b;
    v[V.local] = this.#b.channel(yaw) * (shares[0] as number);
    v[V.local + 1] = this.#b.channel(pitch) * (shares[1] as number);
    v[V.local + 2] = -this.#b.channel(roll) * (shares[2] as number);
    if (bone === TRUNK.neck) v[V.local + 1] = (v[V.local + 1] as number) + this.#b.channel(C.neckPitch);
    turnBy(v, V.local);
    this.#b.set(bone);
  }
}
