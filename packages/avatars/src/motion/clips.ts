import { both, clip } from "./clip";

/** One stride: left heel strikes at 0, right at half. Feet are where the ground carries them: see feet.ts. */
export const WALK = clip("walk", {
  seconds: 1,
  loop: true,
  tracks: {
    "hips.y": [-0.02, -0.012, -0.004, -0.012, -0.02, -0.012, -0.004, -0.012],
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

/** What trunk and arms do on the way down to a seat and up from it; how far down the hips are says stance.seated. */
export const RISE = clip("rise", {
  seconds: 1,
  loop: false,
  tracks: {
    "hips.pitch": [0, 20, 34, 24, 0],
    "hips.z": [0, -0.05, -0.09, -0.05, 0],
    "spine.pitch": [0, 8, 12, 9, 0],
    "chest.pitch": [0, 4, 6, 5, 0],
    "head.pitch": [0, -12, -22, -14, 0],
    ...both({
      "arm.lift": [9, 10, 11, 9, 9],
      "arm.swing": [3, 22, 38, 34, 20],
      "arm.twist": [12, 16, 22, 24, 20],
      elbow: [16, 24, 38, 50, 50],
      fist: [0.3],
      "hand.bend": [6, 8, 10, 12, 12],
    }),
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

/** Between phrases: the microphone is low, the other arm hangs. */
export const WAIT = clip("wait", {
  seconds: 5.2,
  loop: true,
  tracks: {
    "chest.pitch": [-1, 0.5, -1, 0.5],
    "chest.yaw": [-2, 0, 2, 0],
    "head.pitch": [0, 2, 1, -1],
    "head.roll": [1, -1, -2, 1],
    "left.arm.lift": [10, 11, 10, 11],
    "left.arm.swing": [4],
    "left.arm.twist": [12],
    "left.elbow": [20, 24, 20, 22],
    "left.fist": [0.3],
    "right.fist": [1.12],
    smile: [0.2],
  },
});

/** How the legs keep time while somebody sings on their feet. */
export const SWAY = clip("sway", {
  beats: 4,
  loop: true,
  tracks: {
    "hips.x": [0.03, 0.022, 0, -0.022, -0.03, -0.022, 0, 0.022],
    "hips.y": [-0.022, -0.008, -0.022, -0.008, -0.022, -0.008, -0.022, -0.008],
    "hips.roll": [-3, -2, 0, 2, 3, 2, 0, -2],
    "hips.yaw": [3, 2, 0, -2, -3, -2, 0, 2],
    ...both({ "foot.x": [0.02], "foot.yaw": [10] }),
  },
});

/** Added to whatever a listener does: the head and the knees go with the beat. */
export const NOD = clip("nod", {
  beats: 2,
  loop: true,
  tracks: {
    "hips.y": [-0.02, 0, -0.02, 0],
    "hips.x": [0.012, 0, -0.012, 0],
    "chest.pitch": [1.4, -0.6, 1.4, -0.6],
    "chest.roll": [1, 0, -1, 0],
    "head.pitch": [5, -2, 5, -2],
    "head.roll": [1.5, 0, -1.5, 0],
  },
});

/** Hands that help along while somebody speaks. */
export const TALK = clip("talk", {
  seconds: 4.1,
  loop: true,
  tracks: {
    "right.arm.lift": [14, 18, 15, 22, 16, 12],
    "right.arm.swing": [20, 30, 24, 36, 26, 18],
    "right.arm.twist": [16, 4, 14, -4, 10, 16],
    "right.elbow": [64, 84, 58, 92, 70, 60],
    "right.forearm": [-30, -60, -20, -70, -40, -30],
    "right.hand.bend": [-8, 6, -14, 10, 0, -8],
    "right.fist": [0.25, 0.1, 0.3, 0.05, 0.2, 0.3],
    "left.arm.lift": [10, 12, 11, 15, 12, 10],
    "left.arm.swing": [6, 10, 8, 20, 12, 6],
    "left.arm.twist": [14],
    "left.elbow": [24, 34, 30, 62, 40, 26],
    "left.forearm": [0, -10, 0, -40, -20, 0],
    "left.fist": [0.3],
  },
});
