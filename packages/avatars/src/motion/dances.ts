import { both, type Clip, clip } from "./clip";

/**
 * Six dances. A key falls on every half beat, the first on a beat; feet that have to go somewhere are lifted on the way,
 * because what stands stays where it is (feet.ts). All lengths go into eight beats.
 */

/** Step out, close, back: elbows swing along. */
const SIDE_STEP = clip("side step", {
  beats: 4,
  loop: true,
  tracks: {
    "hips.x": [0.09, 0.12, 0.11, 0.02, -0.09, -0.12, -0.11, -0.02],
    "hips.y": [-0.06, -0.03, -0.055, -0.025, -0.06, -0.03, -0.055, -0.025],
    "hips.roll": [-5, -2, 2, 3, 5, 2, -2, -3],
    "hips.yaw": [8, 10, 4, -4, -8, -10, -4, 4],
    "spine.roll": [4, 2, -1, -2, -4, -2, 1, 2],
    "chest.yaw": [-12, -8, 4, 8, 12, 8, -4, -8],
    "chest.pitch": [5, 1, 5, 1, 5, 1, 5, 1],
    "head.roll": [5, 2, -3, -2, -5, -2, 3, 2],
    "head.pitch": [4, -3, 4, -3, 4, -3, 4, -3],
    "left.foot.x": [0.15, 0.15, 0.15, 0.15, 0.15, 0.04, -0.07, 0.06],
    "right.foot.x": [0.15, 0.04, -0.07, 0.06, 0.15, 0.15, 0.15, 0.15],
    "left.foot.y": [0, 0, 0, 0, 0, 0.05, 0, 0.05],
    "right.foot.y": [0, 0.05, 0, 0.05, 0, 0, 0, 0],
    "left.foot.pitch": [0, 0, 0, 0, 0, 14, 10, 12],
    "right.foot.pitch": [0, 14, 10, 12, 0, 0, 0, 0],
    "left.arm.swing": [36, 24, 10, 22, 48, 54, 44, 40],
    "right.arm.swing": [48, 54, 44, 40, 36, 24, 10, 22],
    "left.arm.lift": [26, 34, 40, 30, 18, 14, 16, 20],
    "right.arm.lift": [18, 14, 16, 20, 26, 34, 40, 30],
    ...both({
      elbow: [92, 78, 92, 78, 92, 78, 92, 78],
      "arm.twist": [12],
      "hand.bend": [8, -8, 8, -8, 8, -8, 8, -8],
      fist: [0.6],
      "foot.yaw": [12],
    }),
    smile: [0.8],
  },
});

/** Knees on the beat, both fists up. */
const BOUNCE = clip("bounce", {
  beats: 4,
  loop: true,
  tracks: {
    "hips.y": [-0.085, 0.015, -0.085, 0.015, -0.085, 0.015, -0.085, 0.015],
    "hips.x": [0.03, 0.03, 0.02, 0, -0.03, -0.03, -0.02, 0],
    "hips.pitch": [7, 0, 7, 0, 7, 0, 7, 0],
    "hips.roll": [-3, -2, 0, 2, 3, 2, 0, -2],
    "chest.pitch": [4, -6, 4, -6, 4, -6, 4, -6],
    "chest.yaw": [8, 4, 0, -4, -8, -4, 0, 4],
    "head.pitch": [6, -8, 6, -8, 6, -8, 6, -8],
    ...both({
      "foot.x": [0.05],
      "foot.yaw": [14],
      "foot.pitch": [0, 24, 0, 24, 0, 24, 0, 24],
      "arm.swing": [14, 6, 14, 6, 14, 6, 14, 6],
      elbow: [84, 34, 84, 34, 84, 34, 84, 34],
      fist: [1],
      shoulder: [12, 16, 12, 16, 12, 16, 12, 16],
    }),
    "left.arm.lift": [124, 150, 124, 146, 116, 138, 118, 146],
    "right.arm.lift": [116, 138, 118, 146, 124, 150, 124, 146],
    mouthOpen: [0.1, 0.35, 0.1, 0.35, 0.1, 0.35, 0.1, 0.35],
    smile: [1],
  },
});

