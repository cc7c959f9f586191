import { describe, expect, test } from "vitest";
import { type AvatarBody, buildAvatar } from "../mesh/avatar-mesh";
import { add, length, sub, type Vec3 } from "../mesh/vector";
import { LOOKS } from "../recipe";
import { BONES, type BoneName, PARENTS } from "../skeleton/bones";
import { Animator, type Doing } from "./animator";
import { EMOTES } from "./emotes";
import { IDENTITY, type Quat, times, turn } from "./quaternion";
import { newFrame, Rig, type RigFrame } from "./rig";

const bodies = LOOKS.map(({ recipe }) => buildAvatar(recipe));
const still: Doing = {
  forward: 0,
  sideways: 0,
  turning: 0,
  seated: false,
  seatHeight: 0.48,
  emote: null,
  singing: false,
  level: 0,
  gaze: null,
};

/** Where a joint ends up, in the body's frame. */
function placeOf(body: AvatarBody, frame: RigFrame, name: BoneName): Vec3 {
  const at: Vec3[] = [];
  const global: Quat[] = [];
  BONES.forEach((bone, n) => {
    const parent = PARENTS[n] ?? -1;
    const r = frame.rotations;
    const local: Quat = [r[n * 4] ?? 0, r[n * 4 + 1] ?? 0, r[n * 4 + 2] ?? 0, r[n * 4 + 3] ?? 1];
    const above = global[parent] ?? IDENTITY;
    const offset = sub(body.joints[bone], body.joints[BONES[parent] ?? "hips"]);
    at[n] = parent < 0 ? frame.hips : add(at[parent] ?? [0, 0, 0], turn(above, offset));
    global[n] = parent < 0 ? local : times(above, local);
  });
  return at[BONES.indexOf(name)] ?? [0, 0, 0];
}

function settled(
  body: AvatarBody,
  doing: Partial<Doing>,
  seconds = 2,
): { frame: RigFrame; animator: Animator; rig: Rig } {
  const animator = new Animator(3, body.height);
  const rig = new Rig(body);
  const frame = newFrame();
  for (let n = 0; n < seconds * 60; n++) animator.step(1 / 60, { ...still, ...doing });
  rig.solve(animator.pose, animator.stance, frame);
  return { frame, animator, rig };
}

describe.each([1, 1.9, 4])("walking at %s m/s", (speed) => {
  test("a foot on the ground stays where it is", () => {
    for (const body of bodies.slice(0, 4)) {
      const { animator, rig, frame } = settled(body, { forward: speed });
      let worst = 0;
      let before: Vec3 | null = null;
      let gone = 0;
      for (let n = 0; n < 120; n++) {
        animator.step(1 / 60, { ...still, forward: speed });
        rig.solve(animator.pose, animator.stance, frame);
        gone += speed / 60;
        const foot = placeOf(body, frame, "leftToes");
        const world: Vec3 = [foot[0], foot[1], foot[2] + gone];
        const ankle = placeOf(body, frame, "leftFoot")[1];
        const down = foot[1] < body.joints.leftToes[1] + 0.012 && ankle < body.joints.leftFoot[1] + 0.012;
        if (down && before)
          worst = Math.max(worst, length(sub([world[0], 0, world[2]], [before[0], 0, before[2]])));
        before = down ? world : null;
      }
      // Millimetres a frame, against the 17-67 mm that the body moves.
      expect(worst).toBeLessThan(speed > 3 ? 0.03 : 0.012);
    }
  });

  test("feet never sink far into the floor", () => {
    for (const body of bodies.slice(0, 4)) {
      const { animator, rig, frame } = settled(body, { forward: speed });
      for (let n = 0; n < 90; n++) {
        animator.step(1 / 60, { ...still, forward: speed });
        rig.solve(animator.pose, animator.stance, frame);
        expect(placeOf(body, frame, "leftFoot")[1]).toBeGreaterThan(body.joints.leftFoot[1] - 0.02);
      }
    }
  });
});

test("whatever somebody does, no bone is lost", () => {
  for (const body of bodies)
    for (const doing of [
      {},
      { singing: true, level: 0.5 },
      { seated: true },
      { seated: true, singing: true },
      { forward: -1.2 },
      { sideways: 1.5 },
      { gaze: { yaw: 2, pitch: 0.4 } },
      ...EMOTES.map((emote) => ({ emote })),
      ...EMOTES.map((emote) => ({ emote, singing: true, forward: 1.4 })),
    ]) {
      const { frame } = settled(body, doing, 0.8);
      for (let n = 0; n < frame.rotations.length; n += 4)
        expect(Math.hypot(...frame.rotations.subarray(n, n + 4))).toBeCloseTo(1, 3);
    }
});

test("nobody stands in a T: hands hang beside the body", () => {
  for (const body of bodies) {
    const { frame } = settled(body, {});
    for (const hand of ["leftHand", "rightHand"] as const) {
      const at = placeOf(body, frame, hand);
      expect(at[1]).toBeLessThan(body.joints.hips[1] + 0.1);
      expect(Math.abs(at[0])).toBeLessThan(body.joints.leftUpperArm[0] + 0.2);
    }
  }
});

test("a singer holds the microphone at the mouth, sitting too", () => {
  for (const body of bodies)
    for (const seated of [false, true]) {
      const { frame } = settled(body, { singing: true, level: 0.4, seated });
      const hand = placeOf(body, frame, "rightHand");
      const head = placeOf(body, frame, "head");
      expect(length(sub(hand, head))).toBeLessThan(0.34 * (body.height / 1.7));
      // In front of the face, not in it.
      expect(hand[2]).toBeGreaterThan(head[2] + 0.06);
    }
});

test("who sits has the hips on the cushion and the feet on the floor", () => {
  for (const body of bodies) {
    const { frame } = settled(body, { seated: true, seatHeight: 0.48 });
    expect(frame.hips[1]).toBeGreaterThan(0.48);
    expect(frame.hips[1]).toBeLessThan(0.64);
    expect(placeOf(body, frame, "leftFoot")[1]).toBeCloseTo(body.joints.leftFoot[1], 1);
    expect(placeOf(body, frame, "leftFoot")[2]).toBeGreaterThan(0.25);
  }
});

test("the same steps give the same poses, another person breathes differently", () => {
  const run = (seed: number) => {
    const animator = new Animator(seed, 1.7);
    for (let n = 0; n < 200; n++) animator.step(1 / 60, { ...still, forward: n > 100 ? 1.5 : 0 });
    return [...animator.pose];
  };
  expect(run(1)).toEqual(run(1));
  expect(run(1)).not.toEqual(run(2));
});
