import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createMoveJudge, type Floor } from "../movement";
import {
  createOwnAvatar,
  createPlayoutDelay,
  createRemoteAvatar,
  LEAST_DELAY_MS,
  MOST_DELAY_MS,
  turn,
} from ".";

describe("how far behind others are shown", () => {
  test("100 ms on a steady connection", () => {
    const delay = createPlayoutDelay();
    for (let t = 0; t < 5_000; t += 50) delay.arrived(t, t + 30);
    expect(delay.delayMs()).toBe(LEAST_DELAY_MS);
  });

  test("more at once when frames come late, at most 250 ms, and slowly less when they do not", () => {
    const delay = createPlayoutDelay();
    for (let t = 0; t < 5_000; t += 50) delay.arrived(t, t + 30 + (t % 200 === 0 ? 110 : 0));
    expect(delay.delayMs()).toBe(190);
    for (let t = 5_000; t < 10_000; t += 50) delay.arrived(t, t + 30 + (t % 200 === 0 ? 900 : 0));
    expect(delay.delayMs()).toBe(MOST_DELAY_MS);
    let before = delay.delayMs();
    for (let t = 10_000; t < 40_000; t += 50) {
      delay.arrived(t, t + 30);
      expect(before - delay.delayMs()).toBeLessThanOrEqual(0.51 + (t < 16_000 ? 9 : 0));
      before = delay.delayMs();
    }
    expect(before).toBe(LEAST_DELAY_MS);
  });
});

const origin = { x: 0, z: 0, yaw: 0 };

describe("remote avatars", () => {
  test("between two frames the way is a straight line and the turn the shorter one", () => {
    const avatar = createRemoteAvatar({ x: 0, z: 0, yaw: 3 }, 0);
    avatar.push({ x: 0.2, z: -0.1, yaw: -3 }, 50, true);
    const { x, z, yaw } = avatar.poseAt(25);
    expect([x, z]).toEqual([0.1, -0.05]);
    expect(Math.abs(turn(yaw, Math.PI))).toBeLessThan(1e-9);
  });

  test("without news a walker walks on for 250 ms and then stands; who stood stays", () => {
    const avatar = createRemoteAvatar(origin, 0);
    avatar.push({ x: 0.1, z: 0, yaw: 0 }, 50, true);
    expect(avatar.poseAt(200).x).toBeCloseTo(0.4, 6);
    expect(avatar.poseAt(300).x).toBeCloseTo(0.6, 6);
    expect(avatar.poseAt(5_000).x).toBeCloseTo(0.6, 6);
    const resting = createRemoteAvatar(origin, 0);
    resting.push({ x: 0.1, z: 0, yaw: 0 }, 50, false);
    expect(resting.poseAt(5_000).x).toBe(0.1);
  });

  test("who begins to walk after a rest does not drift through it, nor shoot over", () => {
    const avatar = createRemoteAvatar(origin, 0);
    avatar.push({ x: 0.1, z: 0, yaw: 0 }, 10_000, true);
    expect(avatar.poseAt(9_800).x).toBe(0);
    expect(avatar.poseAt(9_975).x).toBeCloseTo(0.05, 6);
    const far = createRemoteAvatar(origin, 0);
    far.push({ x: 0.8, z: 0, yaw: 0 }, 10_000, true);
    expect(far.poseAt(9_900).x).toBeCloseTo(0.4, 6);
    expect(far.poseAt(10_500).x).toBeCloseTo(0.8 + 0.25 * 4, 6);
  });

  test("who is placed somewhere else is there at once", () => {
    const avatar = createRemoteAvatar(origin, 0);
    avatar.poseAt(10);
    avatar.push({ x: 8, z: -6, yaw: 1 }, 50, false);
    expect(avatar.poseAt(60)).toEqual({ x: 8, z: -6, yaw: 1 });
  });

  test("late frames, in the order in which TCP brings them, never make an avatar jump", () => {
    const lateness = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 30, maxLength: 60 });
    fc.assert(
      fc.property(lateness, fc.constantFrom(50, 100, 250), (frames, every) => {
        const truth = (t: number) => ({ x: Math.sin(t / 600), z: Math.cos(t / 500), yaw: t / 1_000 });
        const avatar = createRemoteAvatar(truth(0), 0);
        let latest = 0;
        const arrivals = frames.map((late, i) => {
          latest = Math.max(latest, (i + 1) * every + late);
          return { at: (i + 1) * every, arrives: latest };
        });
        let shown = avatar.poseAt(-150);
        let next = 0;
        for (let now = 0; now < frames.length * every; now += 16) {
          for (let frame = arrivals[next]; frame && frame.arrives <= now; frame = arrivals[++next]) {
            avatar.push(truth(frame.at), frame.at, true);
          }
          const pose = avatar.poseAt(now - 150);
          const there = truth(now - 150);
          const error = Math.hypot(shown.x - there.x, shown.z - there.z);
          // Running is 6 cm in 16 ms; besides, at most a fifth of what was wrong is taken back, and the straight
          // line between two frames is up to 5 cm from the curve that was walked.
          const moved = Math.hypot(pose.x - shown.x, pose.z - shown.z);
          if (moved > 0.08 + 0.2 * (error + 0.05))
            throw new Error(`moved ${moved.toFixed(2)} m at ${error.toFixed(2)} m`);
          shown = pose;
        }
      }),
      { numRuns: 200 },
    );
  });

  test("on a steady connection the error against the true path is millimetres", () => {
    const truth = (t: number) => ({ x: 1.9 * (t / 1_000), z: Math.sin(t / 800), yaw: 0 });
    const avatar = createRemoteAvatar(truth(0), 0);
    for (let now = 0; now < 4_000; now += 10) {
      if (now % 50 === 30) avatar.push(truth(now - 30), now - 30, true);
      if (now < 300) continue;
      const { x, z } = avatar.poseAt(now - 100);
      const there = truth(now - 100);
      expect(Math.hypot(x - there.x, z - there.z)).toBeLessThan(0.005);
    }
  });
});

