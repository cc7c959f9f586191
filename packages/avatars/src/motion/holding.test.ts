import { describe, expect, test } from "vitest";
import { type Bare, BODIES, CROWD } from "../../test/bodies";
import { dot, length, scale, sub, type Vec3 } from "../mesh/vector";
import { Animator } from "./animator";
import type { Doing } from "./doing";
import { THINGS } from "./holds";
import { placeOf, pointOn, posed } from "./posed";
import { newFrame } from "./posing";
import { Rig } from "./rig";
import type { Aim } from "./stance";

const still: Doing = {
  ...{ forward: 0, sideways: 0, turning: 0, seated: false, seatHeight: 0.48 },
  ...{ emote: null, singing: false, level: 0, gaze: null, beat: null, cued: false },
};
const STEP = 1 / 60;

/** @returns the skeleton after so many seconds of doing this, and a way to go on */
function one(body: Bare, doing: Partial<Doing>, seconds = 2) {
  const foot = body.joints.leftFoot;
  const animator = new Animator(3, body.height, { x: foot[0], z: foot[2] });
  const rig = new Rig(body);
  const frame = newFrame();
  const go = (more: Partial<Doing>, seconds: number) => {
    for (let n = 0; n < Math.round(seconds / STEP); n++) animator.step(STEP, { ...still, ...more });
    rig.solve(animator.pose, animator.stance, frame);
    return posed(body.joints, frame);
  };
  return { pose: go(doing, seconds), go, rig };
}

const degrees = (a: Vec3, b: Vec3) =>
  (Math.acos(Math.min(1, dot(a, b) / length(a) / length(b))) * 180) / Math.PI;

describe("M8 what somebody carries", () => {
  /** Where it is held and which way it lies, as the room draws it. */
  const grip = ({ pose, rig }: Pick<ReturnType<typeof one>, "pose" | "rig">) => {
    const { along, depth } = rig.grip;
    const at = (z: number) => pointOn(pose, "leftHand", [along, -depth, z]);
    return { at: at(0), along: sub(at(1), at(0)) };
  };

  test("lies in the closed hand of every body: fingers go round it, 1 to 3 cm away", () => {
    for (const body of CROWD)
      for (const holds of THINGS) {
        const held = one(body, { holds });
        const { at, along } = grip(held);
        for (const bone of ["leftMiddleProximal", "leftMiddleIntermediate", "leftMiddleDistal"] as const) {
          const off = sub(placeOf(held.pose, bone), at);
          const away = length(sub(off, scale(along, dot(off, along))));
          expect(away).toBeGreaterThan(0.01);
          expect(away).toBeLessThan(0.03);
        }
      }
  });

  test("stays in the hand while its holder walks, sits, sings or makes a gesture", () => {
    for (const body of BODIES)
      for (const doing of [
        { forward: 1.4 },
        { seated: true },
        { singing: true, level: 0.4 },
        { emote: "clap" as const },
        { emote: "wave" as const },
      ]) {
        const held = one(body, { ...doing, holds: "glow-stick" });
        expect(grip(held).along[1]).toBeGreaterThan(0.3);
        expect(placeOf(held.pose, "leftHand")[1]).toBeGreaterThan(placeOf(held.pose, "hips")[1] - 0.2);
      }
  });

  test("a glow stick goes from side to side over the shoulder with the song, and hangs low without one", () => {
    for (const body of BODIES) {
      const { go } = one(body, { holds: "glow-stick" }, 3);
      const shoulder = body.joints.leftUpperArm[1];
      expect(placeOf(go({ holds: "glow-stick" }, 1), "leftHand")[1]).toBeLessThan(shoulder - 0.2);
      let beat = 0;
      const sides: number[] = [];
      for (let n = 0; n < 480; n++) {
        beat += 2 * STEP;
        const pose = go({ holds: "glow-stick", beat }, STEP);
        if (n < 240) continue;
        expect(placeOf(pose, "leftHand")[1]).toBeGreaterThan(shoulder);
        sides.push(placeOf(pose, "leftHand")[0]);
      }
      // There and back in two beats, which last a second here.
      const turns = sides.filter(
        (x, n) => n > 0 && n < sides.length - 1 && x >= (sides[n - 1] ?? x) && x > (sides[n + 1] ?? x),
      );
      expect(turns.length).toBeGreaterThanOrEqual(3);
      expect(turns.length).toBeLessThanOrEqual(5);
      expect(Math.max(...sides) - Math.min(...sides)).toBeGreaterThan(0.15);
    }
  });

  test("is put down and another one taken up without a jerk", () => {
    const [body] = BODIES;
    if (!body) throw new Error("nobody");
    const { go, pose } = one(body, { holds: "glow-stick", beat: 0 });
    let before = placeOf(pose, "leftHand");
    for (const holds of [null, "tambourine", "glow-stick"] as const)
      for (let n = 0; n < 60; n++) {
        const now = placeOf(go({ holds }, STEP), "leftHand");
        expect(length(sub(now, before))).toBeLessThan(0.08);
        before = now;
      }
  });
});

