import { describe, expect, test } from "vitest";
import { type Bare, BODIES, bodyOf, CROWD } from "../../test/bodies";

import { length, sub, type Vec3 } from "../mesh/vector";
import type { BoneName } from "../skeleton/bones";
import { Animator } from "./animator";
import { CHANNELS, channelIndex, mirror, newPose } from "./channels";
import { DANCES } from "./dances";
import type { Doing } from "./doing";
import { EMOTES } from "./emotes";
import { MICROPHONE } from "./microphone-hold";
import { type Posed, placeOf, pointOn, posed } from "./posed";
import { newFrame, type RigFrame } from "./posing";
import { Rig } from "./rig";

const still: Doing = {
  ...{ forward: 0, sideways: 0, turning: 0, seated: false, seatHeight: 0.48 },
  ...{ emote: null, singing: false, level: 0, gaze: null, beat: null, cued: false },
};
const STEP = 1 / 60;
/** With clothes, which hands and seats keep clear of; 0.1 s each. */
const dressed = Array.from({ length: 5 }, (_, n) => bodyOf(n + 100));

function dancer(body: Bare, seed = 3) {
  const foot = body.joints.leftFoot;
  return new Animator(seed, body.height, { x: foot[0], z: foot[2] });
}

interface Settled {
  frame: RigFrame;
  pose: Posed;
  animator: Animator;
  rig: Rig;
}

function settled(body: Bare, doing: Partial<Doing>, seconds = 2): Settled {
  const animator = dancer(body);
  const rig = new Rig(body);
  const frame = newFrame();
  for (let n = 0; n < seconds / STEP; n++) animator.step(STEP, { ...still, ...doing });
  rig.solve(animator.pose, animator.stance, frame);
  return { frame, pose: posed(body.joints, frame), animator, rig };
}

const apart = (a: Vec3, b: Vec3) => length(sub(a, b));
const palm = ({ pose, rig }: Pick<Settled, "pose" | "rig">, side: "left" | "right") =>
  pointOn(pose, `${side}Hand`, [
    MICROPHONE.palm * rig.size * (side === "left" ? 1 : -1),
    -MICROPHONE.depth * rig.size,
    0,
  ]);

test("whatever somebody does, no bone is lost", () => {
  for (const body of BODIES)
    for (const doing of [
      {},
      { singing: true, level: 0.5 },
      { seated: true },
      { seated: true, singing: true },
      { forward: -1.2 },
      { sideways: 1.5 },
      { gaze: { yaw: 2, pitch: 0.4 } },
      ...EMOTES.map((emote) => ({ emote })),
      ...EMOTES.map((emote) => ({ emote, singing: true, forward: 1.4, beat: 3 })),
    ]) {
      const { frame } = settled(body, doing, 0.4);
      let off = 0;
      for (let n = 0; n < frame.rotations.length; n += 4)
        off = Math.max(off, Math.abs(Math.hypot(...frame.rotations.subarray(n, n + 4)) - 1));
      expect(off).toBeLessThan(0.001);
    }
});

test("nobody stands in a T: hands are beside or before the body and below the chest", () => {
  for (const body of CROWD) {
    const { pose } = settled(body, {});
    for (const hand of ["leftHand", "rightHand"] as const) {
      const at = placeOf(pose, hand);
      expect(at[1]).toBeLessThan(body.joints.chest[1] + 0.06);
      expect(Math.abs(at[0])).toBeLessThan(body.joints.leftUpperArm[0] + 0.25);
    }
  }
});

