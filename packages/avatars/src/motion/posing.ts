import type { Vec3 } from "../mesh/vector";
import { BONE_COUNT, BONES, type BoneName, PARENTS } from "../skeleton/bones";
import { newPose, type Pose } from "./channels";
import { approach, frameOf, go, join, type Row } from "./flat";

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

/** Places of vectors and turns in the notebook. */
export const V = {
  way: 0,
  other: 3,
  pole: 6,
  elbow: 9,
  goal: 12,
  palm: 15,
  ankle: 18,
  /** Stays zero. */
  zero: 21,
  aim: 24,
  q0: 28,
  q1: 32,
  q2: 36,
  upper: 40,
  lower: 44,
  hand: 48,
  local: 52,
  /** One number: how much of a blend counts. */
  weight: 56,
  /** One number: how far the hips come down for feet to be reached, metres. */
  sunk: 57,
} as const;

/** A skeleton while it is posed, bone by bone from the hips outwards; what is worked out on the way is in a notebook. */
export class Posing {
  /** 1 for the body that clips are written for. */
  readonly size: number;
  /** Turns and places of all bones so far, in the body's frame. */
  readonly global: Row = new Float64Array(BONE_COUNT * 4);
  readonly at: Row = new Float64Array(BONE_COUNT * 3);
  readonly v: Row = new Float64Array(64);
  /** Of this very call. */
  pose: Pose = newPose();
  frame: RigFrame = newFrame();
  readonly #offsets: Row = new Float64Array(BONE_COUNT * 3);

  constructor(joints: Record<BoneName, Vec3>) {
    this.size = joints.hips[1] / 0.93;
    BONES.forEach((name, n) => {
      const parent = BONES[PARENTS[n] ?? -1];
      for (let k = 0; k < 3; k++)
        this.#offsets[n * 3 + k] = parent ? (joints[name][k] ?? 0) - (joints[parent][k] ?? 0) : 0;
    });
  }

  channel(channel: number): number {
    return this.pose[channel] as number;
  }

  /** Takes the local turn from the notebook. */
  set(n: number): void {
    const { v, global } = this;
    const { rotations } = this.frame;
    for (let k = 0; k < 4; k++) rotations[n * 4 + k] = v[V.local + k] as number;
    const parent = PARENTS[n] as number;
    if (parent < 0) {
      for (let k = 0; k < 4; k++) global[k] = v[V.local + k] as number;
      return;
    }
    join(global, n * 4, global, parent * 4, v, V.local);
    this.place(n);
  }

  /** Takes the local turn from the notebook, as far as it counts: by the weight in the notebook. */
  blend(n: number): void {
    const { v } = this;
    const { rotations } = this.frame;
    approach(rotations, n * 4, v, V.local, V.weight);
    for (let k = 0; k < 4; k++) v[V.local + k] = rotations[n * 4 + k] as number;
    this.set(n);
  }

  /** The hips are where the frame has them. */
  atHips(): void {
    const { hips } = this.frame;
    for (let k = 0; k < 3; k++) this.at[k] = hips[k] as number;
  }

  place(n: number): void {
    const parent = PARENTS[n] as number;
    const o = this.#offsets;
    const { at, global } = this;
    const k = n * 3;
    at[k] = o[k] as number;
    at[k + 1] = o[k + 1] as number;
    at[k + 2] = o[k + 2] as number;
    go(at, k, at, parent * 3, global, parent * 4);
  }

  along(o: number, from: number, to: number): void {
    const { v } = this;
    for (let n = 0; n < 3; n++) v[o + n] = (v[to + n] as number) - (v[from + n] as number);
  }

  /** The turn that takes the bone's rest, a turn of its own, to the frame in q0. */
  turnTo(o: number, rest: Row): void {
    const { v } = this;
    v[V.q1] = -(rest[0] as number);
    v[V.q1 + 1] = -(rest[1] as number);
    v[V.q1 + 2] = -(rest[2] as number);
    v[V.q1 + 3] = rest[3] as number;
    join(v, o, v, V.q0, v, V.q1);
  }

  /** Clips are written for the left; the right is its mirror. */
  mirrored(sign: number): void {
    const { v } = this;
    v[V.local + 1] = (v[V.local + 1] as number) * sign;
    v[V.local + 2] = (v[V.local + 2] as number) * sign;
  }
}

/** The turn of a bone at rest, which lies along `first` and bends towards `second`. */
export function restOf(first: Vec3, second: Vec3): Row {
  const out: Row = new Float64Array(4);
  frameOf(out, 0, Float64Array.of(...first, ...second), 0, 3);
  return out;
}

export const apart = (a: Vec3, b: Vec3): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
