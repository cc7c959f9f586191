import type { Channel } from "./channels";
import { both, type Clip, clip, type Track } from "./clip";

/** Where the arms are when nobody thinks of them. */
const hanging = both({
  "arm.lift": [9],
  "arm.swing": [3],
  "arm.twist": [12],
  elbow: [16],
  fist: [0.28],
  "hand.bend": [6],
});

/** Breath: shoulders rise a little. */
const breath: Partial<Record<Channel, Track>> = {
  "chest.pitch": [-1, 0.4, -1, 0.4],
  ...both({ shoulder: [0, 1.4, 0, 1.4] }),
};

const IDLE = clip("idle", {
  seconds: 6.4,
  loop: true,
  tracks: {
    ...hanging,
    ...breath,
    "hips.x": [0.012, 0.022, 0.02, 0.004, -0.018, -0.022, -0.014, 0.002],
    "hips.y": [-0.008, -0.012, -0.01, -0.007, -0.011, -0.013, -0.01, -0.007],
    "hips.roll": [-1.6, -2.6, -2.2, 0, 2.2, 2.6, 1.6, 0],
    "hips.yaw": [1.5, 2, 1, -1, -2, -1.5, 0, 1],
    "spine.roll": [1, 1.6, 1.4, 0, -1.4, -1.6, -1, 0],
    "chest.roll": [0.8, 1.2, 1, 0, -1, -1.2, -0.8, 0],
    "head.roll": [-1, -1.4, -1, 0.4, 1.2, 1.2, 0.6, 0],
    ...both({ "foot.x": [0.008], "foot.yaw": [10] }),
    smile: [0.12],
  },
});

/** The weight on one leg, the other knee easy. */
const leaning: Partial<Record<Channel, Track>> = {
  ...hanging,
  ...breath,
  "hips.x": [0.045, 0.05, 0.046, 0.042],
  "hips.y": [-0.016],
  "hips.z": [0.01],
  "hips.roll": [-5.5, -6, -5.5, -5],
  "hips.yaw": [4, 3, 4, 5],
  "spine.roll": [4, 4.6, 4, 3.6],
  "chest.roll": [3, 3.4, 3, 2.6],
  "head.roll": [-2, -3, -2, -1],
  "right.knee": [9],
  "right.foot.pitch": [7],
  "right.foot.x": [0.03],
  "right.foot.z": [0.05],
  "right.foot.yaw": [18],
  "left.foot.yaw": [8],
  "left.foot.x": [-0.005],
  smile: [0.12],
};
const EASY = clip("easy", { seconds: 7.3, loop: true, tracks: leaning });

const HAND_ON_HIP = clip("hand on hip", {
  seconds: 6.1,
  loop: true,
  tracks: {
    ...leaning,
    "left.reach": [1],
    "left.goal.hip": [1],
    "left.goal.x": [-0.012],
    "left.goal.y": [0.075, 0.08, 0.075, 0.07],
    "left.goal.z": [0.02],
    "left.palm": [78],
    "left.inward": [38],
    "left.aim": [-30],
    "left.pole": [72],
    "left.fist": [0.5],
  },
});

const CLASPED = clip("clasped", {
  seconds: 6.8,
  loop: true,
  tracks: {
    ...breath,
    ...both({
      reach: [1],
      "goal.y": [-0.47, -0.465, -0.47, -0.465],
      inward: [52],
      aim: [-38],
      pole: [8],
      fist: [0.45],
    }),
    "left.goal.x": [0.015],
    "right.goal.x": [0.015],
    "left.goal.z": [0.065],
    "right.goal.z": [0.03],
    "left.palm": [70],
    "right.palm": [70],
    "hips.x": [-0.012, -0.02, -0.012, 0.004],
    "hips.y": [-0.008],
    "hips.roll": [1.4, 2, 1.4, 0],
    "spine.roll": [-1, -1.4, -1, 0],
    "head.roll": [1, 1.6, 0.6, -0.6],
    ...both({ "foot.x": [0.012], "foot.yaw": [9] }),
    smile: [0.14],
  },
});