/** The right arm points up and out, and down across; then the left. */
const up = { lift: 142, elbow: 6, swing: -4, twist: 0 };
const down = { lift: 16, elbow: 26, swing: 40, twist: 46 };
const rest = { lift: 30, elbow: 78, swing: 12, twist: 40 };
const points = (key: keyof typeof up) => [up, up, down, down, up, up, down, down].map((pose) => pose[key]);
const waits = (key: keyof typeof up) => new Array<number>(8).fill(rest[key]);
const DISCO = clip("disco", {
  beats: 8,
  loop: true,
  tracks: {
    "right.arm.lift": [...points("lift"), ...waits("lift")],
    "right.arm.swing": [...points("swing"), ...waits("swing")],
    "right.arm.twist": [...points("twist"), ...waits("twist")],
    "right.elbow": [...points("elbow"), ...waits("elbow")],
    "left.arm.lift": [...waits("lift"), ...points("lift")],
    "left.arm.swing": [...waits("swing"), ...points("swing")],
    "left.arm.twist": [...waits("twist"), ...points("twist")],
    "left.elbow": [...waits("elbow"), ...points("elbow")],
    "right.fist": [1],
    "left.fist": [1],
    "right.point": [1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0],
    "left.point": [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1],
    "hips.x": [
      0.05, 0.06, -0.04, -0.05, 0.05, 0.06, -0.04, -0.05, -0.05, -0.06, 0.04, 0.05, -0.05, -0.06, 0.04, 0.05,
    ],
    "hips.y": [
      -0.05, -0.03, -0.06, -0.04, -0.05, -0.03, -0.06, -0.04, -0.05, -0.03, -0.06, -0.04, -0.05, -0.03, -0.06,
      -0.04,
    ],
    "hips.roll": [-7, -7, 5, 5, -7, -7, 5, 5, 7, 7, -5, -5, 7, 7, -5, -5],
    "spine.roll": [5, 5, -3, -3, 5, 5, -3, -3, -5, -5, 3, 3, -5, -5, 3, 3],
    "chest.yaw": [-14, -16, 16, 18, -14, -16, 16, 18, 14, 16, -16, -18, 14, 16, -16, -18],
    "chest.pitch": [-4, -4, 8, 8, -4, -4, 8, 8, -4, -4, 8, 8, -4, -4, 8, 8],
    "head.yaw": [-18, -18, 14, 14, -18, -18, 14, 14, 18, 18, -14, -14, 18, 18, -14, -14],
    "head.pitch": [-12, -12, 6, 6, -12, -12, 6, 6, -12, -12, 6, 6, -12, -12, 6, 6],
    "right.foot.pitch": [16, 16, 0, 0, 16, 16, 0, 0, 0, 0, 10, 10, 0, 0, 10, 10],
    "left.foot.pitch": [0, 0, 10, 10, 0, 0, 10, 10, 16, 16, 0, 0, 16, 16, 0, 0],
    ...both({ "foot.x": [0.07], "foot.yaw": [14] }),
    smile: [0.85],
  },
});

/** Hips and soles one way, shoulders the other, lower and lower. */
const TWIST = clip("twist", {
  beats: 8,
  loop: true,
  tracks: {
    "hips.yaw": [22, 0, -22, 0, 22, 0, -22, 0, 24, 0, -24, 0, 22, 0, -22, 0],
    "hips.y": [
      -0.06, -0.07, -0.08, -0.1, -0.12, -0.14, -0.16, -0.17, -0.17, -0.16, -0.14, -0.12, -0.1, -0.08, -0.07,
      -0.06,
    ],
    "hips.pitch": [4, 4, 5, 6, 7, 8, 9, 10, 10, 9, 8, 7, 6, 5, 4, 4],
    "spine.yaw": [-14, 0, 14, 0, -14, 0, 14, 0, -14, 0, 14, 0, -14, 0, 14, 0],
    "chest.yaw": [-26, 0, 26, 0, -26, 0, 26, 0, -26, 0, 26, 0, -26, 0, 26, 0],
    "head.yaw": [10, 0, -10, 0, 10, 0, -10, 0, 10, 0, -10, 0, 10, 0, -10, 0],
    "left.foot.yaw": [34, 12, -10, 12, 34, 12, -10, 12, 34, 12, -10, 12, 34, 12, -10, 12],
    "right.foot.yaw": [-10, 12, 34, 12, -10, 12, 34, 12, -10, 12, 34, 12, -10, 12, 34, 12],
    "left.knee": [14, 0, -14, 0, 14, 0, -14, 0, 14, 0, -14, 0, 14, 0, -14, 0],
    "right.knee": [-14, 0, 14, 0, -14, 0, 14, 0, -14, 0, 14, 0, -14, 0, 14, 0],
    "left.arm.swing": [18, 34, 52, 34, 18, 34, 52, 34, 18, 34, 52, 34, 18, 34, 52, 34],
    "right.arm.swing": [52, 34, 18, 34, 52, 34, 18, 34, 52, 34, 18, 34, 52, 34, 18, 34],
    ...both({
      "arm.lift": [24],
      "arm.twist": [20],
      elbow: [88],
      fist: [0.8],
      "foot.x": [0.04],
      "foot.pitch": [9],
    }),
    smile: [0.9],
  },
});

