import { lerp, type Vec3 } from "../mesh/vector";
import type { BoneName } from "../skeleton/bones";
import { type ArmSolver, FRONT, type Grip } from "./arm-solver";
import { frameOf, go, type Row } from "./flat";
import { RIGHT, TRUNK } from "./limbs";
import type { Measures } from "./measures";
import { apart, type Posing, restOf, V } from "./posing";
import type { Stance } from "./stance";

/** How far beyond the palm the head of the microphone is, and where the palm is in the hand's frame; metres, plan. */
export const MICROPHONE = { reach: 0.165, palm: 0.062, depth: 0.024 } as const;

/** Of the way to the knuckles: measured on 30 random bodies, 1.5 to 2.5 cm from all joints of a closed finger. */
const GRIPS = { along: 0.84, depth: 0.17 } as const;

/** The thumb's side of a right hand at rest points along what it holds, its fingers come from the right. */
const GRIP: Row = restOf(FRONT, [-1, 0, 0]);

/** The microphone's way: in the head's frame back to the mouth, in the chest's up and to the side. */
const TO_MOUTH: Row = Float64Array.of(0.2, 0.66, -0.68);
const BEFORE_CHEST: Row = Float64Array.of(0.42, 0.86, 0.28);

/** The right hand around a microphone, at the mouth or before the chest. */
export class MicrophoneHold {
  readonly #b: Posing;
  readonly #arm: ArmSolver;
  readonly #measures: Measures;
  readonly grip: Grip;
  /** From the head's joint. */
  readonly #mouth: Row;

  constructor(b: Posing, arm: ArmSolver, joints: Record<BoneName, Vec3>, measures: Measures, mouth: Vec3) {
    this.#b = b;
    this.#arm = arm;
    this.#measures = measures;
    const knuckles = apart(joints.leftHand, joints.leftMiddleProximal);
    this.grip = { along: GRIPS.along * knuckles, depth: GRIPS.depth * knuckles };
    const { head } = joints;
    this.#mouth = Float64Array.of(mouth[0] - head[0], mouth[1] - head[1], mouth[2] - head[2]);
  }

  hold(stance: Readonly<Stance>): void {
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
    this.#arm.middle(V.goal);
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
    this.#arm.bring(RIGHT, this.grip);
  }
}
