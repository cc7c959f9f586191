import fc from "fast-check";
import { expect, test } from "vitest";
import { CARRIED_VALUES, carriedFromBytes, carriedToBytes, newCarriedFace } from "./carried";
import { EXPRESSIONS } from "./expressions";
import { shapeIndex } from "./shapes";

function carried(from: Partial<ReturnType<typeof newCarriedFace>>) {
  const bytes = new Uint8Array(CARRIED_VALUES);
  carriedToBytes({ ...newCarriedFace(), ...from }, bytes);
  const back = newCarriedFace();
  carriedFromBytes(bytes, back);
  return { bytes, back };
}

test("a face that nobody sees is all zeros, and arrives as one that nobody sees", () => {
  const { bytes, back } = carried({ head: { yaw: 1, pitch: 1, roll: 1 } });
  expect(bytes.every((byte) => byte === 0)).toBe(true);
  expect(back.tracked).toBe(false);
});

test("weights, the head's turn and what is put on arrive within what 8 bits can say", () => {
  const angle = fc.double({ min: -1.27, max: 1.27, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 52, maxLength: 52 }),
      fc.record({ yaw: angle, pitch: angle, roll: angle }),
      fc.option(fc.constantFrom(...EXPRESSIONS)),
      (given, head, expression) => {
        const weights = Float32Array.from(given);
        const { back } = carried({ tracked: true, weights, head, expression });
        given.forEach((weight, n) => {
          expect(Math.abs((back.weights[n] ?? 0) - weight)).toBeLessThanOrEqual(0.5 / 255 + 1e-6);
        });
        for (const angle of ["yaw", "pitch", "roll"] as const)
          expect(Math.abs(back.head[angle] - head[angle])).toBeLessThanOrEqual(0.005 + 1e-6);
        expect(back.expression).toBe(expression);
      },
    ),
    { numRuns: 40 },
  );
});

test("a head turned further than anybody's, or by no number, goes as far as it can or not at all", () => {
  const weights = newCarriedFace().weights;
  weights[shapeIndex("jawOpen")] = 1;
  const head = { yaw: 9, pitch: -9, roll: Number.NaN };
  expect(carried({ tracked: true, weights, head }).back.head).toEqual({ yaw: 1.27, pitch: -1.27, roll: 0 });
});

test("whatever bytes come, there is a face to show", () => {
  const into = newCarriedFace();
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      carriedFromBytes(bytes, into);
      expect(into.weights.every((weight) => weight >= 0 && weight <= 1)).toBe(true);
      expect(into.expression === null || EXPRESSIONS.includes(into.expression)).toBe(true);
    }),
    { numRuns: 100 },
  );
});