describe("bodies of all proportions", () => {
  test("clapping hands meet, within 1 cm, on the beat and part again", () => {
    for (const body of CROWD) {
      const animator = dancer(body);
      const rig = new Rig(body);
      const frame = newFrame();
      let [least, most, when] = [9, 0, 0];
      for (let n = 0; n < 150; n++) {
        animator.step(STEP, { ...still, emote: "clap", beat: n * STEP * 2 });
        if (n < 120) continue;
        rig.solve(animator.pose, animator.stance, frame);
        const pose = posed(body.joints, frame);
        const gap = apart(palm({ pose, rig }, "left"), palm({ pose, rig }, "right"));
        most = Math.max(most, gap);
        if (gap < least) [least, when] = [gap, n * STEP * 2];
      }
      expect(least).toBeLessThan(0.01);
      expect(most).toBeGreaterThan(0.15);
      expect(Math.abs(when - Math.round(when))).toBeLessThan(0.15);
    }
  });

  test("a singer holds the microphone at the own mouth, sitting too, and low while there is nothing to sing", () => {
    const head = (settled: Settled): Vec3 => {
      const { grip, size } = settled.rig;
      return pointOn(settled.pose, "rightHand", [-grip.along, -grip.depth, 0.145 * size]);
    };
    for (const body of CROWD)
      for (const seated of [false, true]) {
        const up = settled(body, { singing: true, level: 0.4, seated });
        const low = settled(body, { singing: true, level: 0, seated }, 5);
        const mouth = ({ pose }: Settled) =>
          pointOn(pose, "head", sub(body.mouth ?? [0, 0, 0], body.joints.head));
        expect(apart(head(up), mouth(up))).toBeLessThan(0.045);
        expect(head(up)[2]).toBeGreaterThan(mouth(up)[2]);
        expect(mouth(low)[1] - head(low)[1]).toBeGreaterThan(0.12);
      }
  });

  test("a microphone goes up when words are due, before the voice comes", () => {
    const [body] = CROWD;
    if (!body) throw new Error("nobody");
    const { animator } = settled(body, { singing: true, level: 0 }, 5);
    expect(animator.stance.raised).toBeLessThan(0.05);
    for (let n = 0; n < 40; n++) animator.step(STEP, { ...still, singing: true, cued: true });
    expect(animator.stance.raised).toBeGreaterThan(0.9);
  });

  test("hands make a heart over the crown, fingertips within 4 cm", () => {
    for (const body of CROWD) {
      const { pose } = settled(body, { emote: "heart" });
      const [left, right] = [placeOf(pose, "leftMiddleDistal"), placeOf(pose, "rightMiddleDistal")];
      expect(apart(left, right)).toBeLessThan(0.04);
      expect(left[1]).toBeGreaterThan(body.height - 0.07);
    }
  });

  test("elbows and hands of who stands, walks, sings or dances are not in the trunk", () => {
    for (const body of dressed)
      for (const doing of [
        {},
        { forward: 1.4 },
        { singing: true, level: 0.4 },
        { emote: "dance" as const },
      ]) {
        const { pose, rig } = settled(body, doing);
        for (const side of ["left", "right"] as const) {
          const s = side === "left" ? 1 : -1;
          const elbow = pointOn(pose, "spine", [0, 0, 0]);
          expect(s * (placeOf(pose, `${side}LowerArm`)[0] - elbow[0])).toBeGreaterThan(
            rig.measures.side * 0.8,
          );
        }
      }
  });

  test("who sits has the hips over the cushion, as far as they are thick, and the feet on the floor in front", () => {
    for (const body of dressed) {
      const { frame, pose, rig } = settled(body, { seated: true, seatHeight: 0.48 });
      expect(frame.hips[1] - 0.48).toBeGreaterThan(0.04);
      expect(frame.hips[1] - 0.48).toBeLessThan(0.22 * rig.size);
      for (const side of ["left", "right"] as const) {
        const foot = placeOf(pose, `${side}Foot`);
        expect(foot[1]).toBeCloseTo(body.joints[`${side}Foot`][1], 2);
        expect(foot[2]).toBeGreaterThan(0.25);
      }
    }
  });

  test("knees bend forward, whatever is done", () => {
    for (const body of BODIES)
      for (const doing of [
        { forward: 1.4 },
        { forward: 3.5 },
        { seated: true },
        ...EMOTES.map((emote) => ({ emote, beat: 1.3 })),
      ]) {
        const { pose } = settled(body, doing, 0.9);
        for (const side of ["left", "right"] as const) {
          const [hip, knee, foot] = (["UpperLeg", "LowerLeg", "Foot"] as const).map((name) =>
            placeOf(pose, `${side}${name}` as BoneName),
          );
          if (!hip || !knee || !foot) throw new Error("no leg");
          const share = (knee[1] - hip[1]) / Math.min(-0.01, foot[1] - hip[1]);
          expect(knee[2] - (hip[2] + (foot[2] - hip[2]) * share)).toBeGreaterThan(-0.03);
        }
      }
  });
});