/** Behind the back. */
const BEHIND = clip("behind", {
  seconds: 6.6,
  loop: true,
  tracks: {
    ...breath,
    ...both({
      "arm.lift": [15],
      "arm.swing": [-39],
      "arm.twist": [44],
      elbow: [44],
      fist: [0.4],
      "hand.bend": [2],
      "foot.x": [0.02],
      "foot.yaw": [12],
    }),
    "chest.pitch": [-3, -1.6, -3, -1.6],
    "hips.x": [0.01, 0.016, 0.004, -0.01],
    "hips.roll": [-1, -1.6, 0, 1],
    "head.pitch": [-2, -1, -2, -3],
    smile: [0.12],
  },
});

/** Against a wall, a bar, a pillar: the back touches it, the feet are away from it. */
export const LEAN = clip("lean", {
  seconds: 7.6,
  loop: true,
  tracks: {
    ...breath,
    "hips.z": [-0.13],
    "hips.y": [-0.03],
    "hips.pitch": [-8],
    "hips.roll": [-3, -3.4, -3, -2.6],
    "hips.x": [0.02],
    "spine.pitch": [-1],
    "spine.roll": [2],
    "chest.pitch": [5, 6.4, 5, 6.4],
    "head.pitch": [4, 3, 5, 4],
    "head.roll": [2, 3, 2, 1],
    "left.foot.z": [0.1],
    "right.foot.z": [0.17],
    "left.foot.x": [0.01],
    "right.foot.x": [-0.02],
    "left.foot.yaw": [9],
    "right.foot.yaw": [16],
    "right.knee": [6],
    ...both({
      "arm.lift": [11],
      "arm.swing": [4],
      "arm.twist": [24],
      elbow: [34],
      fist: [0.35],
      "hand.bend": [8],
    }),
    smile: [0.14],
  },
});

/** What people do who do nothing. */
export const IDLES: readonly Clip[] = [IDLE, EASY, CLASPED, HAND_ON_HIP, BEHIND];

const sitting = {
  "hips.pitch": [-7],
  "spine.pitch": [3, 4, 3, 5],
  "chest.pitch": [3, 4.5, 3, 4.5, 3, 4.5],
  "head.pitch": [2, 1, 2, 0],
  ...both({ "foot.x": [0.015], "foot.yaw": [9], knee: [7] }),
  "left.shoulder": [0, 1.2, 0, 1.2, 0, 1.2],
  "right.shoulder": [0, 1.2, 0, 1.2, 0, 1.2],
  smile: [0.15],
} as const;

/** Hips at the cushion; rig.ts keeps the feet on the floor in front. */
const UPRIGHT = clip("upright", {
  seconds: 7,
  loop: true,
  tracks: {
    ...sitting,
    "chest.yaw": [0, 2.5, 1, -2.5],
    ...both({
      "arm.lift": [7],
      "arm.swing": [24],
      "arm.twist": [26],
      elbow: [62],
      fist: [0.35],
      "hand.bend": [16],
    }),
  },
});

/** Against the back of the seat, feet further out. */
const BACK = clip("back", {
  seconds: 8.2,
  loop: true,
  tracks: {
    ...sitting,
    "hips.pitch": [-17],
    "spine.pitch": [-3, -2, -3, -2],
    "chest.pitch": [4, 5.5, 4, 5.5],
    "head.pitch": [9, 8, 10, 8],
    ...both({
      "arm.lift": [10],
      "arm.swing": [12],
      "arm.twist": [24],
      elbow: [66],
      fist: [0.3],
      "hand.bend": [10],
      "foot.z": [0.07],
      "foot.x": [0.03],
      knee: [12],
    }),
    "right.foot.z": [0.01],
    "head.roll": [2, 3, 1, 2],
  },
});

/** Forward, with the forearms on the thighs: close to what happens. */
const FORWARD = clip("forward", {
  seconds: 7.4,
  loop: true,
  tracks: {
    ...sitting,
    "hips.pitch": [12],
    "spine.pitch": [9, 10, 9, 10],
    "chest.pitch": [8, 9.5, 8, 9.5],
    "head.pitch": [-22, -21, -23, -21],
    ...both({
      "arm.lift": [10],
      "arm.swing": [46],
      "arm.twist": [34],
      elbow: [58],
      fist: [0.35],
      "hand.bend": [14],
      "foot.z": [-0.05],
      "foot.x": [0.03],
      knee: [12],
    }),
  },
});

export const SEATS: readonly Clip[] = [UPRIGHT, BACK, FORWARD];
