const FINGERS = ["Thumb", "Index", "Middle", "Ring", "Little"] as const;
export type Finger = (typeof FINGERS)[number];
export type Side = "left" | "right";
export const SIDES: readonly Side[] = ["left", "right"];
export const FINGER_NAMES: readonly Finger[] = FINGERS;

/** Three joints each, from the palm outwards; the thumb's first is in the palm. */
export type FingerBone<S extends Side = Side> =
  | `${S}ThumbMetacarpal`
  | `${S}${Finger}Proximal`
  | `${S}${Exclude<Finger, "Thumb">}Intermediate`
  | `${S}${Finger}Distal`;

export type BoneName =
  | "hips"
  | "spine"
  | "chest"
  | "upperChest"
  | "neck"
  | "head"
  | `${Side}Eye`
  | `${Side}Shoulder`
  | `${Side}UpperArm`
  | `${Side}LowerArm`
  | `${Side}Hand`
  | `${Side}UpperLeg`
  | `${Side}LowerLeg`
  | `${Side}Foot`
  | `${Side}Toes`
  | FingerBone;

export function fingerBones(side: Side, finger: Finger): [FingerBone, FingerBone, FingerBone] {
  return finger === "Thumb"
    ? [`${side}ThumbMetacarpal`, `${side}ThumbProximal`, `${side}ThumbDistal`]
    : [`${side}${finger}Proximal`, `${side}${finger}Intermediate`, `${side}${finger}Distal`];
}

function limb(side: Side): [BoneName, BoneName][] {
  return [
    [`${side}Eye`, "head"],
    [`${side}Shoulder`, "upperChest"],
    [`${side}UpperArm`, `${side}Shoulder`],
    [`${side}LowerArm`, `${side}UpperArm`],
    [`${side}Hand`, `${side}LowerArm`],
    ...FINGERS.flatMap((finger): [BoneName, BoneName][] => {
      const [near, middle, far] = fingerBones(side, finger);
      return [
        [near, `${side}Hand`],
        [middle, near],
        [far, middle],
      ];
    }),
    [`${side}UpperLeg`, "hips"],
    [`${side}LowerLeg`, `${side}UpperLeg`],
    [`${side}Foot`, `${side}LowerLeg`],
    [`${side}Toes`, `${side}Foot`],
  ];
}

const TREE: readonly [BoneName, BoneName | null][] = [
  ["hips", null],
  ["spine", "hips"],
  ["chest", "spine"],
  ["upperChest", "chest"],
  ["neck", "upperChest"],
  ["head", "neck"],
  ...limb("left"),
  ...limb("right"),
];

/** Named as VRM 1.0's humanoid; parents come before their children. */
export const BONES: readonly BoneName[] = TREE.map(([name]) => name);
export const BONE_COUNT = BONES.length;

const INDEX = new Map(BONES.map((name, n) => [name, n]));

export function boneIndex(name: BoneName): number {
  return INDEX.get(name) ?? 0;
}

/** Index of each bone's parent, -1 for the hips. */
export const PARENTS: readonly number[] = TREE.map(([, parent]) => (parent ? boneIndex(parent) : -1));
