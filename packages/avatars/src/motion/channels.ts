/**
 * A pose is a row of numbers, one a channel, so that poses mix by adding. Degrees and metres of a body 1.70 m tall.
 * Arms hang at zero; legs follow the feet (rig.ts solves them), so that soles stay where they are put.
 */
export const CHANNELS = [
  "hips.x",
  "hips.y",
  "hips.z",
  "hips.pitch",
  "hips.yaw",
  "hips.roll",
  "spine.pitch",
  "spine.yaw",
  "spine.roll",
  "chest.pitch",
  "chest.yaw",
  "chest.roll",
  "neck.pitch",
  "head.pitch",
  "head.yaw",
  "head.roll",
  "left.foot.x",
  "left.foot.y",
  "left.foot.z",
  "left.foot.pitch",
  "left.foot.yaw",
  "left.knee",
  "right.foot.x",
  "right.foot.y",
  "right.foot.z",
  "right.foot.pitch",
  "right.foot.yaw",
  "right.knee",
  "left.shoulder",
  "left.arm.swing",
  "left.arm.lift",
  "left.arm.twist",
  "left.elbow",
  "left.forearm",
  "left.hand.bend",
  "left.hand.side",
  "left.fist",
  "left.point",
  "right.shoulder",
  "right.arm.swing",
  "right.arm.lift",
  "right.arm.twist",
  "right.elbow",
  "right.forearm",
  "right.hand.bend",
  "right.hand.side",
  "right.fist",
  "right.point",
  "eyes.yaw",
  "eyes.pitch",
  "mouthOpen",
  "blink",
  "smile",
] as const;
export type Channel = (typeof CHANNELS)[number];
export type Pose = Float32Array<ArrayBuffer>;

const INDEX = new Map<string, number>(CHANNELS.map((name, n) => [name, n]));

export function channelIndex(name: Channel): number {
  return INDEX.get(name) ?? 0;
}

export function newPose(): Pose {
  return new Float32Array(CHANNELS.length);
}

/** Which channels a layer may touch. */
export type Mask = Uint8Array<ArrayBuffer>;

function maskOf(test: (name: Channel) => boolean): Mask {
  return Uint8Array.from(CHANNELS, (name) => (test(name) ? 1 : 0));
}

const legs = (name: string) => name.startsWith("hips.") || /^(left|right)\.(foot|knee)/.test(name);
export const MASKS = {
  all: maskOf(() => true),
  legs: maskOf(legs),
  upper: maskOf((name) => !legs(name)),
  arms: maskOf((name) => /^(left|right)\.(shoulder|arm|elbow|forearm|hand|fist|point)/.test(name)),
  rightArm: maskOf((name) => /^right\.(shoulder|arm|elbow|forearm|hand|fist|point)/.test(name)),
  /** An emote while the right hand is taken by the microphone. */
  upperFreeHand: maskOf(
    (name) => !legs(name) && !/^right\.(shoulder|arm|elbow|forearm|hand|fist|point)/.test(name),
  ),
} as const;

/** into = into + (other - into) * weight where the mask allows. */
export function mix(into: Pose, other: Pose, weight: number, mask: Mask = MASKS.all): void {
  if (weight <= 0) return;
  for (let n = 0; n < into.length; n++)
    if (mask[n]) into[n] = (into[n] ?? 0) + ((other[n] ?? 0) - (into[n] ?? 0)) * weight;
}
