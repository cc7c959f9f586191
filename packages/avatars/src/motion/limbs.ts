import { type BoneName, boneIndex, FINGER_NAMES, fingerBones, type Side } from "../skeleton/bones";
import { type Channel, channelIndex } from "./channels";

/** Names are joined and looked up once: doing it in every frame costs more than the mathematics. */
function limbOf(side: Side) {
  const channel = (name: string) => channelIndex(`${side}.${name}` as Channel);
  const bone = (name: string) => boneIndex(`${side}${name}` as BoneName);
  return {
    side,
    /** Left is positive. */
    sign: side === "left" ? 1 : -1,
    bones: {
      eye: bone("Eye"),
      shoulder: bone("Shoulder"),
      upperArm: bone("UpperArm"),
      lowerArm: bone("LowerArm"),
      hand: bone("Hand"),
      upperLeg: bone("UpperLeg"),
      lowerLeg: bone("LowerLeg"),
      foot: bone("Foot"),
      toes: bone("Toes"),
      fingers: FINGER_NAMES.map((finger) => fingerBones(side, finger).map((name) => boneIndex(name))),
    },
    knee: channel("knee"),
    shoulder: channel("shoulder"),
    swing: channel("arm.swing"),
    lift: channel("arm.lift"),
    twist: channel("arm.twist"),
    elbow: channel("elbow"),
    forearm: channel("forearm"),
    bend: channel("hand.bend"),
    across: channel("hand.side"),
    fist: channel("fist"),
    point: channel("point"),
    reach: channel("reach"),
    goalX: channel("goal.x"),
    goalY: channel("goal.y"),
    goalZ: channel("goal.z"),
    goalCrown: channel("goal.crown"),
    goalHip: channel("goal.hip"),
    palm: channel("palm"),
    aim: channel("aim"),
    inward: channel("inward"),
    pole: channel("pole"),
  } as const;
}

export type Limb = ReturnType<typeof limbOf>;
export const LEFT: Limb = limbOf("left");
export const RIGHT: Limb = limbOf("right");

export const TRUNK = {
  hips: boneIndex("hips"),
  spine: boneIndex("spine"),
  chest: boneIndex("chest"),
  upperChest: boneIndex("upperChest"),
  neck: boneIndex("neck"),
  head: boneIndex("head"),
} as const;
