import fc from "fast-check";
import { expect, test } from "vitest";
import { createHeldAt } from ".";

test("M1 inputs that come unevenly held when they were made, a clock that wraps and drifts notwithstanding", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 200, maxLength: 400 }),
      fc.integer({ min: -1e9, max: 1e9 }),
      fc.double({ min: -1e-4, max: 1e-4, noNaN: true }),
      (jitter, apart, drift) => {
        const clock = createHeldAt();
        const errors: number[] = [];
        jitter.forEach((late, i) => {
          const truth = 1e12 + i * 50;
          const stamp = (((apart + Math.round(i * 50 * (1 + drift))) % 65_536) + 65_536) % 65_536;
          const held = clock.held(stamp, truth + 20 + late);
          expect(held).toBeLessThanOrEqual(truth + 20 + late);
          if (i >= 100) errors.push(held - truth - 20);
        });
        // The quickest way is within a few milliseconds of the quickest of a hundred.
        const middle = errors.sort((a, b) => a - b)[errors.length >> 1] ?? 0;
        expect(Math.abs(middle)).toBeLessThan(20);
        expect(Math.max(...errors) - Math.min(...errors)).toBeLessThan(45);
      },
    ),
    { numRuns: 50 },
  );
});

test("M1 no claim about time moves anybody by more than a quarter of a second", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(0xffff), { minLength: 1, maxLength: 100 }), (stamps) => {
      const clock = createHeldAt();
      stamps.forEach((stamp, i) => {
        const held = clock.held(stamp, i * 50);
        if (held > i * 50 || held < i * 50 - 300) throw new Error(`${held} at ${i * 50}`);
      });
    }),
  );
});
