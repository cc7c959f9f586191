import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LEAST_DELAY_MS, MOST_DELAY_MS, Playout } from ".";

const FRAME_MS = 1_000 / 60;

/** Watches from `from` on for `ms`, a frame of the server every 50 ms, late by what `lateness` says. */
function watch(playout: Playout, from: number, ms: number, lateness: (t: number) => number): void {
  let stamp = from;
  for (let now = from; now < from + ms; now += FRAME_MS) {
    for (; stamp + lateness(stamp) <= now; stamp += 50) playout.arrived(stamp, stamp + lateness(stamp));
    playout.timeAt(now, now);
  }
}

describe("how far behind others are shown", () => {
  test("100 ms on a steady connection", () => {
    const playout = new Playout();
    watch(playout, 0, 5_000, () => 30);
    expect(playout.delayMs()).toBeCloseTo(LEAST_DELAY_MS, 6);
    expect(playout.jitterMs()).toBe(0);
  });

  test("more when frames come late, at most 250 ms, and less again when they do not", () => {
    const playout = new Playout();
    watch(playout, 0, 5_000, (t) => 30 + (t % 200 === 0 ? 110 : 0));
    expect(playout.delayMs()).toBeCloseTo(190, 6);
    expect(playout.jitterMs()).toBe(110);
    watch(playout, 5_000, 8_000, (t) => 30 + (t % 200 === 0 ? 900 : 0));
    expect(playout.delayMs()).toBeCloseTo(MOST_DELAY_MS, 6);
    watch(playout, 13_000, 20_000, () => 30);
    expect(playout.delayMs()).toBeCloseTo(LEAST_DELAY_MS, 6);
  });

  test("what was late is forgotten after five seconds, also where few frames come", () => {
    const playout = new Playout();
    playout.arrived(0, 400);
    playout.arrived(2_000, 2_010);
    expect(playout.jitterMs()).toBe(390);
    playout.arrived(5_500, 5_510);
    expect(playout.jitterMs()).toBe(0);
    expect(playout.timeAt(0, 6_000)).toBe(6_000 - LEAST_DELAY_MS);
  });

  test("whatever comes, time goes 10 % slower and 5 % faster at most, and nobody is shown past the bounds", () => {
    const lateness = fc.array(fc.integer({ min: 0, max: 600 }), { minLength: 40, maxLength: 80 });
    fc.assert(
      fc.property(lateness, fc.array(fc.integer({ min: -25, max: 25 }), { minLength: 5 }), (late, clock) => {
        const playout = new Playout();
        let last = Number.NaN;
        late.forEach((ms, i) => {
          playout.arrived(i * 50, i * 50 + ms);
          for (let frame = 0; frame < 3; frame++) {
            const local = i * 50 + frame * FRAME_MS;
            // The estimate of the server's clock may step when it learns better.
            const now = local + (clock[Math.floor(i / 10) % clock.length] ?? 0);
            const time = playout.timeAt(local, now);
            const rate = (time - last) / FRAME_MS;
            if (rate < 0.9 - 1e-6 || rate > 1.05 + 1e-6) throw new Error(`time went at ${rate}`);
            last = time;
            const delay = playout.delayMs();
            if (delay < LEAST_DELAY_MS - 51 || delay > MOST_DELAY_MS + 51)
              throw new Error(`${delay} ms behind`);
          }
        });
      }),
    );
  });

  test("two readers of one picture that ask by slightly different clocks get the time of each", () => {
    const playout = new Playout();
    const first = playout.timeAt(1_000, 5_000);
    expect(playout.timeAt(1_003, 5_003)).toBeCloseTo(first + 3, 9);
    expect(playout.timeAt(1_000, 5_000)).toBeCloseTo(first, 9);
    expect(playout.timeAt(1_016, 5_016)).toBeCloseTo(first + 16, 9);
  });

  test("after the page slept time is right at once", () => {
    const playout = new Playout();
    playout.timeAt(0, 0);
    expect(playout.timeAt(16, 60_000)).toBe(60_000 - LEAST_DELAY_MS);
  });
});
