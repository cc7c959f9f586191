import { clamp, lerp, type Vec3 } from "../mesh/vector";
import type { BoneName } from "../skeleton/bones";
import { bend, frameOf, go, halfTwist, join, type Row, turnAbout, turnBy, within } from "./flat";
import { type Limb, RIGHT, TRUNK } from "./limbs";
import type { Measures } from "./measures";
import { apart, type Posing, type RigFrame, restOf, V } from "./posing";
import type { Followed, Stance } from "./stance";

/** How far beyond the palm the head of the microphone is, and where the palm is in the hand's frame; metres, plan. */
export const MICROPHONE = { reach: 0.165, palm: 0.062, depth: 0.024 } as const;

/** Where the middle of a closed hand is, from the wrist: along the fingers, and under them. Metres. */
export interface Grip {
  readonly along: number;
  readonly depth: number;
}

/** Of the way to the knuckles: measured on 30 random bodies, 1.5 to 2.5 cm from all joints of a closed finger. */
const GRIPS = { along: 0.84, depth: 0.17 } as const;

/** What fingers were set to, and where. */
interface SetFingers {
  frame: RigFrame | null;
  fist: number;
  point: number;
}

/** Yaw and roll of each joint of a closed finger, from the palm outwards, degrees. */
const THUMB = [Float64Array.of(0, 0), Float64Array.of(24, -26), Float64Array.of(38, -8)] as const;
const FINGER = [Float64Array.of(0, -78), Float64Array.of(0, -94), Float64Array.of(0, -42)] as const;

/** How far arms point, radians: to the other side, to their own, up and down. */
const ACROSS = 0.9;
const OUTWARDS = 1.9;
const STEEP = 1.1;

const FRONT: Vec3 = [0, 0, 1];
/** Along the arm at rest, and where elbows bend to. */
const REST = { left: restOf([1, 0, 0], FRONT), right: restOf([-1, 0, 0], FRONT) } as const;
/** The thumb's side of a right hand at rest points along what it holds, its fingers come from the right. */
const GRIP: Row = restOf(FRONT, [-1, 0, 0]);

/** The microphone's way: in the head's frame back to the mouth, in the chest's up and to the side. */
const TO_MOUTH: Row = Float64Array.of(0.2, 0.66, -0.68);
const BEFORE_CHEST: Row = Float64Array.of(0.42, 0.86, 0.28);