const floor: Floor = {
  bounds: { minX: -20, maxX: 20, minZ: -20, maxZ: 20 },
  obstacles: [{ kind: "box", minX: 3, maxX: 3.2, minZ: -5, maxZ: 5 }],
  bodyRadius: 0.32,
};

describe("the own avatar", () => {
  test("moves in the frame of the key press", () => {
    const own = createOwnAvatar({ x: 0, z: 0 }, floor);
    own.advance({ x: 0, z: -1, run: false }, 1 / 60);
    expect(own.shown().z).toBeLessThan(0);
  });

  test("M1 a correction is walked on from, and fades from the eye within 200 ms", () => {
    const own = createOwnAvatar({ x: 0, z: 0 }, floor);
    const walk = (frames: number) => {
      for (let i = 0; i < frames; i++) own.advance({ x: 0, z: -1, run: false }, 1 / 60);
    };
    walk(30);
    const { sequence, z } = own.propose();
    walk(6);
    own.propose();
    walk(6);
    const before = own.shown();
    own.correct(sequence, { x: 0.5, z });
    expect(own.motion().x).toBeCloseTo(0.5, 6);
    expect(own.motion().z).toBeLessThan(z - 0.2);
    expect(own.shown().x).toBeCloseTo(before.x, 6);
    expect(own.shown().z).toBeCloseTo(before.z, 6);
    let last = own.shown();
    for (let i = 0; i < 12; i++) {
      walk(1);
      expect(Math.abs(own.shown().x - last.x)).toBeLessThan(0.13);
      last = own.shown();
    }
    expect(Math.abs(own.shown().x - 0.5)).toBeLessThan(0.5 * 0.06);
  });

  test("a correction that puts one somewhere else is shown at once", () => {
    const own = createOwnAvatar({ x: 0, z: 0 }, floor);
    own.correct(own.propose().sequence, { x: 10, z: 10 });
    expect(own.shown()).toEqual({ x: 10, z: 10 });
  });

  test("M3 who is called to the stage stands there before hearing that they may", () => {
    const own = createOwnAvatar({ x: 0, z: 0 }, floor);
    own.correct(own.propose().sequence, { x: 3.1, z: 0 });
    own.advance({ x: 0, z: 0, run: false }, 1 / 60);
    expect(own.shown()).toEqual({ x: 3.1, z: 0 });
  });

  test("M1 client and judge agree over lag, loss and sequence numbers that wrap", () => {
    const stride = fc.record({
      x: fc.constantFrom(-1, 0, 1),
      z: fc.constantFrom(-1, 0, 1),
      run: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(stride, { minLength: 20, maxLength: 80 }),
        fc.integer({ min: 0, max: 6 }),
        (strides, lag) => {
          const own = createOwnAvatar({ x: 0, z: 0 }, floor);
          const judge = createMoveJudge({ x: 0, z: 0 }, 0);
          for (let i = 0; i < 0xfff0; i++) own.acknowledge(own.propose().sequence);
          const onTheWay: { due: number; sequence: number; verdict: boolean }[] = [];
          strides.forEach((each, tick) => {
            for (let frame = 0; frame < 3; frame++) own.advance(each, 1 / 60);
            const { sequence, x, z } = own.propose();
            const verdict = judge.propose({ x, z }, floor, (tick + 1) * 50);
            onTheWay.push({ due: tick + lag, sequence, verdict: verdict.ok });
            while (onTheWay[0] && onTheWay[0].due <= tick) {
              const answer = onTheWay.shift();
              if (!answer?.verdict) throw new Error("refused");
              own.acknowledge(answer.sequence);
            }
            const { x: drawnX, z: drawnZ } = own.shown();
            if (Math.hypot(drawnX - x, drawnZ - z) > 1e-9) throw new Error("drawn elsewhere");
          });
        },
      ),
      { numRuns: 30 },
    );
  });

  test("when the room changes under one's feet one stands beside the new prop", () => {
    const own = createOwnAvatar({ x: 0, z: 0 }, floor);
    own.setFloor({ ...floor, obstacles: [{ kind: "circle", x: 0.1, z: 0, radius: 1 }] });
    expect(Math.hypot(own.motion().x - 0.1, own.motion().z)).toBeCloseTo(1.32, 6);
  });
});
