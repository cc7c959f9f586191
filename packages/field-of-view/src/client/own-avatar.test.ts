import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createMoveJudge, type Floor } from "../movement";
import { createOwnAvatar, type OwnAvatar } from ".";

const shownOf = (own: OwnAvatar) => {
  const out = { x: 0, z: 0 };
  own.shown(out);
  return out;
};

const floor: Floor = {
  bounds: { minX: -20, maxX: 20, minZ: -20, maxZ: 20 },
  obstacles: [{ kind: "box", minX: 3, maxX: 3.2, minZ: -5, maxZ: 5 }],
  bodyRadius: 0.32,
};

describe("the own avatar", () => {
  test("moves in the frame of the key press", () => {
    const own = createOwnAvatar({ x: 0, z: 0 }, floor);
    own.advance({ x: 0, z: -1, run: false }, 1 / 60);
    expect(shownOf(own).z).toBeLessThan(0);
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
    const before = shownOf(own);
    own.correct(sequence, { x: 0.5, z, vx: 0, vz: -1.9 });
    expect(own.motion().x).toBeCloseTo(0.5, 6);
    expect(own.motion().z).toBeLessThan(z - 0.2);
    expect(shownOf(own).x).toBeCloseTo(before.x, 6);
    expect(shownOf(own).z).toBeCloseTo(before.z, 6);
    let last = shownOf(own);
    for (let i = 0; i < 12; i++) {
      walk(1);
      expect(Math.abs(shownOf(own).x - last.x)).toBeLessThan(0.13);
      last = shownOf(own);
    }
    expect(Math.abs(shownOf(own).x - 0.5)).toBeLessThan(0.5 * 0.06);
  });

  test("a correction goes on with the velocity that the server has accepted: walking does not falter", () => {
    const own = createOwnAvatar({ x: 0, z: 0 }, floor);
    for (let i = 0; i < 60; i++) own.advance({ x: 0, z: -1, run: false }, 1 / 60);
    const { sequence, x, z } = own.propose();
    const { vx, vz } = own.motion();
    for (let i = 0; i < 6; i++) own.advance({ x: 0, z: -1, run: false }, 1 / 60);
    const before = { ...own.motion() };
    own.correct(sequence, { x: x + 0.1, z, vx, vz });
    expect(own.motion()).toEqual({ ...before, x: 0.1 });
  });

  test("a correction that puts one somewhere else is shown at once", () => {
    const own = createOwnAvatar({ x: 0, z: 0 }, floor);
    own.correct(own.propose().sequence, { x: 10, z: 10, vx: 0, vz: 0 });
    expect(shownOf(own)).toEqual({ x: 10, z: 10 });
  });

  test("M3 who is called to the stage stands there before hearing that they may", () => {
    const own = createOwnAvatar({ x: 0, z: 0 }, floor);
    own.correct(own.propose().sequence, { x: 3.1, z: 0, vx: 0, vz: 0 });
    own.advance({ x: 0, z: 0, run: false }, 1 / 60);
    expect(shownOf(own)).toEqual({ x: 3.1, z: 0 });
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
            const { x: drawnX, z: drawnZ } = shownOf(own);
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
