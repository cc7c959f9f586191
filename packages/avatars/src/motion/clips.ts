import { both, clip } from "./clip";

/** Where the arms are when nobody thinks of them. */
const resting = {
  ...both({
    "arm.lift": [9],
    "arm.swing": [3],
    "arm.twist": [12],
    elbow: [16],
    fist: [0.28],
    "hand.bend": [6],
  }),
};

export const IDLE = clip("idle", {
  seconds: 6.4,
  loop: true,
  tracks: {
    ...resting,
    "hips.x": [0.012, 0.022, 0.02, 0.004, -0.018, -0.022, -0.014, 0.002],
    "hips.y": [-0.008, -0.012, -0.01, -0.007, -0.011, -0.013, -0.01, -0.007],
    "hips.roll": [-1.6, -2.6, -2.2, 0, 2.2, 2.6, 1.6, 0],
    "hips.yaw": [1.5, 2, 1, -1, -2, -1.5, 0, 1],
    "spine.roll": [1, 1.6, 1.4, 0, -1.4, -1.6, -1, 0],
    "chest.pitch": [-1, 0.4, -1, 0.4, -1, 0.4, -1, 0.4],
    "chest.roll": [0.8, 1.2, 1, 0, -1, -1.2, -0.8, 0],
    "head.roll": [-1, -1.4, -1, 0.4, 1.2, 1.2, 0.6, 0],
    "left.shoulder": [0, 1.4, 0, 1.4, 0, 1.4, 0, 1.4],
    "right.shoulder": [0, 1.4, 0, 1.4, 0, 1.4, 0, 1.4],
    "left.arm.lift": [9, 10, 9, 10, 10, 10.5, 9.5, 9],
    "right.arm.lift": [9.5, 10, 10, 9, 9, 10, 9, 10],
    "left.foot.x": [0.008],
    "right.foot.x": [0.008],
    "left.foot.yaw": [9],
    "right.foot.yaw": [11],
    smile: [0.12],
  },
});

/** One stride: left heel strikes at 0, right at half. Feet are where the ground carries them: see gait.ts. */
export const WALK = clip("walk", {
  seconds: 1,
  loop: true,
  tracks: {
    "hips.y": [-0.028, -0.016, -0.006, -0.016, -0.028, -0.016, -0.006, -0.016],
    "hips.x": [0, 0.014, 0.02, 0.012, 0, -0.014, -0.02, -0.012],
    "hips.yaw": [-6, -4, 0, 4, 6, 4, 0, -4],
    "hips.roll": [0, -3, -2.6, -0.6, 0, 3, 2.6, 0.6],
    "hips.pitch": [3],
    "spine.pitch": [2],
    "spine.yaw": [4, 3, 0, -3, -4, -3, 0, 3],
    "chest.yaw": [6, 4, 0, -4, -6, -4, 0, 4],
    "chest.roll": [0, 1.6, 1.4, 0, 0, -1.6, -1.4, 0],
    "head.yaw": [-4, -3, 0, 3, 4, 3, 0, -3],
    "head.pitch": [-3],
    "left.arm.swing": [-24, -17, 2, 22, 28, 20, 0, -17],
    "right.arm.swing": [28, 20, 0, -17, -24, -17, 2, 22],
    "left.elbow": [14, 16, 22, 34, 40, 32, 22, 16],
    "right.elbow": [40, 32, 22, 16, 14, 16, 22, 34],
    ...both({ "arm.lift": [8], "arm.twist": [14], fist: [0.4], "hand.bend": [4] }),
    smile: [0.1],
  },
});

export const RUN = clip("run", {
  seconds: 1,
  loop: true,
  tracks: {
    "hips.y": [-0.05, -0.07, -0.02, 0.01, -0.05, -0.07, -0.02, 0.01],
    "hips.yaw": [-10, -6, 0, 6, 10, 6, 0, -6],
    "hips.roll": [0, -4, -2, 0, 0, 4, 2, 0],
    "hips.pitch": [9],
    "spine.pitch": [6],
    "chest.yaw": [15, 9, 0, -9, -15, -9, 0, 9],
    "chest.pitch": [3],
    "head.yaw": [-5, -3, 0, 3, 5, 3, 0, -3],
    "head.pitch": [-14],
    "left.arm.swing": [-44, -30, 5, 38, 50, 34, 0, -30],
    "right.arm.swing": [50, 34, 0, -30, -44, -30, 5, 38],
    "left.elbow": [74, 76, 84, 96, 100, 92, 84, 78],
    "right.elbow": [100, 92, 84, 78, 74, 76, 84, 96],
    ...both({ "arm.lift": [12], "arm.twist": [22], fist: [0.85] }),
    smile: [0.1],
  },
});

/** Turning in place: small steps. */
export const TURN = clip("turn", {
  seconds: 0.7,
  loop: true,
  tracks: {
    ...resting,
    "hips.y": [-0.012, -0.02],
    "left.foot.y": [0, 0.035, 0, 0],
    "right.foot.y": [0, 0, 0, 0.035],
    "hips.x": [0.012, 0, -0.012, 0],
  },
});

/** Hips at the cushion; rig.ts keeps the feet on the floor in front. */
export const SIT = clip("sit", {
  seconds: 7,
  loop: true,
  tracks: {
    "hips.pitch": [-7],
    "spine.pitch": [3, 4, 3, 5],
    "chest.pitch": [3, 4.5, 3, 4.5, 3, 4.5],
    "chest.yaw": [0, 2.5, 1, -2.5],
    "head.pitch": [2, 1, 2, 0],
    ...both({
      "arm.lift": [7],
      "arm.swing": [24],
      "arm.twist": [26],
      elbow: [62],
      fist: [0.35],
      "hand.bend": [16],
      "foot.x": [0.015],
      "foot.yaw": [9],
      knee: [7],
    }),
    "left.shoulder": [0, 1.2, 0, 1.2, 0, 1.2],
    "right.shoulder": [0, 1.2, 0, 1.2, 0, 1.2],
    smile: [0.15],
  },
});

/** The right hand brings the microphone to the mouth: the arm itself is solved towards it (rig.ts). */
export const SING = clip("sing", {
  seconds: 3.2,
  loop: true,
  tracks: {
    "spine.roll": [1.6, 0, -1.6, 0],
    "chest.pitch": [-3, -1, -3, -1],
    "chest.yaw": [-4, -7, -4, 0],
    "chest.roll": [2, 0, -2, 0],
    "head.pitch": [-4, -2, -5, -2],
    "head.roll": [2, -1, -3, 0],
    "left.arm.lift": [16, 22, 19, 26],
    "left.arm.swing": [12, 24, 16, 20],
    "left.arm.twist": [10, 4, 10, 6],
    "left.elbow": [38, 54, 42, 60],
    "left.hand.bend": [-6, 4, -8, 2],
    "left.fist": [0.2, 0.1, 0.25, 0.1],
    "right.fist": [1.12],
    smile: [0.3],
  },
});

/** How the legs keep time while somebody sings or listens on their feet. */
export const SWAY = clip("sway", {
  seconds: 3.2,
  loop: true,
  tracks: {
    "hips.x": [0.03, 0, -0.03, 0],
    "hips.y": [-0.01, -0.022, -0.01, -0.022],
    "hips.roll": [-3, 0, 3, 0],
    "hips.yaw": [3, 0, -3, 0],
    "left.foot.x": [0.02],
    "right.foot.x": [0.02],
    "left.foot.yaw": [10],
    "right.foot.yaw": [10],
  },
});
