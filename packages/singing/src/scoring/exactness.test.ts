import fc from "fast-check";
import { expect, test } from "vitest";
import { sing, trackOf } from "../../test/charts";
import { seededRandom } from "../../test/voice";
import { createScorer, isExact, type SungFrame } from ".";

const STEPS = [0, 4, 7, 5, 2, 9, 7, 4, 0, 5];
const trackFor = (tones: number) =>
  trackOf(
    Array.from({ length: Math.ceil(tones / 10) }, (_, line) =>
      STEPS.slice(0, tones - 10 * line).map((pitch) => ({ beats: 3, pitch })),
    ),
  );

/** Each note as far beside as `beside` says, with a little vibrato on it. */
function resultOf(tones: number, beside: (note: number) => number) {
  const track = trackFor(tones);
  const of = new Map(track.phrases.flatMap(({ notes }) => notes).map((note, n) => [note, beside(n)]));
  const scorer = createScorer(track, "medium");
  const change = (frame: SungFrame, note: Parameters<typeof of.get>[0] | null): SungFrame =>
    frame.cents === null || !note
      ? frame
      : { ...frame, cents: frame.cents + (of.get(note) ?? 0) + 6 * Math.sin(frame.songTimeMs / 29) };
  for (const frame of sing(track, change)) scorer.push(frame);
  return scorer.finish();
}

/** Of about this standard deviation. */
const spreading = (cents: number, seed: number) => {
  const random = seededRandom(seed);
  return () => cents * (random() + random() + random() + random() - 2) * Math.sqrt(3);
};

const tones = fc.integer({ min: 20, max: 120 });
const seeds = fc.nat(1_000_000);

test("C18 what lies on every note alike, in whatever tuning and octave, is no voice", () => {
  fc.assert(
    fc.property(
      tones,
      seeds,
      fc.integer({ min: -60, max: 60 }),
      fc.constantFrom(-12, 0, 12),
      (n, seed, tuning, octave) => {
        const little = spreading(1.2, seed);
        const result = resultOf(n, () => tuning + 100 * octave + little());
        expect(isExact(result)).toBe(true);
        expect(result.score).toBe(10_000);
      },
    ),
    { numRuns: 60 },
  );
});

test("C18 who differs by eight cents from note to note, which few voices keep to, sang", () => {
  fc.assert(
    fc.property(tones, seeds, (n, seed) => {
      expect(isExact(resultOf(n, spreading(8, seed)))).toBe(false);
    }),
    { numRuns: 200 },
  );
});

test("C18 of fewer than twenty tones nothing is said, nor of silence", () => {
  expect(resultOf(19, () => 0).spreadCents).toBeNull();
  expect(resultOf(20, () => 0).spreadCents).toBeLessThan(2);
  expect(isExact(createScorer(trackFor(40), "easy").finish())).toBe(false);
});
