import { LIMITS } from "@karaverse/protocol";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  createMoveJudge,
  depthIn,
  type Floor,
  gaitOf,
  isWithin,
  type Motion,
  type Obstacle,
  type Stride,
  settle,
  step,
} from ".";

const open: Floor = { bounds: { minX: -20, maxX: 20, minZ: -20, maxZ: 20 }, obstacles: [], bodyRadius: 0.32 };
const still: Motion = { x: 0, z: 0, vx: 0, vz: 0 };

function walk(from: Motion, stride: Stride, seconds: number, floor: Floor, dt = 1 / 60): Motion {
  let motion = from;
  for (let t = 0; t < seconds - 1e-9; t += dt) motion = step(motion, stride, dt, floor);
  return motion;
}

describe("walking", () => {
  test("M1 one walks at 1.9 m/s and runs at 4 m/s, also diagonally", () => {
    for (const run of [false, true]) {
      const { vx, vz } = walk(still, { x: 5, z: -5, run }, 2, open);
      expect(Math.hypot(vx, vz)).toBeCloseTo(run ? LIMITS.runMetresPerSecond : LIMITS.walkMetresPerSecond, 6);
      expect(gaitOf({ vx, vz })).toBe(run ? "run" : "walk");
    }
    expect(gaitOf(still)).toBe("rest");
  });

  test("one is at full pace within 0.4 s and stands within 0.3 s", () => {
    const running = walk(still, { x: 1, z: 0, run: true }, 0.4, open);
    expect(running.vx).toBeCloseTo(4, 5);
    expect(walk(running, { x: 0, z: 0, run: false }, 0.3, open).vx).toBe(0);
  });

  test("how often it is computed hardly matters", () => {
    const fine = walk(still, { x: 1, z: 0.3, run: true }, 1.5, open, 1 / 240);
    const coarse = walk(still, { x: 1, z: 0.3, run: true }, 1.5, open, 1 / 20);
    expect(Math.hypot(fine.x - coarse.x, fine.z - coarse.z)).toBeLessThan(0.12);
  });

  test("along a wall one slides, at the pace that the wall leaves", () => {
    const wall: Floor = { ...open, obstacles: [{ kind: "box", minX: 2, maxX: 2.05, minZ: -10, maxZ: 10 }] };
    const { x, z, vz } = walk(still, { x: 1, z: 1, run: false }, 3, wall);
    expect(x).toBeCloseTo(2 - 0.32, 3);
    expect(z).toBeGreaterThan(3);
    expect(vz).toBeCloseTo(1.9 / Math.SQRT2, 1);
  });

  test("round a pillar one slides past", () => {
    const pillar: Floor = { ...open, obstacles: [{ kind: "circle", x: 3, z: 0.1, radius: 0.5 }] };
    expect(walk(still, { x: 1, z: 0, run: false }, 5, pillar).x).toBeGreaterThan(5);
  });
});

const obstacle: fc.Arbitrary<Obstacle> = fc.oneof(
  fc
    .record({
      x: fc.double({ min: -15, max: 15, noNaN: true }),
      z: fc.double({ min: -15, max: 15, noNaN: true }),
      w: fc.double({ min: 0.05, max: 3, noNaN: true }),
      d: fc.double({ min: 0.05, max: 3, noNaN: true }),
    })
    .map(({ x, z, w, d }) => ({ kind: "box" as const, minX: x, maxX: x + w, minZ: z, maxZ: z + d })),
  fc.record({
    kind: fc.constant("circle" as const),
    x: fc.double({ min: -15, max: 15, noNaN: true }),
    z: fc.double({ min: -15, max: 15, noNaN: true }),
    radius: fc.double({ min: 0.1, max: 2, noNaN: true }),
  }),
);
const stride = fc.record({
  x: fc.double({ min: -1, max: 1, noNaN: true }),
  z: fc.double({ min: -1, max: 1, noNaN: true }),
  run: fc.boolean(),
});