/** Arms that hang and swing, and hands that go where they meet something. */
export class Arms {
  readonly #b: Posing;
  readonly #measures: Measures;
  /** Of upper arm and forearm, and both together. */
  readonly #lengths: Row;
  readonly #long: number;
  readonly grip: Grip;
  readonly #palm: Grip;
  /** From the head's joint. */
  readonly #mouth: Row;
  /** From the shoulders' middle up to the crown, at rest. */
  readonly #crown: number;
  /** From the upper chest's joint up to the shoulders. */
  readonly #rise: number;
  /** Degrees that arms hang out more, so that hands hang beside the hips and not in them. */
  readonly #clear: number;
  /** Fingers rarely move: they are set anew when these change. */
  readonly #fingers: readonly SetFingers[] = [
    { frame: null, fist: 0, point: 0 },
    { frame: null, fist: 0, point: 0 },
  ];

  constructor(b: Posing, joints: Record<BoneName, Vec3>, measures: Measures, mouth: Vec3, height: number) {
    this.#b = b;
    this.#measures = measures;
    const upper = apart(joints.leftUpperArm, joints.leftLowerArm);
    const lower = apart(joints.leftLowerArm, joints.leftHand);
    this.#lengths = Float64Array.of(upper, lower);
    this.#long = upper + lower;
    const knuckles = apart(joints.leftHand, joints.leftMiddleProximal);
    this.grip = { along: GRIPS.along * knuckles, depth: GRIPS.depth * knuckles };
    const k = this.#b.size;
    this.#palm = { along: MICROPHONE.palm * k, depth: MICROPHONE.depth * k };
    const { head } = joints;
    this.#mouth = Float64Array.of(mouth[0] - head[0], mouth[1] - head[1], mouth[2] - head[2]);
    this.#crown = height - joints.leftUpperArm[1];
    this.#rise = joints.leftUpperArm[1] - joints.upperChest[1];
    const out = (measures.side + 0.035 * b.size - joints.leftUpperArm[0]) / this.#long;
    this.#clear = clamp((Math.asin(clamp(out, -0.2, 0.6)) * 180) / Math.PI - 7, 0, 22);
  }

  hang(limb: Limb): void {
    const { v } = this.#b;
    const { bones, sign } = limb;
    v[V.local] = this.#b.channel(limb.shoulder);
    turnAbout(v, V.local, 2);
    this.#b.mirrored(sign);
    this.#b.set(bones.shoulder);
    const hanging =
      clamp(1 - this.#b.channel(limb.lift) / 60, 0, 1) *
      clamp(1 - Math.abs(this.#b.channel(limb.swing)) / 90, 0, 1);
    const lift = this.#b.channel(limb.lift) - this.#b.channel(limb.shoulder) * 0.6 + this.#clear * hanging;
    v[V.q0] = -this.#b.channel(limb.swing);
    turnAbout(v, V.q0, 0);
    v[V.q1] = lift - 90;
    turnAbout(v, V.q1, 2);
    join(v, V.q0, v, V.q0, v, V.q1);
    v[V.q1] = this.#b.channel(limb.twist);
    turnAbout(v, V.q1, 0);
    join(v, V.local, v, V.q0, v, V.q1);
    this.#b.mirrored(sign);
    this.#b.set(bones.upperArm);
    v[V.q0] = -this.#b.channel(limb.elbow);
    turnAbout(v, V.q0, 1);
    // The forearm takes half of the hand's turn.
    v[V.q1] = this.#b.channel(limb.forearm) / 2;
    turnAbout(v, V.q1, 0);
    join(v, V.local, v, V.q0, v, V.q1);
    this.#b.mirrored(sign);
    this.#b.set(bones.lowerArm);
    v[V.q2] = this.#b.channel(limb.across);
    v[V.q2 + 1] = 0;
    v[V.q2 + 2] = -this.#b.channel(limb.bend);
    turnBy(v, V.q2);
    join(v, V.local, v, V.q1, v, V.q2);
    this.#b.mirrored(sign);
    this.#b.set(bones.hand);
    this.#close(limb);
  }

  #close(limb: Limb): void {
    const { v } = this.#b;
    const { bones, sign } = limb;
    const fist = this.#b.channel(limb.fist);
    const point = this.#b.channel(limb.point);
    const set = this.#fingers[sign > 0 ? 0 : 1] as SetFingers;
    if (set.frame === this.#b.frame && Math.abs(set.fist - fist) + Math.abs(set.point - point) < 0.004)
      return;
    set.frame = this.#b.frame;
    set.fist = fist;
    set.point = point;
    for (let n = 0; n < bones.fingers.length; n++) {
      const joints = bones.fingers[n] as readonly number[];
      for (let k = 0; k < joints.length; k++) {
        // Fingers close a little one after another, the little one first.
        const curl = n === 0 ? fist : fist * (0.92 + 0.04 * n) * (n === 1 ? 1 - point : 1);
        const by = (n === 0 ? THUMB : FINGER)[k] as Row;
        v[V.local] = (by[0] as number) * curl;
        v[V.local + 1] = 0;
        v[V.local + 2] = (by[1] as number) * curl;
        turnBy(v, V.local);
        this.#finger(joints[k] as number, sign);
      }
    }
  }

  #finger(n: number, sign: number): void {
    this.#b.mirrored(sign);
    for (let k = 0; k < 4; k++) this.#b.frame.rotations[n * 4 + k] = this.#b.v[V.local + k] as number;
  }

  /** The hand's turn, and where its palm is: in `hand` and `palm`. */
  reach(limb: Limb): void {
    const { v } = this.#b;
    const k = this.#b.size;
    const { sign } = limb;
    const chest = TRUNK.upperChest * 4;
    const x = sign * this.#b.channel(limb.goalX) * k;
    const y = this.#b.channel(limb.goalY) * k;
    const z = this.#b.channel(limb.goalZ) * k;
    v[V.palm] = x;
    v[V.palm + 1] = y;
    v[V.palm + 2] = z;
    if (this.#b.channel(limb.goalHip) > 0.5) {
      v[V.palm] = x + sign * this.#measures.side;
      go(v, V.palm, this.#b.at, 0, this.#b.global, 0);
    } else {
      // Belly and chest are in the way of what is close to them.
      const isOver = this.#b.channel(limb.goalCrown) > 0.5;
      const near = isOver ? 0 : y < -0.3 * k ? this.#measures.belly : this.#measures.chest;
      v[V.palm + 1] = y + this.#b.channel(limb.goalCrown) * this.#crown;
      v[V.palm + 2] = near + z;
      this.#middle(V.goal);
      go(v, V.palm, v, V.goal, this.#b.global, chest);
    }
    // Fingers ahead and palm down is the rest turned by a quarter.
    v[V.q0] = -90;
    turnAbout(v, V.q0, 1);
    v[V.q1] = -this.#b.channel(limb.palm);
    turnAbout(v, V.q1, 2);
    join(v, V.q0, v, V.q1, v, V.q0);
    v[V.q1] = -this.#b.channel(limb.inward);
    v[V.q1 + 1] = -this.#b.channel(limb.aim);
    v[V.q1 + 2] = 0;
    turnBy(v, V.q1);
    join(v, V.local, v, V.q1, v, V.q0);
    this.#b.mirrored(sign);
    join(v, V.hand, this.#b.global, chest, v, V.local);
    // Down and out; raised, out and up.
    const a = (this.#b.channel(limb.pole) * Math.PI) / 180;
    v[V.pole] = sign * (0.45 + 0.55 * Math.sin(a));
    v[V.pole + 1] = -Math.cos(a);
    v[V.pole + 2] = -0.35;
    go(v, V.pole, v, V.zero, this.#b.global, chest);
    v[V.weight] = this.#b.channel(limb.reach);
    this.#bring(limb, this.#palm);
  }

  /** Straight at what is meant: from the shoulder over the finger. */
  point(limb: Limb, { pointing, aim }: Readonly<Stance>): void {
    const { v } = this.#b;
    const k = this.#b.size;
    const { sign } = limb;
    const s = limb.bones.upperArm * 3;
    const x = aim.x - (this.#b.at[s] as number);
    const y = aim.y - (this.#b.at[s + 1] as number);
    const z = aim.z - (this.#b.at[s + 2] as number);
    // Across the body an arm reaches less far than to its own side.
    const yaw = clamp(Math.atan2(x, z) * sign, -ACROSS, OUTWARDS) * sign;
    const pitch = clamp(Math.atan2(y, Math.sqrt(x * x + z * z)), -STEEP, STEEP);
    v[V.aim] = Math.sin(yaw) * Math.cos(pitch);
    v[V.aim + 1] = Math.sin(pitch);
    v[V.aim + 2] = Math.cos(yaw) * Math.cos(pitch);
    const reach = this.#long * 0.985 + MICROPHONE.palm * k;
    for (let n = 0; n < 3; n++)
      v[V.palm + n] = (this.#b.at[s + n] as number) + (v[V.aim + n] as number) * reach;
    // The thumb is up and inside.
    v[V.way] = -0.8 * sign * Math.cos(yaw);
    v[V.way + 1] = 0.6;
    v[V.way + 2] = 0.8 * sign * Math.sin(yaw);
    frameOf(v, V.q0, v, V.aim, V.way);
    this.#b.turnTo(V.hand, REST[limb.side]);
    v[V.pole] = 0.5 * sign;
    v[V.pole + 1] = -0.85;
    v[V.pole + 2] = -0.2;
    go(v, V.pole, v, V.zero, this.#b.global, TRUNK.upperChest * 4);
    v[V.weight] = pointing;
    this.#bring(limb, this.#palm);
  }

  holdMicrophone(stance: Readonly<Stance>): void {
    const { v } = this.#b;
    const k = this.#b.size;
    const up = stance.raised;
    const head = TRUNK.head * 4;
    const chest = TRUNK.upperChest * 4;
    const h = TRUNK.head * 3;
    const hand = RIGHT.bones.upperArm * 3;
    // The microphone's way: from the palm up and back to the mouth, or up in front of the chest.
    v.set(TO_MOUTH, V.aim);
    go(v, V.aim, v, V.zero, this.#b.global, head);
    const ax = v[V.aim] as number;
    const ay = v[V.aim + 1] as number;
    const az = v[V.aim + 2] as number;
    v.set(BEFORE_CHEST, V.aim);
    go(v, V.aim, v, V.zero, this.#b.global, chest);
    const bx = v[V.aim] as number;
    const by = v[V.aim + 1] as number;
    const bz = v[V.aim + 2] as number;
    const long = Math.sqrt(lerp(bx, ax, up) ** 2 + lerp(by, ay, up) ** 2 + lerp(bz, az, up) ** 2);
    v[V.aim] = lerp(bx, ax, up) / long;
    v[V.aim + 1] = lerp(by, ay, up) / long;
    v[V.aim + 2] = lerp(bz, az, up) / long;
    v.set(this.#mouth, V.goal);
    go(v, V.goal, this.#b.at, h, this.#b.global, head);
    const reach = (MICROPHONE.reach + 0.012) * k;
    const hx = (v[V.goal] as number) - (v[V.aim] as number) * reach;
    const hy = (v[V.goal + 1] as number) - (v[V.aim + 1] as number) * reach;
    const hz = (v[V.goal + 2] as number) - (v[V.aim + 2] as number) * reach;
    this.#middle(V.goal);
    v[V.palm] = -0.07 * k;
    v[V.palm + 1] = -0.27 * k;
    v[V.palm + 2] = this.#measures.chest + 0.1 * k;
    go(v, V.palm, v, V.goal, this.#b.global, chest);
    v[V.palm] = lerp(v[V.palm] as number, hx, up);
    v[V.palm + 1] = lerp(v[V.palm + 1] as number, hy, up);
    v[V.palm + 2] = lerp(v[V.palm + 2] as number, hz, up);
    // The hand lies along the forearm as far as it can: it comes from the elbow, outside and below.
    v[V.way] = (v[V.palm] as number) - (this.#b.at[hand] as number) + 0.1 * k;
    v[V.way + 1] = (v[V.palm + 1] as number) - (this.#b.at[hand + 1] as number) + 0.2 * k;
    v[V.way + 2] = (v[V.palm + 2] as number) - (this.#b.at[hand + 2] as number) - 0.08 * k;
    frameOf(v, V.q0, v, V.aim, V.way);
    this.#b.turnTo(V.hand, GRIP);
    v[V.pole] = -0.75;
    v[V.pole + 1] = -0.6 - 0.3 * (1 - up);
    v[V.pole + 2] = -0.15;
    go(v, V.pole, v, V.zero, this.#b.global, chest);
    v[V.weight] = stance.singing;
    this.#bring(RIGHT, this.grip);
  }

  /** Between the shoulders, by the chest and not by the arms: shrugging moves no goal. */
  #middle(o: number): void {
    const n = TRUNK.upperChest;
    const { v } = this.#b;
    v[o] = 0;
    v[o + 1] = this.#rise;
    v[o + 2] = 0;
    go(v, o, this.#b.at, n * 3, this.#b.global, n * 4);
  }

  /** The wrist goes where a camera sees it; the hand goes along with the forearm. */
  follow(limb: Limb, { weight, x, y, z }: Readonly<Followed>): void {
    const { v } = this.#b;
    const { bones, sign } = limb;
    const s = bones.upperArm * 3;
    const long = this.#long;
    v[V.ankle] = (this.#b.at[s] as number) + x * long;
    v[V.ankle + 1] = (this.#b.at[s + 1] as number) + y * long;
    v[V.ankle + 2] = (this.#b.at[s + 2] as number) + z * long;
    // Elbows are down and out, of raised hands rather out.
    const raised = clamp(y + 0.3, 0, 1);
    v[V.pole] = sign * (0.45 + 0.6 * raised);
    v[V.pole + 1] = -1 + 0.7 * raised;
    v[V.pole + 2] = -0.35;
    this.#solve(limb);
    v[V.weight] = weight;
    this.#lay(limb);
    for (let n = 0; n < 4; n++) v[V.local + n] = this.#b.frame.rotations[bones.hand * 4 + n] as number;
    this.#b.set(bones.hand);
  }

  /**
   * Solves an arm so that a place of the hand is at `palm`, with the hand turned as `hand`, elbow to `pole`: all by the
   * notebook, as is how much of it counts.
   */
  #bring(limb: Limb, { along, depth }: Grip): void {
    const { v } = this.#b;
    const { bones, sign } = limb;
    // From there back to the wrist.
    v[V.ankle] = -along * sign;
    v[V.ankle + 1] = depth;
    v[V.ankle + 2] = 0;
    go(v, V.ankle, v, V.palm, v, V.hand);
    this.#solve(limb);
    // Half of the hand's twist goes into the forearm.
    within(v, V.q0, v, V.lower, v, V.hand);
    halfTwist(v, V.q1, v, V.q0);
    join(v, V.lower, v, V.lower, v, V.q1);
    this.#lay(limb);
    within(v, V.local, v, V.lower, v, V.hand);
    this.#b.blend(bones.hand);
  }

  /** The turns of both parts of an arm whose wrist is at `ankle`. */
  #solve({ side, bones }: Limb): void {
    const { v } = this.#b;
    const s = bones.upperArm * 3;
    for (let n = 0; n < 3; n++) v[V.goal + n] = this.#b.at[s + n] as number;
    const lengths = this.#lengths;
    bend(v, V.elbow, V.goal, V.ankle, V.pole, lengths);
    this.#b.along(V.way, V.goal, V.elbow);
    this.#b.along(V.other, V.elbow, V.ankle);
    const rest = REST[side];
    frameOf(v, V.q0, v, V.way, V.other);
    this.#b.turnTo(V.upper, rest);
    const share = (lengths[1] as number) / Math.max(1e-6, lengths[0] as number);
    for (let n = 0; n < 3; n++)
      v[V.way + n] = (v[V.other + n] as number) * 0.2 - (v[V.way + n] as number) * share;
    frameOf(v, V.q0, v, V.other, V.way);
    this.#b.turnTo(V.lower, rest);
  }

  #lay({ bones }: Limb): void {
    const { v } = this.#b;
    within(v, V.local, this.#b.global, bones.shoulder * 4, v, V.upper);
    this.#b.blend(bones.upperArm);
    within(v, V.local, v, V.upper, v, V.lower);
    this.#b.blend(bones.lowerArm);
  }
}
