import { z } from "zod";
import { BONES, FINGER_NAMES, SIDES, type Side } from "../skeleton/bones";

/** Raised when the layout changes; an older reader then refuses the file. */
export const PACK_FORMAT = 2;

/** Parts of the packed human, in the order of their vertices. The last is never drawn: clothes are cut from it. */
export const HUMAN_GROUPS = [
  "skin",
  "eyes",
  "upperTeeth",
  "lowerTeeth",
  "tongue",
  "lashes",
  "tights",
] as const;
export type HumanGroup = (typeof HUMAN_GROUPS)[number];

/** Apple's 52 face shapes, by the names that VRM and face trackers use for them. */
export const FACE_SHAPES = [
  "browDownLeft",
  "browDownRight",
  "browInnerUp",
  "browOuterUpLeft",
  "browOuterUpRight",
  "cheekPuff",
  "cheekSquintLeft",
  "cheekSquintRight",
  "eyeBlinkLeft",
  "eyeBlinkRight",
  "eyeLookDownLeft",
  "eyeLookDownRight",
  "eyeLookInLeft",
  "eyeLookInRight",
  "eyeLookOutLeft",
  "eyeLookOutRight",
  "eyeLookUpLeft",
  "eyeLookUpRight",
  "eyeSquintLeft",
  "eyeSquintRight",
  "eyeWideLeft",
  "eyeWideRight",
  "jawForward",
  "jawLeft",
  "jawOpen",
  "jawRight",
  "mouthClose",
  "mouthDimpleLeft",
  "mouthDimpleRight",
  "mouthFrownLeft",
  "mouthFrownRight",
  "mouthFunnel",
  "mouthLeft",
  "mouthLowerDownLeft",
  "mouthLowerDownRight",
  "mouthPressLeft",
  "mouthPressRight",
  "mouthPucker",
  "mouthRight",
  "mouthRollLower",
  "mouthRollUpper",
  "mouthShrugLower",
  "mouthShrugUpper",
  "mouthSmileLeft",
  "mouthSmileRight",
  "mouthStretchLeft",
  "mouthStretchRight",
  "mouthUpperUpLeft",
  "mouthUpperUpRight",
  "noseSneerLeft",
  "noseSneerRight",
  "tongueOut",
] as const;
export type FaceShape = (typeof FACE_SHAPES)[number];

const MIDDLE_MARKS = [
  "crown",
  "chin",
  "noseTip",
  "noseBridge",
  "upperLip",
  "lowerLip",
  "neckFront",
  "neckBack",
] as const;
const SIDE_MARKS = [
  "MouthCorner",
  "UpperLid",
  "LowerLid",
  "InnerEye",
  "OuterEye",
  "Brow0",
  "Brow1",
  "Brow2",
  "Brow3",
  "Brow4",
  "EarTop",
  "EarLobe",
  "EarOuter",
  "EarFront",
  "EarBack",
  "Jaw",
  "Heel",
  "ToeTip",
  "ThumbTip",
  "IndexTip",
  "MiddleTip",
  "RingTip",
  "LittleTip",
] as const;

/** Places on the body that are not joints. Brows run from the nose (0) outwards (4). */
export type MarkName = (typeof MIDDLE_MARKS)[number] | `${Side}${(typeof SIDE_MARKS)[number]}`;
export const MARKS: readonly MarkName[] = [
  ...MIDDLE_MARKS,
  ...SIDES.flatMap((side) => SIDE_MARKS.map((mark): MarkName => `${side}${mark}`)),
];

/** Joints and landmarks are vertices too: every shape moves them along. */
export const POINTS: readonly string[] = [...BONES, ...MARKS];

export const FINGER_TIPS = Object.fromEntries(
  SIDES.flatMap((side) => FINGER_NAMES.map((finger) => [`${side}${finger}Tip`, `${side}${finger}Distal`])),
);

const range = z.object({ start: z.int().min(0), count: z.int().min(0) });

/** What the head of the file says; everything after it is numbers. */
export const packHeader = z.object({
  format: z.literal(PACK_FORMAT),
  /** Vertices of the groups; the points come after them. */
  vertices: z.int().min(1).max(65_535),
  points: z.array(z.string()),
  groups: z.array(
    z.object({
      name: z.enum(HUMAN_GROUPS),
      /** Range of vertices. */
      start: z.int().min(0),
      count: z.int().min(0),
      /** Range in the index of each level of detail. */
      levels: z.array(range).length(3),
    }),
  ),
  bones: z.array(z.enum(BONES as [string, ...string[]])),
  targets: z.array(z.object({ name: z.string(), oneSided: z.boolean(), count: z.int().min(0) })),
  sections: z.record(
    z.string(),
    z.object({ type: z.enum(["u8", "i8", "u16", "i16"]), offset: z.int().min(0), length: z.int().min(0) }),
  ),
});
export type PackHeader = z.infer<typeof packHeader>;