describe("M7 six dances", () => {
  /** The height of the hips through two rounds, by beat. */
  function hipsOf(emote: keyof typeof DANCES, seed: number, beatsPerSecond: number): number[] {
    const animator = new Animator(seed, 1.7);
    const out: number[] = [];
    for (let n = 0; n < 16 * 60; n++) {
      const beat = (n / 60) * beatsPerSecond;
      animator.step(STEP, { ...still, emote, beat });
      if (n > 240)
        out.push(animator.pose[channelIndex("hips.x")] ?? 0, animator.pose[channelIndex("chest.yaw")] ?? 0);
    }
    return out;
  }

  test("differ from each other and fit into eight beats", () => {
    expect(Object.keys(DANCES)).toHaveLength(6);
    for (const { span } of Object.values(DANCES)) expect("beats" in span && 8 % span.beats).toBe(0);
    const ways = Object.keys(DANCES).map((name) => hipsOf(name as keyof typeof DANCES, 1, 2));
    for (const [n, a] of ways.entries())
      for (const b of ways.slice(n + 1))
        expect(Math.max(...a.map((value, i) => Math.abs(value - (b[i] ?? 0))))).toBeGreaterThan(1);
  });

  test("go by the beat of the song that is heard, at any tempo", () => {
    for (const rate of [1.2, 1.9, 2.8]) {
      const animator = new Animator(5, 1.7);
      const seen: number[][] = [[], []];
      for (let n = 0; n < 20 * 60; n++) {
        const beat = (n / 60) * rate;
        animator.step(STEP, { ...still, emote: "dance-bounce", beat });
        // Down on the beat, up between two.
        const part = beat % 1;
        if (n > 300 && (part < 0.1 || part > 0.9)) seen[0]?.push(animator.pose[channelIndex("hips.y")] ?? 0);
        if (n > 300 && Math.abs(part - 0.5) < 0.1) seen[1]?.push(animator.pose[channelIndex("hips.y")] ?? 0);
      }
      expect(Math.max(...(seen[0] ?? []))).toBeLessThan(-0.05);
      expect(Math.min(...(seen[1] ?? []))).toBeGreaterThan(-0.025);
    }
  });

  test("a song that jumps or starts again finds the dancers back on the beat, without music they dance on", () => {
    const animator = new Animator(5, 1.7);
    const hips = () => animator.pose[channelIndex("hips.y")] ?? 0;
    let before = 0;
    let fastest = 0;
    const run = (from: number | null, seconds: number) => {
      for (let n = 0; n < seconds * 60; n++) {
        animator.step(STEP, {
          ...still,
          emote: "dance-bounce",
          beat: from === null ? null : from + (n / 60) * 2,
        });
        if (before !== 0) fastest = Math.max(fastest, Math.abs(hips() - before));
        before = hips();
      }
    };
    run(0, 3);
    run(61.4, 3);
    run(null, 3);
    // 2.6 m/s of the hips would be a jerk; the dance itself makes 0.7.
    expect(fastest).toBeLessThan(0.022);
    run(7, 3);
    animator.step(STEP, { ...still, emote: "dance-bounce", beat: 13 });
    expect(hips()).toBeLessThan(-0.05);
  });

  test("a crowd is on the beat together and yet not alike", () => {
    const [a = [], b = [], c = []] = [1, 2, 3].map((seed) => hipsOf("dance-disco", seed, 2));
    expect(a).not.toEqual(b);
    expect(b).not.toEqual(c);
  });
});

test("a mirror seen in a mirror is the pose itself", () => {
  const pose = newPose();
  for (let n = 0; n < CHANNELS.length; n++) pose[n] = n + 1;
  const once = [...pose];
  mirror(pose);
  expect([...pose]).not.toEqual(once);
  expect(pose[channelIndex("left.elbow")]).toBe(channelIndex("right.elbow") + 1);
  mirror(pose);
  expect([...pose]).toEqual(once);
});

test("the same steps give the same poses, another person breathes and stands differently", () => {
  const run = (seed: number) => {
    const animator = new Animator(seed, 1.7);
    for (let n = 0; n < 200; n++) animator.step(STEP, { ...still, forward: n > 100 ? 1.5 : 0 });
    return [...animator.pose];
  };
  expect(run(1)).toEqual(run(1));
  expect(run(1)).not.toEqual(run(2));
});
