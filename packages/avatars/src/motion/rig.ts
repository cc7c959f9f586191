import type { AvatarBody } from "../mesh/avatar-mesh";
import { HEAD } from "../mesh/plan";
import { add, clamp, dot, length, lerp, scale, sub, unit, type Vec3 } from "../mesh/vector";
import {
  BONE_COUNT,
  type BoneName,
  boneIndex,
  FINGER_NAMES,
  fingerBones,
  PARENTS,
  SIDES,
  type Side,
} from "../skeleton/bones";
import { type Channel, channelIndex, type Pose } from "./channels";
import {
  align,
  blendQuat,
  IDENTITY,
  inverse,
  mirrored,
  type Quat,
  rx,
  ry,
  rz,
  times,
  turn,
} from "./quaternion";

/** How the body takes part in what channels cannot say. */
export interface Stance {
  /** 0 on the feet, 1 seated. */
  seated: number;
  /** Height of the cushion over the ground under the body, metres. */
  seatHeight: number;
  /** 0 free, 1 the right hand holds the microphone at the mouth. */
  singing: number;
}

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

// Names are joined once: joining them in every frame costs more than the mathematics.
const LIMB_CHANNELS = [
  "foot.x",
  "foot.y",
  "foot.z",
  "foot.pitch",
  "foot.yaw",
  "knee",
  "shoulder",
  "arm.swing",
  "arm.lift",
  "arm.twist",
  "elbow",
  "forearm",
  "hand.bend",
  "hand.side",
  "fist",
  "point",
] as const;
type LimbChannel = (typeof LIMB_CHANNELS)[number];
const LIMB_BONES = [
  "Eye",
  "Shoulder",
  "UpperArm",
  "LowerArm",
  "Hand",
  "UpperLeg",
  "LowerLeg",
  "Foot",
  "Toes",
] as const;
type LimbBone = (typeof LIMB_BONES)[number];
const channelsOf = (side: Side) =>
  Object.fromEntries(LIMB_CHANNELS.map((name) => [name, `${side}.${name}`])) as Record<LimbChannel, Channel>;
const bonesOf = (side: Side) =>
  Object.fromEntries(LIMB_BONES.map((name) => [name, `${side}${name}`])) as Record<LimbBone, BoneName>;
const SIDE_CHANNELS = { left: channelsOf("left"), right: channelsOf("right") };
const SIDE_BONES = { left: bonesOf("left"), right: bonesOf("right") };
const FINGER_BONES = {
  left: FINGER_NAMES.map((finger) => fingerBones("left", finger)),
  right: FINGER_NAMES.map((finger) => fingerBones("right", finger)),
};

const DOWN: Vec3 = [0, -1, 0];
const FORWARD: Vec3 = [0, 0, 1];

/** Turns poses into bone rotations of one body: legs are solved to the feet, the singing arm to the mouth. */
export class Rig {
  readonly #size: number;
  readonly #joints: AvatarBody["joints"];
  /** From the head's joint. */
  readonly #mouth: Vec3;
  readonly #global: Quat[] = Array.from({ length: BONE_COUNT }, () => IDENTITY);

