import { type Clip, clip } from "./clip";

/** What people carry (Rule M8), in the left hand: the right one is for a microphone. */
export const THINGS = ["glow-stick", "tambourine"] as const;
export type Thing = (typeof THINGS)[number];

/** What the arm does: while nothing happens, and to music. */
interface Hold {
  readonly low: Clip;
  readonly played: Clip;
}

export const HOLDS: Record<Thing, Hold> = {
  "glow-stick": {
    low: clip("glow stick, low", {
      seconds: 4.6,
      loop: true,
      tracks: {
        "left.reach": [1],
        "left.goal.x": [0.2, 0.205, 0.21, 0.205],
        "left.goal.y": [-0.36, -0.352, -0.356, -0.364],
        "left.goal.z": [0.1],
        "left.palm": [78, 81, 84, 81],
        "left.aim": [8],
        "left.inward": [14],
        "left.pole": [12],
        "left.fist": [1.12],
      },
    }),
    // Over the head from one side to the other, there on the beat.
    played: clip("glow stick, waved", {
      beats: 2,
      loop: true,
      tracks: {
        "left.reach": [1],
        "left.goal.x": [0.17, 0.29, 0.42, 0.29],
        "left.goal.y": [0.27, 0.33, 0.27, 0.33],
        "left.goal.z": [0.06],
        "left.palm": [112, 90, 62, 90],
        "left.aim": [34],
        "left.inward": [8, 0, -8, 0],
        "left.pole": [58],
        "left.shoulder": [12],
        "left.fist": [1.12],
      },
    }),
  },
  tambourine: {
    low: clip("tambourine, low", {
      seconds: 5.1,
      loop: true,
      tracks: {
        "left.arm.lift": [11, 12, 12, 11],
        "left.arm.swing": [4, 5, 4, 3],
        "left.arm.twist": [12],
        "left.elbow": [24, 26, 25, 23],
        "left.fist": [1.12],
      },
    }),
    // A stroke on each beat, a shake between two.
    played: clip("tambourine, shaken", {
      beats: 2,
      loop: true,
      tracks: {
        "left.reach": [1],
        "left.goal.x": [0.1, 0.2, 0.15, 0.21, 0.1, 0.2, 0.15, 0.21],
        "left.goal.y": [-0.1, -0.06, -0.08, -0.05, -0.1, -0.06, -0.08, -0.05],
        "left.goal.z": [0.15],
        "left.palm": [84, 98, 90, 99, 84, 98, 90, 99],
        "left.aim": [44, 58, 50, 60, 44, 58, 50, 60],
        "left.inward": [30, 12, 22, 10, 30, 12, 22, 10],
        "left.pole": [26],
        "left.fist": [1.12],
      },
    }),
  },
};
