import { type Row, turnBy } from "./flat";
import type { Limb } from "./limbs";
import { type Posing, type RigFrame, V } from "./posing";

/** What fingers were set to, and where. */
interface SetFingers {
  frame: RigFrame | null;
  fist: number;
  point: number;
}

/** Yaw and roll of each joint of a closed finger, from the palm outwards, degrees. */
const THUMB = [Float64Array.of(0, 0), Float64Array.of(24, -26), Float64Array.of(38, -8)] as const;
const FINGER = [Float64Array.of(0, -78), Float64Array.of(0, -94), Float64Array.of(0, -42)] as const;

/** Hands that close and point. */
export class Fingers {
  readonly #b: Posing;
  /** Fingers rarely move: they are set anew when these change. */
  readonly #set: readonly SetFingers[] = [
    { frame: null, fist: 0, point: 0 },
    { frame: null, fist: 0, point: 0 },
  ];

  constructor(b: Posing) {
    this.#b = b;
  }

  close(limb: Limb): void {
    const { v } = this.#b;
    const { bones, sign } = limb;
    const fist = this.#b.channel(limb.fist);
    const point = this.#b.channel(limb.point);
    const set = this.#set[sign > 0 ? 0 : 1] as SetFingers;
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
}
