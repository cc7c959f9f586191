import { describe, expect, test } from "vitest";
import { BODIES } from "../../test/bodies";
import type { Vec3 } from "../mesh/vector";
import { Animator } from "./animator";
import type { Doing } from "./doing";
import { placeOf, pointOn, posed } from "./posed";
import { newFrame } from "./posing";
import { Rig } from "./rig";

const still: Doing = {
  ...{ forward: 0, sideways: 0, turning: 0, seated: false, seatHeight: 0.48 },
  ...{ emote: null, singing: false, level: 0, gaze: null, beat: null, cued: false },
};
const STEP = 1 / 60;
const LEGS = /^hips$|Leg$|Foot$|Toes$/;

interface Slide {
  /** The farthest that a foot slid while it stood, mm. */
  worst: number;
  /** How often a foot was put down. */
  steps: number;
  /** The deepest that a sole went into the floor, mm. */
  sunk: number;
}

/** Walks a body as told and follows its feet through the world. */
function slideOf(
  body: (typeof BODIES)[number],
  doing: (s: number) => Partial<Doing>,
  from: number,
  to: number,
): Slide {
  const foot = body.joints.leftFoot;
  const animator = new Animator(7, body.height, { x: foot[0], z: foot[2] });
  const rig = new Rig(body);
  const frame = newFrame();
  const out: Slide = { worst: 0, steps: 0, sunk: 0 };
  let [x, z, yaw] = [0, 0, 0];
  const stood: Record<string, { ball: Vec3; heel: Vec3 } | null> = { left: null, right: null };
  for (let n = 0; n * STEP < to; n++) {
    const now = { ...still, ...doing(n * STEP) };
    yaw += now.turning * STEP;
    x += (now.sideways * Math.cos(yaw) + now.forward * Math.sin(yaw)) * STEP;
    z += (-now.sideways * Math.sin(yaw) + now.forward * Math.cos(yaw)) * STEP;
    animator.step(STEP, now);
    rig.solve(animator.pose, animator.stance, frame);
    if (n * STEP < from) continue;
    const pose = posed(body.joints, frame, (bone) => LEGS.test(bone));
    for (const side of ["left", "right"] as const) {
      const inWorld = ([px, py, pz]: Vec3): Vec3 => [
        px * Math.cos(yaw) + pz * Math.sin(yaw) + x,
        py,
        -px * Math.sin(yaw) + pz * Math.cos(yaw) + z,
      ];
      const ballHeight = body.joints[`${side}Toes`][1];
      const ball = inWorld(placeOf(pose, `${side}Toes`));
      const heel = inWorld(
        pointOn(pose, `${side}Foot`, [0, -body.joints[`${side}Foot`][1], -0.045 * rig.size]),
      );
      out.sunk = Math.max(out.sunk, (ballHeight - ball[1]) * 1000, -heel[1] * 1000);
      // The ball stands while it is at its height; only the heel while the toes are still up.
      const onBall = ball[1] < ballHeight + 0.004;
      const onHeel = !onBall && heel[1] < 0.004;
      const before = stood[side] ?? null;
      if (!onBall && !onHeel) stood[side] = null;
      else if (!before) {
        stood[side] = { ball, heel };
        out.steps++;
      } else if (onBall) {
        // From the heel's strike on, until the ball has come down.
        if (before.ball[1] > ballHeight + 0.004) stood[side] = { ball, heel };
        else
          out.worst = Math.max(
            out.worst,
            Math.hypot(ball[0] - before.ball[0], ball[2] - before.ball[2]) * 1000,
          );
      } else if (before.ball[1] > ballHeight + 0.004)
        out.worst = Math.max(
          out.worst,
          Math.hypot(heel[0] - before.heel[0], heel[2] - before.heel[2]) * 1000,
        );
    }
  }
  return out;
}

const WAYS: Record<string, { doing: (s: number) => Partial<Doing>; most: number }> = {
  "strolling at 0.8 m/s": { doing: () => ({ forward: 0.8 }), most: 8 },
  "walking at 1.4 m/s": { doing: () => ({ forward: 1.4 }), most: 8 },
  "running at 3.5 m/s": { doing: () => ({ forward: 3.5 }), most: 15 },
  "walking in a curve": { doing: () => ({ forward: 1.4, turning: 0.9 }), most: 15 },
  "walking backwards": { doing: () => ({ forward: -1 }), most: 15 },
  "walking aside": { doing: () => ({ sideways: 1 }), most: 15 },
  "turning in place": { doing: () => ({ turning: 1.5 }), most: 15 },
  "starting and stopping": { doing: (s) => ({ forward: s % 2 < 1 ? 1.4 : 0 }), most: 15 },
  "speeding up and slowing down": { doing: (s) => ({ forward: 2 + 1.6 * Math.sin(s * 2) }), most: 15 },
};

describe.each(Object.entries(WAYS))("%s", (_, { doing, most }) => {
  test("a foot that stands stays where it is, on short and tall bodies", () => {
    for (const body of BODIES) {
      const slide = slideOf(body, doing, 1, 4);
      expect(slide.steps).toBeGreaterThan(3);
      expect(slide.worst).toBeLessThan(most);
      expect(slide.sunk).toBeLessThan(8);
    }
  });
});
