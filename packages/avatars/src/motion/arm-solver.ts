import type { Vec3 } from "../mesh/vector";
import type { BoneName } from "../skeleton/bones";
import { bend, frameOf, go, halfTwist, join, type Row, within } from "./flat";
import { type Limb, TRUNK } from "./limbs";
import { apart, type Posing, restOf, V } from "./posing";

/** Where the middle of a closed hand is, from the wrist: along the fingers, and under them. Metres. */
export interface Grip {
  readonly along: number;
  readonly depth: number;
}

export const FRONT: Vec3 = [0, 0, 1];
/** Along the arm at rest, and where elbows bend to. */
export const REST = { left: restOf([1, 0, 0], FRONT), right: restOf([-1, 0, 0], FRONT) } as const;
/** Two bones and a hand that go where a place of the hand is wanted. */
export class ArmSolver {
  readonly #b: Posing;
  /** Of upper arm and forearm, and both together. */
  readonly #lengths: Row;
  readonly long: number;
  /** From the upper chest's joint up to the shoulders. */
  readonly #rise: number;

  constructor(b: Posing, joints: Record<BoneName, Vec3>) {
    this.#b = b;
    const upper = apart(joints.leftUpperArm, joints.leftLowerArm);
    const lower = apart(joints.leftLowerArm, joints.leftHand);
    this.#lengths = Float64Array.of(upper, lower);
    this.long = upper + lower;
    this.#rise = joints.leftUpperArm[1] - joints.upperChest[1];
  }

  /** Between the shoulders, by the chest and not by the arms: shrugging moves no goal. */
  middle(o: number): void {
    const n = TRUNK.upperChest;
    const { v } = this.#b;
    v[o] = 0;
    v[o + 1] = this.#rise;
    v[o + 2] = 0;
    go(v, o, this.#b.at, n * 3, this.#b.global, n * 4);
  }

  /**
   * Solves an arm so that a place of the hand is at `palm`, with the hand turned as `hand`, elbow to `pole`: all by the
   * notebook, as is how much of it counts.
   */
  bring(limb: Limb, { along, depth }: Grip): void {
    const { v } = this.#b;
    const { bones, sign } = limb;
    // From there back to the wrist.
    v[V.ankle] = -along * sign;
    v[V.ankle + 1] = depth;
    v[V.ankle + 2] = 0;
    go(v, V.ankle, v, V.palm, v, V.hand);
    this.solve(limb);
    // Half of the hand's twist goes into the forearm.
    within(v, V.q0, v, V.lower, v, V.hand);
    halfTwist(v, V.q1, v, V.q0);
    join(v, V.lower, v, V.lower, v, V.q1);
    this.lay(limb);
    within(v, V.local, v, V.lower, v, V.hand);
    this.#b.blend(bones.hand);
  }

  /** The turns of both parts of an arm whose wrist is at `ankle`. */
  solve({ side, bones }: Limb): void {
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

  /** Both parts as they were solved, as far as `weight` says. */
  lay({ bones }: Limb): void {
    const { v } = this.#b;
    within(v, V.local, this.#b.global, bones.shoulder * 4, v, V.upper);
    this.#b.blend(bones.upperArm);
    within(v, V.local, v, V.upper, v, V.lower);
    this.#b.blend(bones.lowerArm);
  }
}
