import { LIMITS, newPose } from "@karaverse/protocol";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createOwnLine } from "../client";
import { createMoveJudge, type Floor, gaitOf, type Motion, type Obstacle, settle, step } from ".";

const OPEN: Floor = { bounds: { minX: -30, maxX: 30, minZ: -30, maxZ: 30 }, obstacles: [], bodyRadius: 0.32 };
const PROPOSE_EVERY_MS = 1_000 / LIMITS.motionHz;
/** As on the wire. */
const quantise = (metres: number): number => Math.round(metres * 256) / 256;

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const wall: fc.Arbitrary<Obstacle> = fc.oneof(
  fc
    .record({ x: between(-6, 6), z: between(-6, 6), w: between(0.1, 4), d: between(0.1, 4) })
    .map(({ x, z, w, d }) => ({ kind: "box" as const, minX: x, maxX: x + w, minZ: z, maxZ: z + d })),
  fc.record({
    kind: fc.constant("circle" as const),
    x: between(-6, 6),
    z: between(-6, 6),
    radius: between(0.1, 2),
  }),
);

/** What somebody does for a while: stands, walks or runs somewhere, or is put somewhere by the server. */
const deed = fc.record({
  stride: fc.record({
    x: fc.constantFrom(-1, 0, 1),
    z: fc.constantFrom(-1, 0, 1),
    run: fc.boolean(),
  }),
  ms: fc.constantFrom(20, 50, 60, 100, 150, 300, 700),
  isPut: fc.integer({ min: 0, max: 19 }).map((dice) => dice === 0),
});

/** A page that draws at its own pace, a network that is late by its own measure. */
const world = fc.record({
  // Between two that overlap a body can be stuck, which is another matter.
  obstacles: fc.array(wall, { maxLength: 1 }),
  deeds: fc.array(deed, { minLength: 1, maxLength: 60 }),
  frameMs: fc.constantFrom(7, 11, 16.7, 33, 50),
  hitches: fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 6 }),
  lateness: fc.array(fc.oneof(between(0, 90), between(0, 90), between(0, 700)), {
    minLength: 1,
    maxLength: 40,
  }),
});

interface Proposal {
  x: number;
  z: number;
  madeAt: number;
  isPut: boolean;
}

const CAMERA = { yaw: 0, fieldOfView: 75 };

/** Walks by the very rules of the client, and proposes at its rate where there is something to say. */
function proposalsOf({
  obstacles,
  deeds,
  frameMs,
  hitches,
}: typeof world extends fc.Arbitrary<infer W> ? W : never) {
  const floor: Floor = { ...OPEN, obstacles };
  const start = { x: 0, z: 0 };
  settle(start, floor);
  const proposals: Proposal[] = [];
  let motion: Motion = { ...start, vx: 0, vz: 0 };
  let now = 0;
  let proposedAt = 0;
  let frames = 0;
  let isPut = false;
  const line = createOwnLine();
  for (const each of deeds) {
    if (each.isPut) {
      motion = { x: start.x, z: start.z, vx: 0, vz: 0 };
      isPut = true;
    }
    for (const end = now + each.ms; now < end; ) {
      const dt = frameMs + (hitches.includes(frames++) ? 180 : 0);
      now += dt;
      motion = step(motion, each.stride, dt / 1_000, floor);
      if (now - proposedAt < PROPOSE_EVERY_MS) continue;
      proposedAt = now;
      const pose = { ...newPose(), ...motion, gait: gaitOf(motion) };
      if (!isPut && !line.isNews(pose, CAMERA, now)) continue;
      line.told({ sequence: 0, time: now, pose, viewYaw: CAMERA.yaw, fieldOfView: CAMERA.fieldOfView });
      proposals.push({ x: quantise(motion.x), z: quantise(motion.z), madeAt: now, isPut });
      isPut = false;
    }
  }
  return { start, floor, proposals };
}

