import type { Pose } from "@karaverse/protocol";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { room, standing, TICK_MS } from "../../test/room";
import { FINE, VOUCH_TICKS } from ".";

const WALK = 1.9;

/** What a client thinks: the last record, moved on by its velocity. */
function predicted(record: { pose: Pose; at: number } | undefined, now: number): { x: number; z: number } {
  if (!record) throw new Error("nothing was told");
  const seconds = (now - record.at) / 1_000;
  return { x: record.pose.x + record.pose.vx * seconds, z: record.pose.z + record.pose.vz * seconds };
}

describe("dead reckoning", () => {
  test("S5 who walks straight costs one record a second, and is never further than 3 cm from where clients think", () => {
    const { field, place, tick, told, now } = room();
    const viewer = field.add(0, 0, 0);
    const walker = field.add(-4, -4, 0);
    let record: { pose: Pose; at: number } | undefined;
    let records = 0;
    for (let i = 0; i < 100; i++) {
      const vx = WALK * Math.cos(0.3);
      const vz = WALK * Math.sin(0.3);
      const x = -4 + (vx * now()) / 1_000;
      const z = -4 + (vz * now()) / 1_000;
      place(walker, x, z, 0, { gait: "walk", vx, vz });
      tick();
      const pose = told(viewer).update?.poses.find(({ id }) => id === walker)?.pose;
      if (pose) {
        records++;
        record = { pose, at: now() };
      }
      const guess = predicted(record, now());
      const off = Math.hypot(guess.x - x - vx / 20, guess.z - z - vz / 20);
      // Rounding a place costs up to 3 mm more.
      expect(off).toBeLessThan(FINE.offLineMetres + 0.003);
    }
    expect(records).toBeLessThanOrEqual(Math.ceil(5_000 / FINE.lineMs) + 1);
  });

  test("whoever walks, turns and stops as they like, near viewers are never wrong by more than 3 cm", () => {
    const leg = fc.record({
      turn: fc.double({ min: -3, max: 3, noNaN: true }),
      ticks: fc.integer({ min: 1, max: 20 }),
      gait: fc.constantFrom("rest", "walk", "run" as const),
    });
    fc.assert(
      fc.property(fc.array(leg, { minLength: 1, maxLength: 12 }), (legs) => {
        const { field, place, tick, told, now } = room();
        const viewer = field.add(0, 0, 0);
        const walker = field.add(0.5, -2, 0);
        field.alwaysSee(viewer, [walker]);
        field.setPerforming(walker, true);
        tick();
        let record: { pose: Pose; at: number } | undefined = {
          pose: { ...standing, x: 0.5, z: -2 },
          at: now(),
        };
        told(viewer);
        let [x, z] = [0.5, -2];
        for (const { turn, ticks, gait } of legs) {
          const pace = gait === "rest" ? 0 : gait === "walk" ? WALK : 4;
          const [vx, vz] = [pace * Math.cos(turn), pace * Math.sin(turn)];
          for (let i = 0; i < ticks; i++) {
            x += (vx * TICK_MS) / 1_000;
            z += (vz * TICK_MS) / 1_000;
            if (Math.hypot(x, z) > 100) return;
            tick();
            place(walker, x, z, 0, { gait, vx, vz });
            field.tick(now());
            const pose = told(viewer).update?.poses.find(({ id }) => id === walker)?.pose;
            if (pose) record = { pose, at: now() };
            const guess = predicted(record, now());
            if (Math.hypot(guess.x - x, guess.z - z) > FINE.offLineMetres + 0.003)
              throw new Error(`off by ${Math.hypot(guess.x - x, guess.z - z)} m`);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  test("S5 while somebody in sight moves, a frame says five times a second that they are on their line", () => {
    const { field, place, tick, told, now } = room();
    const viewer = field.add(0, 0, 0);
    const walker = field.add(-4, -4, 0);
    let silent = 0;
    for (let i = 0; i < 60; i++) {
      place(walker, -4 + (WALK * now()) / 1_000, -4, 0, { gait: "walk", vx: WALK });
      tick();
      silent = told(viewer).bytes === 0 ? silent + 1 : 0;
      expect(silent).toBeLessThan(VOUCH_TICKS);
    }
    place(walker, 0, -4);
    tick(2);
    told(viewer);
    for (let i = 0; i < 20; i++) {
      tick();
      expect(told(viewer).bytes).toBe(0);
    }
  });

  test("M5 a client that says nothing is thought to walk on for 350 ms, and no further", () => {
    const { field, place, tick, told } = room();
    const viewer = field.add(0, 0, 0);
    const walker = field.add(-2, -2, 0);
    place(walker, -2, -2, 0, { gait: "walk", vx: WALK });
    let last = -2;
    for (let i = 0; i < 60; i++) {
      tick();
      const pose = told(viewer).update?.poses.find(({ id }) => id === walker)?.pose;
      if (pose) last = pose.x;
    }
    expect(last).toBeCloseTo(-2 + WALK * 0.35, 1);
  });

  test("a voice, a turn of the body and a gesture are news; a breath is not", () => {
    const { field, place, tick, told } = room();
    const viewer = field.add(0, 0, 0);
    const other = field.add(0, -2, 0);
    tick();
    told(viewer);
    const isNews = (more: Partial<Pose>) => {
      place(other, 0, -2, more.yaw ?? 0, more);
      tick();
      return told(viewer).due.length === 1;
    };
    expect(isNews({ level: 0.3 })).toBe(true);
    expect(isNews({ level: 0.32 })).toBe(false);
    expect(isNews({ level: 0 })).toBe(true);
    expect(isNews({ yaw: 0.05 })).toBe(false);
    expect(isNews({ yaw: 0.2 })).toBe(true);
    expect(isNews({ yaw: 0.2, gesture: 3 })).toBe(true);
  });
});
