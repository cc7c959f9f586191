/**
 * A pose is a row of numbers, one a channel, so that poses mix by adding. Degrees and metres of a body 1.70 m tall.
 * Arms hang at zero; legs follow the feet (rig.ts solves them), so that soles stay where they are put.
 *
 * Hands that have to meet something are told a goal (`reach` 0 to 1 is how much it counts): where the palm is, in
 * front of the middle of the shoulders or, with `goal.crown`, over the crown, or with `goal.hip` beside the hips. x is out to the own side, 0 the body's
 * middle, so that hands meet on every body. `palm` turns the palm: 0 down, 90 to the middle, 180 up; `aim` raises the
 * fingers, 0 forward, 90 up; `inward` points them to the middle; `pole` raises the elbow.
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
  "left.reach",
  "left.goal.x",
  "left.goal.y",
  "left.goal.z",
  "left.goal.crown",
  "left.goal.hip",
  "left.palm",
  "left.aim",
  "left.inward",
  "left.pole",
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
  "right.reach",
  "right.goal.x",
  "right.goal.y",
  "right.goal.z",
  "right.goal.crown",
  "right.goal.hip",
  "right.palm",
  "right.aim",
  "right.inward",
  "right.pole",
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

const ARM = "(shoulder|arm|elbow|forearm|hand|fist|point|reach|goal|palm|aim|inward|pole)";
const arms = new RegExp(`^(left|right)\\.${ARM}`);
const leftArm = new RegExp(`^left\\.${ARM}`);
const rightArm = new RegExp(`^right\\.${ARM}`);
const legs = (name: string) => name.startsWith("hips.") || /^(left|right)\.(foot|knee)/.test(name);
export const MASKS = {
  all: maskOf(() => true),
  legs: maskOf(legs),
  upper: maskOf((name) => !legs(name)),
  leftArm: maskOf((name) => leftArm.test(name)),
  rightArm: maskOf((name) => rightArm.test(name)),
  /** All over the hips but the arms. */
  trunk: maskOf((name) => !legs(name) && !arms.test(name)),
  /** All but what the legs and the hips do while somebody walks. */
  arms: maskOf((name) => arms.test(name)),
  /** An emote while the right hand is taken by the microphone. */
  upperFreeHand: maskOf((name) => !legs(name) && !rightArm.test(name)),
} as const;

/** Where a hand goes counts only as far as it is to go there. */
const GOALS = (["left", "right"] as const).map((side) => ({
  reach: channelIndex(`${side}.reach`),
  first: channelIndex(`${side}.goal.x`),
  last: channelIndex(`${side}.pole`),
}));

/** How much of the other pose is asked for. */
const share = new Float64Array(1);

/**
 * How much the next pose that is mixed in counts. Told apart because it is small enough to be taken into who calls it:
 * a number that is handed on to more than that is put on the heap.
 */
export function weigh(weight: number): void {
  share[0] = weight;
}

/** into = into + (other - into) * what was weighed, where the mask allows. */
export function mix(into: Pose, other: Pose, mask: Mask = MASKS.all): void {
  const weight = share[0] as number;
  if (weight <= 0) return;
  for (let side = 0; side < GOALS.length; side++) {
    const { reach, first, last } = GOALS[side] as (typeof GOALS)[number];
    if (!mask[reach]) continue;
    const mine = (into[reach] as number) * (1 - weight);
    const theirs = (other[reach] as number) * weight;
    const part = mine + theirs > 1e-6 ? theirs / (mine + theirs) : 0;
    for (let n = first; n <= last; n++)
      into[n] = (into[n] as number) + ((other[n] as number) - (into[n] as number)) * part;
    into[reach] = mine + theirs;
  }
  for (let n = 0; n < into.length; n++)
    if (mask[n] && !isGoal[n])
      into[n] = (into[n] as number) + ((other[n] as number) - (into[n] as number)) * weight;
}

const isGoal = maskOf((name) => /\.(reach|goal|palm|aim|inward|pole)/.test(name));

const mirrorOf = CHANNELS.map((name) =>
  channelIndex(
    (name.startsWith("left.")
      ? name.replace("left.", "right.")
      : name.startsWith("right.")
        ? name.replace("right.", "left.")
        : name) as Channel,
  ),
);
const isTurned = maskOf((name) => !/^(left|right)\./.test(name) && /\.(x|yaw|roll)$/.test(name));

/** The same pose seen in a mirror. */
export function mirror(pose: Pose): void {
  for (let n = 0; n < pose.length; n++) {
    const twin = mirrorOf[n] as number;
    if (twin > n) {
      const kept = pose[n] as number;
      pose[n] = pose[twin] as number;
      pose[twin] = kept;
    } else if (isTurned[n]) pose[n] = -(pose[n] as number);
  }
}