describe("turning back", () => {
  test("M1 whoever walks by the rules is never refused: turning, jittering, late, in bundles, along walls", () => {
    fc.assert(
      fc.property(world, (life) => {
        const { start, floor, proposals } = proposalsOf(life);
        const judge = createMoveJudge(start, 0);
        let arrivedAt = 0;
        proposals.forEach(({ x, z, madeAt, isPut }, index) => {
          const late = life.lateness[index % life.lateness.length] ?? 0;
          arrivedAt = Math.max(arrivedAt, madeAt + late);
          if (isPut) judge.moveTo({ x, z });
          const verdict = judge.propose({ x, z }, floor, arrivedAt);
          if (!verdict.ok) throw new Error(`${verdict.why} at ${madeAt} ms`);
        });
      }),
      { numRuns: 600 },
    );
  });

  test("M1 whoever turns on the spot or trembles by a step of the wire is never refused", () => {
    const judge = createMoveJudge({ x: 0, z: 0 }, 0);
    for (let at = 0; at < 20_000; at += 10)
      expect(judge.propose({ x: (at % 20) / 10 / 256, z: 0 }, OPEN, at)).toEqual({ ok: true });
  });

  /** The share of proposals that is refused once what was saved is spent. */
  function refusedShare(everyMs: number, places: readonly number[]): number {
    const judge = createMoveJudge({ x: 0, z: 0 }, 0);
    let refused = 0;
    let count = 0;
    for (let at = everyMs, n = 0; at <= 8_000; at += everyMs, n++) {
      const verdict = judge.propose({ x: places[n % places.length] ?? 0, z: 0 }, OPEN, at);
      if (at <= 2_000) continue;
      count++;
      if (verdict.ok) continue;
      refused++;
      expect(verdict.why).toBe("too-abrupt");
    }
    return refused / count;
  }

  test.each([
    ["reverses at full speed every 50 ms", 50, [0, 0.2], 0.3],
    ["reverses at full speed every 100 ms", 100, [0, 0.4], 0.15],
    ["jumps from rest to running and back", 50, [0, 0.2, 0.2, 0], 0.15],
    ["trembles at 60 Hz", 1_000 / 60, [0, 0.066], 0.3],
    [
      "runs a metre to and fro without slowing down",
      50,
      [0, 0.2, 0.4, 0.6, 0.8, 1, 0.8, 0.6, 0.4, 0.2],
      0.05,
    ],
  ])("M1 whoever %s is refused", (_, everyMs, places, atLeast) => {
    expect(refusedShare(everyMs, places)).toBeGreaterThan(atLeast);
  });

  test("M2 hopping from seat to seat gets nobody further than running, and one seat is always near enough", () => {
    const [here, there] = [
      { x: -12, z: -4 },
      { x: 12, z: 8 },
    ];
    const judge = createMoveJudge(here, 0);
    const seconds = 60;
    let travelled = 0;
    for (let at = 100; at <= seconds * 1_000; at += 100) {
      const seat = judge.at().x === here.x ? there : here;
      if (!judge.mayHop(seat, at)) continue;
      travelled += Math.hypot(there.x - here.x, there.z - here.z);
      judge.moveTo(seat);
    }
    expect(travelled).toBeLessThan(seconds * LIMITS.runMetresPerSecond * LIMITS.speedTolerance + 60);
    expect(createMoveJudge({ x: -25, z: -25 }, 0).mayHop({ x: 25, z: 5 }, 0)).toBe(true);
  });

  test("M1 what was refused stays untaken, and an honest step is taken again at once", () => {
    const judge = createMoveJudge({ x: 0, z: 0 }, 0);
    let at = 0;
    let last = { x: 0, z: 0 };
    for (let n = 1; n <= 60; n++) {
      at += 50;
      const to = { x: n % 2 ? 0.2 : 0, z: 0 };
      if (judge.propose(to, OPEN, at).ok) last = to;
      expect(judge.at()).toEqual(last);
    }
    at += 250;
    expect(judge.propose({ x: last.x + 0.02, z: 0 }, OPEN, at)).toEqual({ ok: true });
  });
});