test("M1 wherever one walks: never outside, never through a single obstacle, never faster than running", () => {
  fc.assert(
    fc.property(
      obstacle,
      fc.array(fc.tuple(stride, fc.double({ min: 0.001, max: 0.4, noNaN: true })), { maxLength: 60 }),
      (one, strides) => {
        const floor: Floor = { ...open, obstacles: [one] };
        const start = { x: 0, z: 0 };
        settle(start, floor);
        let motion: Motion = { ...start, vx: 0, vz: 0 };
        for (const [each, dt] of strides) {
          const before = motion;
          motion = step(motion, each, dt, floor);
          const moved = Math.hypot(motion.x - before.x, motion.z - before.z);
          // Pushed out of a corner one may move a little beyond the pace.
          if (moved > 4 * Math.min(dt, 0.25) + 0.06) throw new Error(`moved ${moved} m in ${dt} s`);
          if (!isWithin(floor.bounds, motion, 1e-9)) throw new Error("outside");
          if (depthIn(one, motion, floor.bodyRadius) > 1e-6) throw new Error("inside an obstacle");
        }
      },
    ),
    { numRuns: 300 },
  );
});

describe("Rule M1: proposals", () => {
  const floor: Floor = { ...open, obstacles: [{ kind: "box", minX: 2, maxX: 2.1, minZ: -3, maxZ: 3 }] };

  test("M1 who moves by the rules is never refused, however late the proposals come", () => {
    fc.assert(
      fc.property(
        obstacle,
        fc.array(fc.tuple(stride, fc.nat(8)), { minLength: 1, maxLength: 40 }),
        (one, moves) => {
          const around: Floor = { ...open, obstacles: [one] };
          const start = { x: 0, z: 0 };
          settle(start, around);
          let motion: Motion = { ...start, vx: 0, vz: 0 };
          const judge = createMoveJudge(start, 0);
          let now = 0;
          let delivered = 0;
          for (const [each, late] of moves) {
            for (let i = 0; i < 3; i++) motion = step(motion, each, 1 / 60, around);
            now += 50;
            delivered = Math.max(delivered, now + late * 10);
            const verdict = judge.propose(motion, around, delivered);
            if (!verdict.ok) throw new Error(verdict.why);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  test.each([
    ["too-fast", { x: -9, z: 0 }],
    ["not-a-number", { x: Number.NaN, z: 0 }],
    ["not-a-number", { x: 0, z: Number.POSITIVE_INFINITY }],
    ["blocked", { x: 2.05, z: 0 }],
    ["blocked", { x: 3, z: 0 }],
  ] as const)("M1 %s is refused and the last accepted place stays", (why, to) => {
    const judge = createMoveJudge({ x: 0, z: 0 }, 0);
    expect(judge.propose({ x: 0.1, z: 0 }, floor, 50)).toEqual({ ok: true });
    expect(judge.propose(to, floor, 100)).toEqual({ ok: false, why });
    expect(judge.at()).toEqual({ x: 0.1, z: 0 });
    expect(judge.propose({ x: 0.2, z: 0 }, floor, 150)).toEqual({ ok: true });
  });

  test("M1 outside the bounds is refused", () => {
    const judge = createMoveJudge({ x: 19.5, z: 0 }, 0);
    expect(judge.propose({ x: 20.5, z: 0 }, floor, 50)).toEqual({ ok: false, why: "outside" });
  });

  test("M1 nobody is faster than running speed and a quarter in the long run", () => {
    const judge = createMoveJudge({ x: -20, z: -10 }, 0);
    let accepted = 0;
    for (let t = 50; t <= 4_000; t += 50) {
      const { x } = judge.at();
      if (judge.propose({ x: x + 0.4, z: -10 }, floor, t).ok) accepted++;
    }
    expect(accepted * 0.4).toBeLessThanOrEqual(5 * 4 + 5 + 0.5);
  });

  test("who has a prop put on them can walk out of it", () => {
    const judge = createMoveJudge({ x: 1.9, z: 0 }, 0);
    expect(judge.propose({ x: 1.8, z: 0 }, floor, 50).ok).toBe(true);
    expect(judge.propose({ x: 1.95, z: 0 }, floor, 100)).toEqual({ ok: false, why: "blocked" });
  });
});
