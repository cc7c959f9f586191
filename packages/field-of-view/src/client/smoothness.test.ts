import { describe, expect, test } from "vitest";
import { type Crossing, cross } from "../../test/crossing";

const SEEDS = [1, 2];
const steady: Omit<Crossing, "seed"> = {
  ...{ seconds: 40, latencyMs: 25, jitterMs: 0, lost: 0 },
  ...{ isSentAgain: false, isOrdered: true, server: "engine" },
};
const uneven = { ...steady, jitterMs: 60 };
const bad = { ...uneven, lost: 0.05 };

/**
 * Eight people near by, 120 s, four seeds. Largest jump in a 60 Hz frame beyond the true motion (worst of the four),
 * distance of the shown place from the true one at that time, and what it took:
 *
 * | connection | server | jump | error mean | p99 | records/s each | bytes/s | behind |
 * |---|---|---|---|---|---|---|---|
 * | steady | ours | 1.9 cm | 6 mm | 24 mm | 4.1 | 530 | 100 ms |
 * | steady | all, 20 Hz | 1.2 cm | 1 mm | 3 mm | 20 | 1,754 | 100 ms |
 * | 60 ms jitter | ours | 3.0 cm | 6 mm | 24 mm | 4.1 | 530 | 137 ms |
 * | ... and 5 % lost, sent again by TCP | ours | 3.2 cm | 6 mm | 29 mm | 4.1 | 530 | 250 ms |
 * | ... by TCP | all, 20 Hz | 3.0 cm | 2 mm | 10 mm | 20 | 1,754 | 250 ms |
 * | ... lost for good | ours | 3.2 cm | 25 mm | 57 cm | 4.3 | 550 | 142 ms |
 * | ... lost for good | all, 20 Hz | 2.0 cm | 1 mm | 3 mm | 20 | 1,758 | 144 ms |
 *
 * Lost for good is what a connection over TCP never does: somebody whose stop is lost is shown to walk on until their
 * next record.
 */
describe("people who walk, turn, stop and bump into walls, seen by somebody else at 60 Hz", () => {
  test.each(SEEDS)(
    "on a steady connection they are within the server's threshold of the truth (%i)",
    (seed) => {
      const { jump, error, delayMs } = cross({ ...steady, seed });
      expect(jump.most).toBeLessThan(0.035);
      expect(error.mean).toBeLessThan(0.01);
      expect(error.p99).toBeLessThan(0.035);
      expect(delayMs).toBeCloseTo(100, 0);
    },
  );

  test.each(SEEDS)(
    "60 ms of jitter and every twentieth frame lost: no jump of 4 cm beyond the true motion (%i)",
    (seed) => {
      expect(cross({ ...bad, seed }).jump.most).toBeLessThan(0.04);
      expect(cross({ ...bad, seed, isOrdered: false }).jump.most).toBeLessThan(0.04);
    },
  );

  test.each(SEEDS)("lost and sent again, as TCP does, they are also where they should be (%i)", (seed) => {
    const { jump, error, delayMs } = cross({ ...bad, seed, isSentAgain: true });
    expect(jump.most).toBeLessThan(0.04);
    expect(error.mean).toBeLessThan(0.01);
    expect(error.p99).toBeLessThan(0.05);
    expect(delayMs).toBeLessThanOrEqual(251);
  });

  test("a quarter of the records and a third of the bytes says nearly as much as twenty a second", () => {
    const ours = cross({ ...uneven, seed: 1 });
    const plain = cross({ ...uneven, seed: 1, server: "plain" });
    expect(ours.recordsPerSecond).toBeLessThan(0.3 * plain.recordsPerSecond);
    expect(ours.bytesPerSecond).toBeLessThan(0.35 * plain.bytesPerSecond);
    expect(plain.error.mean).toBeLessThan(0.002);
    expect(ours.error.mean).toBeLessThan(0.01);
  });

  test("S6 where the bytes do not go round, people are shown less exactly, and as smoothly", () => {
    const { jump, error, bytesPerSecond } = cross({
      ...uneven,
      seed: 1,
      seconds: 30,
      walkers: 40,
      bytesPerSecond: 1_000,
    });
    expect(bytesPerSecond).toBeLessThan(1_050);
    expect(jump.most).toBeLessThan(0.04);
    expect(error.mean).toBeLessThan(0.06);
  });
});
