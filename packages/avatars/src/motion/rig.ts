import type { AvatarBody } from "../mesh/avatar-mesh";
import { clamp, lerp } from "../mesh/vector";
import { BONE_COUNT, BONES, PARENTS } from "../skeleton/bones";
import { channelIndex, newPose, type Pose } from "./channels";
import type { FootPlace } from "./feet";
import { bend, between, frameOf, go, halfTwist, join, type Row, turnAbout, turnBy, within } from "./flat";
import { LEFT, type Limb, RIGHT, TRUNK } from "./limbs";
import { type Flesh, type Measures, measuresOf } from "./measures";
import type { Stance } from "./stance";

/** Bone rotations (local, xyzw each) and the place of the hips: what a skeleton is set to. */
export interface RigFrame {
  rotations: Float32Array<ArrayBuffer>;
  hips: [number, number, number];
}

export function newFrame(): RigFrame {
  const rotations = new Float32Array(BONE_COUNT * 4);
  for (let n = 0; n < BONE_COUNT; n++) rotations[n * 4 + 3] = 1;
  return { rotations, hips: [0, 0, 0] };
}

/** How far beyond the palm the head of the microphone is, and where the palm is in the hand's frame; metres, plan. */
export const MICROPHONE = { reach: 0.165, palm: 0.062, depth: 0.024 } as const;

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

/** Places of vectors and turns in the rig's notebook. */
const V = {
  way: 0,
  other: 3,
  pole: 6,
  elbow: 9,
  goal: 12,
  palm: 15,
  ankle: 18,
  zero: 21,
  aim: 24,
  q0: 28,
  q1: 32,
  q2: 36,
  upper: 40,
  lower: 44,
  hand: 48,
  local: 52,
} as const;

interface Leg {
  thigh: number;
  shin: number;
  /** Heights of ankle and ball at rest, and how far the ball is before the ankle and the heel behind it. */
  ankle: number;
  ballHeight: number;
  ball: number;
  heel: number;
  x: number;
  z: number;
}

/** What fingers were set to, and where. */
interface SetFingers {
  frame: RigFrame | null;
  fist: number;
  point: number;
}

