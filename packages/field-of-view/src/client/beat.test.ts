import { double, integer, property, assert as run, tuple } from "fast-check";
import { describe, expect, test } from "vitest";
import { createBeat } from "./beat";

const TICK = 50;

/** How long before the next tick something sent after `wait` arrives, given ticks at `first + n * period`. */
const before = (arrives: number, first: number, period: number) =>
  Math.ceil((arrives - first) / period) * period - (arrives - first);

describe("M6 inputs arrive right before the room's tick", () => {
  test("whatever the phase and however uneven the room's timer is", () => {
    run(
      property(
        tuple(double({ min: 0, max: TICK, noNaN: true }), double({ min: 49.5, max: 50.8, noNaN: true })),
        integer({ min: 5, max: 120 }),
        double({ min: 0, max: 4, noNaN: true }),
        ([phase, period], lead, lateness) => {
          const beat = createBeat(TICK);
          let unevenness = 0.37;
          let at = 1e6 + phase;
          for (let n = 0; n < 200; n++) {
            at += period;
            unevenness = (unevenness * 7.13 + 0.11) % 1;
            beat.heard(at + unevenness * lateness);
          }
          const now = at + 21;
          const arrives = now + beat.wait(now, lead) + lead - 10;
          const early = before(arrives, at, period);
          expect(early).toBeGreaterThan(4);
          expect(early).toBeLessThan(16);
        },
      ),
      { numRuns: 200, seed: 7 },
    );
  });

  test("between two sendings there is about a tick, never two in one nor a tick left out", () => {
    const beat = createBeat(TICK);
    let now = 12_345;
    let tick = 12_000;
    for (let n = 0; n < 400; n++) {
      while (tick + 50.3 < now) {
        tick += 50.3;
        beat.heard(tick);
      }
      const wait = beat.wait(now, 17);
      expect(wait).toBeGreaterThanOrEqual(TICK / 2);
      expect(wait).toBeLessThan(TICK * 1.6);
      if (n > 40) expect(Math.abs(wait - TICK)).toBeLessThan(8);
      // The timer wakes up a little late.
      now += wait + (n % 5);
    }
  });

  test("before the first frame, and in another room, it sends once a tick", () => {
    const beat = createBeat(TICK);
    expect(beat.wait(1_000, 9)).toBe(TICK);
    beat.heard(2_000);
    beat.forget();
    expect(beat.wait(3_000, 9)).toBe(TICK);
  });

  test("clocks that are set, and frames that come twice or in the wrong order, do not lead it astray", () => {
    const beat = createBeat(TICK);
    for (let n = 0; n < 40; n++) beat.heard(n * TICK);
    beat.heard(38 * TICK);
    beat.heard(39 * TICK);
    expect(beat.wait(40 * TICK, 10)).toBeCloseTo(40, 0);
    beat.heard(9e6 + 13);
    expect(beat.wait(9e6 + 13, 10)).toBeCloseTo(40, 0);
    beat.heard(500);
    expect(beat.wait(500, 10)).toBeCloseTo(40, 0);
  });
});
