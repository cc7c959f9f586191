import { clamp, type Vec3 } from "../mesh/vector";
import type { BoneName } from "../skeleton/bones";
import { type ArmSolver, type Grip, REST } from "./arm-solver";
import { Fingers } from "./fingers";
import { frameOf, go, join, turnAbout, turnBy } from "./flat";
import { type Limb, TRUNK } from "./limbs";
import type { Measures } from "./measures";
import { MICROPHONE } from "./microphone-hold";
import { type Posing, V } from "./posing";
import type { Followed, Stance } from "./stance";

/** How far arms point, radians: to the other side, to their own, up and down. */
const ACROSS = 0.9;
const OUTWARDS = 1.9;
const STEEP = 1.1;

/** Arms that hang and swing, and hands that go where they meet something. */
export class Arms {
  readonly #b: Posing;
  readonly #arm: ArmSolver;
  readonly #measures: Measures;
  readonly #palm: Grip;
  readonly #fingers: Fingers;
  /** From the shoulders' middle up to the crown, at rest. */
  readonly #crown: number;
  /** Degrees that arms hang out more, so that hands hang beside the hips and not in them. */
  readonly #clear: number;

  constructor(b: Posing, arm: ArmSolver, joints: Record<BoneName, Vec3>, measures: Measures, height: number) {
    this.#b = b;
    this.#arm = arm;
    this.#measures = measures;
    this.#fingers = new Fingers(b);
    const k = b.size;
    this.#palm = { along: MICROPHONE.palm * k, depth: MICROPHONE.depth * k };
    this.#crown = height - joints.leftUpperArm[1];
    const out = (measures.side + 0.035 * b.size - joints.leftUpperArm[0]) / arm.long;
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
    this.#fingers.close(limb);
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
      this.#arm.middle(V.goal);
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
    this.#arm.bring(limb, this.#palm);
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
    const reach = this.#arm.long * 0.985 + MICROPHONE.palm * k;
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
    this.#arm.bring(limb, this.#palm);
  }

  /** The wrist goes where a camera sees it; the hand goes along with the forearm. */
  follow(limb: Limb, { weight, x, y, z }: Readonly<Followed>): void {
    const { v } = this.#b;
    const { bones, sign } = limb;
    const s = bones.upperArm * 3;
    const long = this.#arm.long;
    v[V.ankle] = (this.#b.at[s] as number) + x * long;
    v[V.ankle + 1] = (this.#b.at[s + 1] as number) + y * long;
    v[V.ankle + 2] = (this.#b.at[s + 2] as number) + z * long;
    // Elbows are down and out, of raised hands rather out.
    const raised = clamp(y + 0.3, 0, 1);
    v[V.pole] = sign * (0.45 + 0.6 * raised);
    v[V.pole + 1] = -1 + 0.7 * raised;
    v[V.pole + 2] = -0.35;
    this.#arm.solve(limb);
    v[V.weight] = weight;
    this.#arm.lay(limb);
    for (let n = 0; n < 4; n++) v[V.local + n] = this.#b.frame.rotations[bones.hand * 4 + n] as number;
    this.#b.set(bones.hand);
  }
}