/** Both arms over the head, from side to side, with a wave through the trunk. */
const WAVES = clip("waves", {
  beats: 4,
  loop: true,
  tracks: {
    "hips.x": [0.07, 0.1, 0.06, 0, -0.07, -0.1, -0.06, 0],
    "hips.y": [-0.045, -0.02, -0.045, -0.02, -0.045, -0.02, -0.045, -0.02],
    "hips.roll": [-6, -9, -5, 0, 6, 9, 5, 0],
    "spine.roll": [2, 6, 6, 3, -2, -6, -6, -3],
    "chest.roll": [-8, -2, 4, 8, 8, 2, -4, -8],
    "head.roll": [-8, -6, 0, 5, 8, 6, 0, -5],
    "chest.pitch": [-3],
    "head.pitch": [-6, -3, -6, -3, -6, -3, -6, -3],
    "left.arm.lift": [138, 126, 134, 150, 166, 172, 166, 152],
    "right.arm.lift": [166, 172, 166, 152, 138, 126, 134, 150],
    "left.elbow": [18, 8, 22, 38, 30, 14, 24, 34],
    "right.elbow": [30, 14, 24, 34, 18, 8, 22, 38],
    "left.hand.side": [-12, 0, 10, 0, 12, 0, -10, 0],
    "right.hand.side": [12, 0, -10, 0, -12, 0, 10, 0],
    "left.foot.pitch": [0, 0, 4, 12, 18, 18, 12, 4],
    "right.foot.pitch": [18, 18, 12, 4, 0, 0, 4, 12],
    ...both({
      "arm.swing": [4],
      "arm.twist": [-60],
      shoulder: [14],
      fist: [0.05],
      "foot.x": [0.07],
      "foot.yaw": [12],
    }),
    smile: [0.75],
  },
});

/** Knees up in turn, on the beat, as if running on the spot. */
const SHUFFLE = clip("shuffle", {
  beats: 2,
  loop: true,
  tracks: {
    "hips.y": [-0.03, -0.07, -0.03, -0.07],
    "hips.x": [-0.03, 0, 0.03, 0],
    "hips.pitch": [5, 8, 5, 8],
    "hips.yaw": [-8, 0, 8, 0],
    "chest.yaw": [14, 0, -14, 0],
    "chest.pitch": [2, 6, 2, 6],
    "head.pitch": [-6, -2, -6, -2],
    "left.foot.y": [0.17, 0.02, 0, 0.02],
    "right.foot.y": [0, 0.02, 0.17, 0.02],
    "left.foot.z": [0.12, 0.06, -0.03, 0],
    "right.foot.z": [-0.03, 0, 0.12, 0.06],
    "left.foot.pitch": [22, 4, 0, 8],
    "right.foot.pitch": [0, 8, 22, 4],
    "left.arm.swing": [-22, 16, 52, 16],
    "right.arm.swing": [52, 16, -22, 16],
    ...both({
      "arm.lift": [18],
      "arm.twist": [18],
      elbow: [86],
      fist: [0.9],
      "foot.x": [0.02],
      "foot.yaw": [8],
    }),
    smile: [0.85],
  },
});

export const DANCES = {
  dance: SIDE_STEP,
  "dance-bounce": BOUNCE,
  "dance-disco": DISCO,
  "dance-twist": TWIST,
  "dance-waves": WAVES,
  "dance-shuffle": SHUFFLE,
} as const satisfies Record<string, Clip>;