  constructor(body: Pick<AvatarBody, "joints" | "mouth">) {
    this.#joints = body.joints;
    this.#size = body.joints.hips[1] / 0.93;
    this.#mouth = body.mouth
      ? sub(body.mouth, body.joints.head)
      : scale([0, HEAD.chin + 0.175 * HEAD.height - 1.44, 0.128], this.#size);
  }

  solve(pose: Pose, stance: Stance, out: RigFrame): void {
    const c = (name: Channel) => pose[channelIndex(name)] ?? 0;
    const set = (name: BoneName, q: Quat) => {
      const n = boneIndex(name);
      out.rotations.set(q, n * 4);
      const parent = PARENTS[n] ?? -1;
      this.#global[n] = parent < 0 ? q : times(this.#global[parent] ?? IDENTITY, q);
    };
    const seat = stance.seated;
    const rest = this.#joints.hips;
    const sitY = stance.seatHeight + 0.105 * this.#size;
    out.hips[0] = rest[0] + c("hips.x") * this.#size * (1 - seat);
    out.hips[1] = lerp(rest[1] + c("hips.y") * this.#size, sitY, seat);
    out.hips[2] = rest[2] + c("hips.z") * this.#size * (1 - seat) - 0.03 * seat;
    set("hips", times(ry(c("hips.yaw")), times(rx(c("hips.pitch")), rz(-c("hips.roll")))));
    set("spine", times(ry(c("spine.yaw")), times(rx(c("spine.pitch")), rz(-c("spine.roll")))));
    set(
      "chest",
      times(ry(c("chest.yaw") * 0.6), times(rx(c("chest.pitch") * 0.6), rz(-c("chest.roll") * 0.6))),
    );
    set(
      "upperChest",
      times(ry(c("chest.yaw") * 0.4), times(rx(c("chest.pitch") * 0.4), rz(-c("chest.roll") * 0.4))),
    );
    set(
      "neck",
      times(
        ry(c("head.yaw") * 0.4),
        times(rx(c("neck.pitch") + c("head.pitch") * 0.35), rz(-c("head.roll") * 0.3)),
      ),
    );
    set("head", times(ry(c("head.yaw") * 0.6), times(rx(c("head.pitch") * 0.65), rz(-c("head.roll") * 0.7))));
    for (const side of SIDES) {
      const eye = times(ry(clamp(c("eyes.yaw"), -16, 16)), rx(clamp(c("eyes.pitch"), -10, 10)));
      set(SIDE_BONES[side].Eye, eye);
      this.#arm(side, c, set);
    }
    if (stance.singing > 0) this.#holdMicrophone(stance.singing, out, set);
    for (const side of SIDES) this.#leg(side, c, stance, out, set);
  }

  #arm(side: Side, c: (name: Channel) => number, set: (name: BoneName, q: Quat) => void): void {
    const L = SIDE_CHANNELS[side];
    const B = SIDE_BONES[side];
    const m = (q: Quat) => (side === "left" ? q : mirrored(q));
    set(B.Shoulder, m(rz(c(L.shoulder))));
    const lift = c(L["arm.lift"]) - c(L.shoulder) * 0.6;
    set(B.UpperArm, m(times(rx(-c(L["arm.swing"])), times(rz(lift - 90), rx(c(L["arm.twist"]))))));
    set(B.LowerArm, m(ry(-c(L.elbow))));
    set(B.Hand, m(times(rx(c(L.forearm)), times(ry(c(L["hand.side"])), rz(-c(L["hand.bend"]))))));
    const fist = c(L.fist);
    const point = c(L.point);
    FINGER_NAMES.forEach((finger, n) => {
      const [near, middle, far] = FINGER_BONES[side][n] ?? fingerBones(side, finger);
      if (finger === "Thumb") {
        set(near, IDENTITY);
        set(middle, m(times(ry(24 * fist), rz(-26 * fist))));
        set(far, m(times(ry(38 * fist), rz(-8 * fist))));
        return;
      }
      // Fingers close a little one after another, the little one first.
      const curl = fist * (0.92 + 0.04 * n) * (finger === "Index" ? 1 - point : 1);
      set(near, m(rz(-78 * curl)));
      set(middle, m(rz(-94 * curl)));
      set(far, m(rz(-42 * curl)));
    });
  }

  #place(name: BoneName, hips: Vec3): Vec3 {
    const chain: BoneName[] = [];
    let n = boneIndex(name);
    const names = this.#names;
    while (n > 0) {
      chain.unshift(names[n] as BoneName);
      n = PARENTS[n] ?? 0;
    }
    let at = hips;
    let parent: BoneName = "hips";
    for (const bone of chain) {
      const offset = sub(this.#joints[bone], this.#joints[parent]);
      at = add(at, turn(this.#global[boneIndex(parent)] ?? IDENTITY, offset));
      parent = bone;
    }
    return at;
  }

  readonly #names = Object.fromEntries(
    (
      [
        "hips",
        "spine",
        "chest",
        "upperChest",
        "neck",
        "head",
        "rightShoulder",
        "rightUpperArm",
        "leftUpperLeg",
        "rightUpperLeg",
      ] as BoneName[]
    ).map((name) => [boneIndex(name), name]),
  ) as Record<number, BoneName>;

  #holdMicrophone(weight: number, out: RigFrame, set: (name: BoneName, q: Quat) => void): void {
    const k = this.#size;
    const head = this.#global[boneIndex("head")] ?? IDENTITY;
    const headAt = this.#place("head", out.hips);
    const mouth = add(headAt, turn(head, this.#mouth));
    const shoulder = this.#place("rightUpperArm", out.hips);
    // From the palm up and back to the mouth, a little from the right.
    const towards = turn(head, unit([0.2, 0.66, -0.68]));
    const palm = sub(mouth, scale(towards, (MICROPHONE.reach + 0.012) * k));
    const elbowGuess = add(shoulder, [-0.1 * k, -0.2 * k, 0.08 * k]);
    const reachOut = unit(sub(palm, elbowGuess));
    const wrist = sub(palm, scale(reachOut, MICROPHONE.palm * k));
    const parent = this.#global[boneIndex("rightShoulder")] ?? IDENTITY;
    const upper = length(sub(this.#joints.rightLowerArm, this.#joints.rightUpperArm));
    const lower = length(sub(this.#joints.rightHand, this.#joints.rightLowerArm));
    const elbow = bendPoint(shoulder, wrist, upper, lower, unit([-0.75, -0.6, -0.15]));
    const alongUpper = unit(sub(elbow, shoulder));
    const alongLower = unit(sub(wrist, elbow));
    const out3: Vec3 = [-1, 0, 0];
    const upperGlobal = align(out3, FORWARD, alongUpper, alongLower);
    const lowerGlobal = align(out3, FORWARD, alongLower, add(scale(alongUpper, -1), scale(alongLower, 0.2)));
    // The hand closes round the microphone: its thumb side points along it.
    const handGlobal = align(FORWARD, out3, towards, alongLower);
    const apply = (name: BoneName, local: Quat) => {
      const n = boneIndex(name) * 4;
      const r = out.rotations;
      const now: Quat = [r[n] ?? 0, r[n + 1] ?? 0, r[n + 2] ?? 0, r[n + 3] ?? 1];
      set(name, blendQuat(now, local, weight));
    };
    apply("rightUpperArm", times(inverse(parent), upperGlobal));
    apply("rightLowerArm", times(inverse(upperGlobal), lowerGlobal));
    apply("rightHand", times(inverse(lowerGlobal), handGlobal));
  }

  #leg(
    side: Side,
    c: (name: Channel) => number,
    stance: Stance,
    out: RigFrame,
    set: (name: BoneName, q: Quat) => void,
  ): void {
    const L = SIDE_CHANNELS[side];
    const B = SIDE_BONES[side];
    const k = this.#size;
    const s = side === "left" ? 1 : -1;
    const seat = stance.seated;
    const rest = this.#joints[B.Foot];
    const pitch = c(L["foot.pitch"]);
    const yaw = c(L["foot.yaw"]) * s;
    const dangling = Math.max(0, stance.seatHeight - 0.5) * 0.92;
    const ankle: Vec3 = [
      rest[0] + s * c(L["foot.x"]) * k,
      rest[1] + c(L["foot.y"]) * k + dangling * seat,
      rest[2] +
        c(L["foot.z"]) * k * (1 - seat) +
        lerp(0, lerp(0.42, 0.34, clamp(dangling * 4, 0, 1)), seat) * k,
    ];
    const hip = this.#place(B.UpperLeg, out.hips);
    const thigh = length(sub(this.#joints[B.LowerLeg], this.#joints[B.UpperLeg]));
    const shin = length(sub(rest, this.#joints[B.LowerLeg]));
    const hips = this.#global[boneIndex("hips")] ?? IDENTITY;
    const outward = (yaw * 0.7 + s * c(L.knee)) * (Math.PI / 180);
    const pole = unit(add(scale(turn(hips, FORWARD), 0.4), [Math.sin(outward), 0.02, Math.cos(outward)]));
    const knee = bendPoint(hip, ankle, thigh, shin, pole);
    const reached = add(knee, scale(unit(sub(ankle, knee)), shin));
    const restThigh = sub(this.#joints[B.LowerLeg], this.#joints[B.UpperLeg]);
    const restShin = sub(rest, this.#joints[B.LowerLeg]);
    const thighGlobal = align(restThigh, FORWARD, sub(knee, hip), pole);
    const shinGlobal = align(restShin, FORWARD, sub(reached, knee), pole);
    const footGlobal = times(ry(yaw), rx(pitch));
    set(B.UpperLeg, times(inverse(hips), thighGlobal));
    set(B.LowerLeg, times(inverse(thighGlobal), shinGlobal));
    set(B.Foot, times(inverse(shinGlobal), footGlobal));
    // Toes stay on the ground while the heel leaves it.
    set(B.Toes, rx(-clamp(pitch, 0, 42) * clamp(1.2 - c(L["foot.y"]) * 14, 0, 1)));
  }
}

/** Where the middle joint of two bones goes, towards the pole. */
function bendPoint(from: Vec3, to: Vec3, first: number, second: number, pole: Vec3): Vec3 {
  const way = sub(to, from);
  const d = clamp(length(way), Math.abs(first - second) + 1e-3, (first + second) * 0.9995);
  const dir = length(way) > 1e-6 ? unit(way) : DOWN;
  const along = (first * first - second * second + d * d) / (2 * d);
  const height = Math.sqrt(Math.max(0, first * first - along * along));
  const side = unit(sub(pole, scale(dir, dot(pole, dir))));
  return add(from, add(scale(dir, along), scale(side, height)));
}