/** Turns poses into bone rotations of one body: legs are solved to the feet, hands to what they meet. */
export class Rig {
  /** 1 for the body that clips are written for. */
  readonly size: number;
  readonly measures: Measures;
  /** Of this very call. */
  #pose: Pose = newPose();
  /** Fingers rarely move: they are set anew when these change. */
  readonly #fingers: readonly SetFingers[] = [
    { frame: null, fist: 0, point: 0 },
    { frame: null, fist: 0, point: 0 },
  ];
  readonly #offsets: Row;
  readonly #global: Row;
  readonly #at: Row;
  readonly #v: Row;
  readonly #arm: { upper: number; lower: number };
  readonly #leg: Leg;
  readonly #hips: readonly [number, number, number];
  /** From the head's joint. */
  readonly #mouth: readonly [number, number, number];
  /** From the shoulders' middle up to the crown at rest, and from the hips to the shoulders' middle. */
  readonly #crown: number;
  /** From the upper chest's joint up to the shoulders. */
  readonly #rise: number;
  /** Degrees that arms hang out more, so that hands hang beside the hips and not in them. */
  readonly #clear: number;
  /** Turns that take x and y onto the rest's bone and its hinge. */
  readonly #rest: Row;

  constructor(body: RigBody) {
    const { joints } = body;
    this.size = joints.hips[1] / 0.93;
    this.measures = measuresOf(joints, body.mesh);
    this.#hips = joints.hips;
    this.#global = new Float64Array(BONE_COUNT * 4);
    this.#at = new Float64Array(BONE_COUNT * 3);
    this.#v = new Float64Array(64);
    this.#offsets = new Float64Array(BONE_COUNT * 3);
    BONES.forEach((name, n) => {
      const parent = BONES[PARENTS[n] ?? -1];
      for (let k = 0; k < 3; k++)
        this.#offsets[n * 3 + k] = parent ? (joints[name][k] ?? 0) - (joints[parent][k] ?? 0) : 0;
    });
    const apart = (a: readonly number[], b: readonly number[]) =>
      Math.hypot((a[0] ?? 0) - (b[0] ?? 0), (a[1] ?? 0) - (b[1] ?? 0), (a[2] ?? 0) - (b[2] ?? 0));
    this.#arm = {
      upper: apart(joints.leftUpperArm, joints.leftLowerArm),
      lower: apart(joints.leftLowerArm, joints.leftHand),
    };
    const foot = joints.leftFoot;
    this.#leg = {
      thigh: apart(joints.leftUpperLeg, joints.leftLowerLeg),
      shin: apart(joints.leftLowerLeg, foot),
      ankle: foot[1],
      ballHeight: joints.leftToes[1],
      ball: Math.hypot(joints.leftToes[2] - foot[2], joints.leftToes[0] - foot[0]),
      heel: 0.045 * this.size,
      x: foot[0],
      z: foot[2],
    };
    const mouth = body.mouth ?? [0, joints.head[1] + 0.06 * this.size, joints.head[2] + 0.1 * this.size];
    this.#mouth = [mouth[0] - joints.head[0], mouth[1] - joints.head[1], mouth[2] - joints.head[2]];
    this.#crown = (body.height ?? joints.head[1] + 0.2 * this.size) - joints.leftUpperArm[1];
    this.#rise = joints.leftUpperArm[1] - joints.upperChest[1];
    const length = this.#arm.upper + this.#arm.lower;
    const needed = Math.asin(
      clamp((this.measures.side + 0.035 * this.size - joints.leftUpperArm[0]) / length, -0.2, 0.6),
    );
    this.#clear = clamp((needed * 180) / Math.PI - 7, 0, 22);
    this.#rest = new Float64Array(16);
    this.#keepRest(0, [-1, 0, 0], [0, 0, 1]);
    this.#keepRest(4, [1, 0, 0], [0, 0, 1]);
    const thigh = joints.leftLowerLeg.map((value, n) => value - (joints.leftUpperLeg[n] ?? 0));
    const shin = foot.map((value, n) => value - (joints.leftLowerLeg[n] ?? 0));
    // Both legs hang alike: what is out to the side is left out.
    this.#keepRest(8, [0, thigh[1] ?? -1, thigh[2] ?? 0], [0, 0, 1]);
    this.#keepRest(12, [0, shin[1] ?? -1, shin[2] ?? 0], [0, 0, 1]);
  }

  #keepRest(o: number, first: readonly number[], second: readonly number[]): void {
    this.#v.set(first, V.way);
    this.#v.set(second, V.other);
    frameOf(this.#rest, o, this.#v, V.way, V.other);
  }

  solve(pose: Pose, stance: Readonly<Stance>, out: RigFrame): void {
    this.#pose = pose;
    const k = this.size;
    const seat = stance.seated;
    const v = this.#v;
    // A cushion gives way a little.
    const sitY = stance.seatHeight + this.measures.seat - 0.02;
    out.hips[0] = this.#hips[0] + this.#p(C.hipsX) * k * (1 - seat);
    out.hips[1] = lerp(this.#hips[1] + this.#p(C.hipsY) * k, sitY, seat);
    out.hips[2] = this.#hips[2] + this.#p(C.hipsZ) * k;
    turnBy(v, V.local, this.#p(C.hipsYaw), this.#p(C.hipsPitch), -this.#p(C.hipsRoll));
    this.#set(TRUNK.hips, out);
    if (seat < 0.999)
      out.hips[1] -=
        (1 - seat) * this.#sinking(LEFT, stance.left, out, this.#sinking(RIGHT, stance.right, out, 0));
    this.#at.set(out.hips, 0);
    turnBy(v, V.local, this.#p(C.spineYaw), this.#p(C.spinePitch), -this.#p(C.spineRoll));
    this.#set(TRUNK.spine, out);
    turnBy(v, V.local, this.#p(C.chestYaw) * 0.6, this.#p(C.chestPitch) * 0.6, -this.#p(C.chestRoll) * 0.6);
    this.#set(TRUNK.chest, out);
    turnBy(v, V.local, this.#p(C.chestYaw) * 0.4, this.#p(C.chestPitch) * 0.4, -this.#p(C.chestRoll) * 0.4);
    this.#set(TRUNK.upperChest, out);
    turnBy(
      v,
      V.local,
      this.#p(C.headYaw) * 0.4,
      this.#p(C.neckPitch) + this.#p(C.headPitch) * 0.35,
      -this.#p(C.headRoll) * 0.3,
    );
    this.#set(TRUNK.neck, out);
    turnBy(v, V.local, this.#p(C.headYaw) * 0.6, this.#p(C.headPitch) * 0.65, -this.#p(C.headRoll) * 0.7);
    this.#set(TRUNK.head, out);
    for (let n = 0; n < 2; n++) {
      const limb = n === 0 ? LEFT : RIGHT;
      turnBy(v, V.local, clamp(this.#p(C.eyesYaw), -16, 16), clamp(this.#p(C.eyesPitch), -10, 10), 0);
      this.#set(limb.bones.eye, out);
      this.#hang(limb, out);
      const reach = this.#p(limb.reach);
      if (reach > 0.001) this.#reach(limb, reach, out);
    }
    if (stance.singing > 0.001) this.#holdMicrophone(stance, out);
    this.#step(LEFT, stance, out);
    this.#step(RIGHT, stance, out);
  }

  #p(channel: number): number {
    return this.#pose[channel] as number;
  }

  /** Takes the local turn from the notebook. */
  #set(n: number, out: RigFrame): void {
    const v = this.#v;
    for (let k = 0; k < 4; k++) out.rotations[n * 4 + k] = v[V.local + k] as number;
    const parent = PARENTS[n] as number;
    if (parent < 0) {
      for (let k = 0; k < 4; k++) this.#global[k] = v[V.local + k] as number;
      return;
    }
    join(this.#global, n * 4, this.#global, parent * 4, v, V.local);
    this.#place(n);
  }

  #place(n: number): void {
    const parent = PARENTS[n] as number;
    const o = this.#offsets;
    go(
      this.#at,
      n * 3,
      this.#at,
      parent * 3,
      this.#global,
      parent * 4,
      o[n * 3] as number,
      o[n * 3 + 1] as number,
      o[n * 3 + 2] as number,
    );
  }

  /** Hips come down where a leg would not reach its foot. @returns metres, at least `least` */
  #sinking(limb: Limb, foot: Readonly<FootPlace> | null, out: RigFrame, least: number): number {
    if (!foot?.isDown) return least;
    const { bones } = limb;
    this.#at.set(out.hips, 0);
    this.#place(bones.upperLeg);
    this.#ankle(limb, foot);
    const v = this.#v;
    const u = bones.upperLeg * 3;
    const dx = (v[V.ankle] as number) - (this.#at[u] as number);
    const dz = (v[V.ankle + 2] as number) - (this.#at[u + 2] as number);
    const full = (this.#leg.thigh + this.#leg.shin) * 0.997;
    const tall = Math.sqrt(Math.max(0.01, full * full - dx * dx - dz * dz));
    return Math.max(
      least,
      Math.min(0.3 * this.size, (this.#at[u + 1] as number) - (v[V.ankle + 1] as number) - tall),
    );
  }

  /** Where the ankle is over a sole that rolls over its heel or its ball. */
  #ankle({ sign }: Limb, foot: Readonly<FootPlace> | null): void {
    const leg = this.#leg;
    const v = this.#v;
    if (!foot) {
      v[V.ankle] = leg.x * sign;
      v[V.ankle + 1] = leg.ankle;
      v[V.ankle + 2] = leg.z;
      return;
    }
    const a = (foot.pitch * Math.PI) / 180;
    const s = Math.sin(a);
    const c = Math.cos(a);
    const over = leg.ankle - (foot.pitch > 0 ? leg.ballHeight : 0);
    const back = foot.pitch > 0 ? -leg.ball : leg.heel;
    const along = over * s + back * c - back;
    v[V.ankle] = foot.x + Math.sin(foot.yaw) * along;
    v[V.ankle + 1] = foot.y + (leg.ankle - over) + over * c - back * s;
    v[V.ankle + 2] = foot.z + Math.cos(foot.yaw) * along;
  }

  #step(limb: Limb, stance: Readonly<Stance>, out: RigFrame): void {
    const foot = stance[limb.side];
    const v = this.#v;
    const { bones, sign } = limb;
    const yaw = foot?.yaw ?? 0;
    const pitch = foot?.pitch ?? 0;
    this.#ankle(limb, foot);
    // From a high stool feet hang.
    v[V.ankle + 1] = (v[V.ankle + 1] as number) + Math.max(0, stance.seatHeight - 0.5) * 0.92 * stance.seated;
    this.#place(bones.upperLeg);
    const hip = bones.upperLeg * 3;
    for (let n = 0; n < 3; n++) v[V.goal + n] = this.#at[hip + n] as number;
    // Knees go where feet and hips point, both.
    const hipsYaw = Math.atan2(
      2 *
        ((this.#global[3] as number) * (this.#global[1] as number) +
          (this.#global[0] as number) * (this.#global[2] as number)),
      1 - 2 * ((this.#global[0] as number) ** 2 + (this.#global[1] as number) ** 2),
    );
    const toes = yaw * 0.7 + hipsYaw * 0.3 + (sign * this.#p(limb.knee) * Math.PI) / 180;
    v[V.pole] = Math.sin(toes);
    v[V.pole + 1] = 0.25 * Math.max(0, (v[V.ankle + 1] as number) / this.#leg.ankle - 1) * 0.2;
    v[V.pole + 2] = Math.cos(toes);
    bend(v, V.elbow, V.goal, V.ankle, V.pole, this.#leg.thigh, this.#leg.shin);
    this.#along(V.way, V.goal, V.elbow);
    frameOf(v, V.q0, v, V.way, V.pole);
    this.#turnTo(V.upper, 8);
    within(v, V.local, this.#global, 0, v, V.upper);
    this.#set(bones.upperLeg, out);
    this.#along(V.way, V.elbow, V.ankle);
    frameOf(v, V.q0, v, V.way, V.pole);
    this.#turnTo(V.lower, 12);
    within(v, V.local, v, V.upper, v, V.lower);
    this.#set(bones.lowerLeg, out);
    turnBy(v, V.hand, (yaw * 180) / Math.PI, pitch, 0);
    within(v, V.local, v, V.lower, v, V.hand);
    this.#set(bones.foot, out);
    // Toes stay on the ground while the heel leaves it.
    turnAbout(v, V.local, 0, -clamp(pitch, 0, 46) * clamp(1.2 - ((foot?.y ?? 0) / this.size) * 14, 0, 1));
    this.#set(bones.toes, out);
  }

  #along(o: number, from: number, to: number): void {
    const v = this.#v;
    for (let n = 0; n < 3; n++) v[o + n] = (v[to + n] as number) - (v[from + n] as number);
  }

  /** The turn from a bone's rest to the frame in q0. */
  #turnTo(o: number, rest: number): void {
    const v = this.#v;
    const r = this.#rest;
    v[V.q1] = -(r[rest] as number);
    v[V.q1 + 1] = -(r[rest + 1] as number);
    v[V.q1 + 2] = -(r[rest + 2] as number);
    v[V.q1 + 3] = r[rest + 3] as number;
    join(v, o, v, V.q0, v, V.q1);
  }

  /** Written for the left; the right is its mirror. */
  #mirrored(sign: number): void {
    const v = this.#v;
    v[V.local + 1] = (v[V.local + 1] as number) * sign;
    v[V.local + 2] = (v[V.local + 2] as number) * sign;
  }

  #hang(limb: Limb, out: RigFrame): void {
    const v = this.#v;
    const { bones, sign } = limb;
    turnAbout(v, V.local, 2, this.#p(limb.shoulder));
    this.#mirrored(sign);
    this.#set(bones.shoulder, out);
    const hanging =
      clamp(1 - this.#p(limb.lift) / 60, 0, 1) * clamp(1 - Math.abs(this.#p(limb.swing)) / 90, 0, 1);
    const lift = this.#p(limb.lift) - this.#p(limb.shoulder) * 0.6 + this.#clear * hanging;
    turnAbout(v, V.q0, 0, -this.#p(limb.swing));
    turnAbout(v, V.q1, 2, lift - 90);
    join(v, V.q0, v, V.q0, v, V.q1);
    turnAbout(v, V.q1, 0, this.#p(limb.twist));
    join(v, V.local, v, V.q0, v, V.q1);
    this.#mirrored(sign);
    this.#set(bones.upperArm, out);
    turnAbout(v, V.q0, 1, -this.#p(limb.elbow));
    // The forearm takes half of the hand's turn.
    turnAbout(v, V.q1, 0, this.#p(limb.forearm) / 2);
    join(v, V.local, v, V.q0, v, V.q1);
    this.#mirrored(sign);
    this.#set(bones.lowerArm, out);
    turnBy(v, V.q2, this.#p(limb.across), 0, -this.#p(limb.bend));
    join(v, V.local, v, V.q1, v, V.q2);
    this.#mirrored(sign);
    this.#set(bones.hand, out);
    this.#close(limb, this.#p(limb.fist), this.#p(limb.point), out);
  }

  #close({ bones, sign }: Limb, fist: number, point: number, out: RigFrame): void {
    const v = this.#v;
    const set = this.#fingers[sign > 0 ? 0 : 1] as SetFingers;
    if (set.frame === out && Math.abs(set.fist - fist) + Math.abs(set.point - point) < 0.004) return;
    set.frame = out;
    set.fist = fist;
    set.point = point;
    for (let n = 0; n < bones.fingers.length; n++) {
      const [near, middle, far] = bones.fingers[n] as [number, number, number];
      if (n === 0) {
        turnAbout(v, V.local, 0, 0);
        this.#finger(near, 1, out);
        turnBy(v, V.local, 24 * fist, 0, -26 * fist);
        this.#finger(middle, sign, out);
        turnBy(v, V.local, 38 * fist, 0, -8 * fist);
        this.#finger(far, sign, out);
        continue;
      }
      // Fingers close a little one after another, the little one first.
      const curl = fist * (0.92 + 0.04 * n) * (n === 1 ? 1 - point : 1);
      turnAbout(v, V.local, 2, -78 * curl);
      this.#finger(near, sign, out);
      turnAbout(v, V.local, 2, -94 * curl);
      this.#finger(middle, sign, out);
      turnAbout(v, V.local, 2, -42 * curl);
      this.#finger(far, sign, out);
    }
  }

  #finger(n: number, sign: number, out: RigFrame): void {
    this.#mirrored(sign);
    for (let k = 0; k < 4; k++) out.rotations[n * 4 + k] = this.#v[V.local + k] as number;
  }

  /** The hand's turn, and where its palm is: in `hand` and `palm`. */
  #reach(limb: Limb, weight: number, out: RigFrame): void {
    const v = this.#v;
    const k = this.size;
    const { sign } = limb;
    const chest = TRUNK.upperChest * 4;
    const x = sign * this.#p(limb.goalX) * k;
    const y = this.#p(limb.goalY) * k;
    const z = this.#p(limb.goalZ) * k;
    if (this.#p(limb.goalHip) > 0.5)
      go(v, V.palm, this.#at, 0, this.#global, 0, x + sign * this.measures.side, y, z);
    else {
      // Belly and chest are in the way of what is close to them.
      const isOver = this.#p(limb.goalCrown) > 0.5;
      const near = isOver ? 0 : y < -0.3 * k ? this.measures.belly : this.measures.chest;
      this.#middle(V.goal);
      go(v, V.palm, v, V.goal, this.#global, chest, x, y + this.#p(limb.goalCrown) * this.#crown, near + z);
    }
    // Fingers ahead and palm down is the rest turned by a quarter.
    turnAbout(v, V.q0, 1, -90);
    turnAbout(v, V.q1, 2, -this.#p(limb.palm));
    join(v, V.q0, v, V.q1, v, V.q0);
    turnBy(v, V.q1, -this.#p(limb.inward), -this.#p(limb.aim), 0);
    join(v, V.local, v, V.q1, v, V.q0);
    this.#mirrored(sign);
    join(v, V.hand, this.#global, chest, v, V.local);
    // Down and out; raised, out and up.
    const a = (this.#p(limb.pole) * Math.PI) / 180;
    this.#zero();
    go(v, V.pole, v, V.zero, this.#global, chest, sign * (0.45 + 0.55 * Math.sin(a)), -Math.cos(a), -0.35);
    this.#bring(limb, weight, out);
  }

  /** Between the shoulders, by the chest and not by the arms: shrugging moves no goal. */
  #middle(o: number): void {
    const n = TRUNK.upperChest;
    go(this.#v, o, this.#at, n * 3, this.#global, n * 4, 0, this.#rise, 0);
  }

  #zero(): void {
    this.#v[V.zero] = 0;
    this.#v[V.zero + 1] = 0;
    this.#v[V.zero + 2] = 0;
  }

  /** Solves an arm so that the palm is at `palm` with the hand turned as `hand`, elbow to `pole`. */
  #bring(limb: Limb, weight: number, out: RigFrame): void {
    const v = this.#v;
    const k = this.size;
    const { bones, sign } = limb;
    const s = bones.upperArm * 3;
    for (let n = 0; n < 3; n++) v[V.goal + n] = this.#at[s + n] as number;
    // From the palm's surface back to the wrist.
    go(v, V.ankle, v, V.palm, v, V.hand, -MICROPHONE.palm * k * sign, MICROPHONE.depth * k, 0);
    const { upper, lower } = this.#arm;
    bend(v, V.elbow, V.goal, V.ankle, V.pole, upper, lower);
    this.#along(V.way, V.goal, V.elbow);
    this.#along(V.other, V.elbow, V.ankle);
    const rest = sign < 0 ? 0 : 4;
    frameOf(v, V.q0, v, V.way, V.other);
    this.#turnTo(V.upper, rest);
    const l = Math.max(1e-6, upper);
    for (let n = 0; n < 3; n++)
      v[V.way + n] = (v[V.other + n] as number) * 0.2 - ((v[V.way + n] as number) / l) * lower;
    frameOf(v, V.q0, v, V.other, V.way);
    this.#turnTo(V.lower, rest);
    // Half of the hand's twist goes into the forearm.
    within(v, V.q0, v, V.lower, v, V.hand);
    halfTwist(v, V.q1, v, V.q0);
    join(v, V.lower, v, V.lower, v, V.q1);
    within(v, V.local, this.#global, bones.shoulder * 4, v, V.upper);
    this.#blend(bones.upperArm, weight, out);
    within(v, V.local, v, V.upper, v, V.lower);
    this.#blend(bones.lowerArm, weight, out);
    within(v, V.local, v, V.lower, v, V.hand);
    this.#blend(bones.hand, weight, out);
  }

  #blend(n: number, weight: number, out: RigFrame): void {
    const v = this.#v;
    between(out.rotations, n * 4, out.rotations, n * 4, v, V.local, weight);
    for (let k = 0; k < 4; k++) v[V.local + k] = out.rotations[n * 4 + k] as number;
    this.#set(n, out);
  }

  #holdMicrophone(stance: Readonly<Stance>, out: RigFrame): void {
    const v = this.#v;
    const k = this.size;
    const up = stance.raised;
    const head = TRUNK.head * 4;
    const chest = TRUNK.upperChest * 4;
    const h = TRUNK.head * 3;
    const hand = RIGHT.bones.upperArm * 3;
    // The microphone's way: from the palm up and back to the mouth, or up in front of the chest.
    this.#zero();
    go(v, V.aim, v, V.zero, this.#global, head, 0.2, 0.66, -0.68);
    const ax = v[V.aim] as number;
    const ay = v[V.aim + 1] as number;
    const az = v[V.aim + 2] as number;
    go(v, V.aim, v, V.zero, this.#global, chest, 0.42, 0.86, 0.28);
    const bx = v[V.aim] as number;
    const by = v[V.aim + 1] as number;
    const bz = v[V.aim + 2] as number;
    const long = Math.sqrt(lerp(bx, ax, up) ** 2 + lerp(by, ay, up) ** 2 + lerp(bz, az, up) ** 2);
    v[V.aim] = lerp(bx, ax, up) / long;
    v[V.aim + 1] = lerp(by, ay, up) / long;
    v[V.aim + 2] = lerp(bz, az, up) / long;
    const m = this.#mouth;
    go(v, V.goal, this.#at, h, this.#global, head, m[0], m[1], m[2]);
    const reach = (MICROPHONE.reach + 0.012) * k;
    const hx = (v[V.goal] as number) - (v[V.aim] as number) * reach;
    const hy = (v[V.goal + 1] as number) - (v[V.aim + 1] as number) * reach;
    const hz = (v[V.goal + 2] as number) - (v[V.aim + 2] as number) * reach;
    this.#middle(V.palm);
    go(v, V.palm, v, V.palm, this.#global, chest, -0.07 * k, -0.27 * k, this.measures.chest + 0.1 * k);
    v[V.palm] = lerp(v[V.palm] as number, hx, up);
    v[V.palm + 1] = lerp(v[V.palm + 1] as number, hy, up);
    v[V.palm + 2] = lerp(v[V.palm + 2] as number, hz, up);
    // The hand lies along the forearm as far as it can: it comes from the elbow, outside and below.
    v[V.way] = (v[V.palm] as number) - (this.#at[hand] as number) + 0.1 * k;
    v[V.way + 1] = (v[V.palm + 1] as number) - (this.#at[hand + 1] as number) + 0.2 * k;
    v[V.way + 2] = (v[V.palm + 2] as number) - (this.#at[hand + 2] as number) - 0.08 * k;
    frameOf(v, V.q0, v, V.aim, V.way);
    // The thumb's side of the rest hand points along the microphone.
    v[V.way] = 0;
    v[V.way + 1] = 0;
    v[V.way + 2] = 1;
    v[V.other] = -1;
    v[V.other + 1] = 0;
    v[V.other + 2] = 0;
    frameOf(v, V.q2, v, V.way, V.other);
    for (let n = 0; n < 3; n++) v[V.q2 + n] = -(v[V.q2 + n] as number);
    join(v, V.hand, v, V.q0, v, V.q2);
    go(v, V.pole, v, V.zero, this.#global, chest, -0.75, -0.6 - 0.3 * (1 - up), -0.15);
    this.#bring(RIGHT, stance.singing, out);
  }
}