test("arms of who sits before a camera follow their own: wrists come where they were seen, within 2 cm", () => {
  const left = { isSeen: true, x: 0.35, y: 0.6, z: 0.35 };
  const right = { isSeen: true, x: -0.2, y: -0.1, z: 0.75 };
  for (const body of CROWD) {
    const { pose, go } = one(body, { seen: { turn: 0.2, lean: 0.1, left, right } });
    const long = (["UpperArm", "LowerArm"] as const)
      .map((bone, n) => length(sub(body.joints[`left${bone}`], body.joints[n ? "leftHand" : "leftLowerArm"])))
      .reduce((sum, part) => sum + part);
    for (const [side, { x, y, z }] of [
      ["left", left],
      ["right", right],
    ] as const) {
      const off = sub(placeOf(pose, `${side}Hand`), placeOf(pose, `${side}UpperArm`));
      expect(length(sub(off, [x * long, y * long, z * long]))).toBeLessThan(0.02);
    }
    // Turned to the left: the left shoulder is further back.
    expect(placeOf(pose, "leftUpperArm")[2]).toBeLessThan(placeOf(pose, "rightUpperArm")[2]);
    expect(placeOf(go({}, 1), "leftHand")[1]).toBeLessThan(body.joints.chest[1] + 0.06);
  }
});

describe("M10 who points", () => {
  /** How far the finger's line passes what is meant, degrees. */
  function off(body: Bare, aim: Aim, doing: Partial<Doing> = {}): number {
    const { pose } = one(body, { emote: "point", aim, ...doing });
    const side = doing.singing ? "left" : "right";
    const knuckle = placeOf(pose, `${side}IndexProximal`);
    const tip = placeOf(pose, `${side}IndexDistal`);
    return degrees(sub(tip, knuckle), sub([aim.x, aim.y, aim.z], knuckle));
  }

  test("does so at what is meant, within 10 degrees, whatever the body: near, far, high, to both sides", () => {
    for (const body of CROWD)
      for (const aim of [
        { x: 0, y: 1.5, z: 2 },
        { x: 0, y: 3.5, z: 9 },
        { x: 2, y: 1.2, z: 3 },
        { x: -3, y: 1.4, z: 1 },
        { x: 0.4, y: 0.4, z: 1.6 },
      ])
        expect(off(body, aim)).toBeLessThan(10);
  });

  test("with a microphone in the right hand points with the left, sitting too", () => {
    for (const body of BODIES)
      for (const seated of [false, true])
        expect(off(body, { x: 1, y: 1.5, z: 4 }, { singing: true, level: 0.4, seated })).toBeLessThan(10);
  });

  test("follows what moves, smoothly", () => {
    const [body] = BODIES;
    if (!body) throw new Error("nobody");
    const { go, pose } = one(body, { emote: "point", aim: { x: -2, y: 1.4, z: 3 } });
    let before = placeOf(pose, "rightHand");
    const first = before;
    for (let n = 0; n < 90; n++) {
      const now = placeOf(go({ emote: "point", aim: { x: 2, y: 1.4, z: 3 } }, STEP), "rightHand");
      expect(length(sub(now, before))).toBeLessThan(0.12);
      before = now;
    }
    expect(before[0] - first[0]).toBeGreaterThan(0.3);
  });
});
