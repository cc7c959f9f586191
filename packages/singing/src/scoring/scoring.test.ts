import type { Difficulty } from "@karaverse/protocol";
import type { NoteKind, Track } from "@karaverse/songs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type NoteSketch, sing, trackOf } from "../../test/charts";
import { createScorer, foldCents, linePerfection, type SungFrame, semitonesAway } from ".";

const kinds: NoteKind[] = ["normal", "golden", "rap", "golden-rap", "freestyle"];
const sketch: fc.Arbitrary<NoteSketch> = fc.record({
  kind: fc.constantFrom(...kinds),
  beats: fc.integer({ min: 1, max: 16 }),
  rest: fc.integer({ min: 0, max: 4 }),
  pitch: fc.integer({ min: -24, max: 36 }),
});
const lines = fc.array(fc.array(sketch, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 8 });
const track = fc
  .tuple(lines, fc.double({ min: 12, max: 400, noNaN: true }))
  .map(([sketches, beatMs]) => trackOf(sketches, beatMs));
const difficulty = fc.constantFrom<Difficulty>("easy", "medium", "hard");
const hasScore = (candidate: Track) =>
  candidate.phrases.some((phrase) => phrase.notes.some((note) => note.kind !== "freestyle"));

function scoreOf(on: Track, frames: readonly SungFrame[], level: Difficulty = "medium"): number {
  const scorer = createScorer(on, level);
  for (const frame of frames) scorer.push(frame);
  return scorer.finish().score;
}

const melody = trackOf([
  [
    { beats: 4, pitch: 0 },
    { beats: 4, pitch: 2 },
    { beats: 8, pitch: 4, kind: "golden" },
  ],
  [
    { beats: 4, pitch: 5, rest: 4 },
    { beats: 2, pitch: 7 },
    { beats: 2, kind: "rap" },
  ],
  [
    { beats: 4, pitch: 9, rest: 4 },
    { beats: 4, kind: "freestyle" },
    { beats: 8, pitch: 0 },
  ],
]);

describe("Rules C1 and C4", () => {
  test("C4 a flawless performance of any chart whose beats last a frame gives exactly 10,000 points", () => {
    fc.assert(
      fc.property(
        track.filter(hasScore),
        difficulty,
        fc.double({ min: 0, max: 9.9, noNaN: true }),
        (on, level, phase) => {
          const scorer = createScorer(on, level);
          for (const frame of sing(on, undefined, phase)) scorer.push(frame);
          const result = scorer.finish();
          expect(result.score).toBe(10_000);
          expect(result.accuracy).toBe(1);
          expect(result.lines.every((line) => line.rating === "Perfect")).toBe(true);
        },
      ),
      { numRuns: 150 },
    );
  });

  test("C4 silence, noise and a chart without anything to score give 0", () => {
    fc.assert(
      fc.property(track, difficulty, (on, level) => {
        const silent = sing(on, (frame) => ({ ...frame, cents: null, clarity: 0, level: -120 }));
        const noise = sing(on, (frame) => ({ ...frame, cents: null, clarity: 0.3, level: -15 }));
        expect(scoreOf(on, silent, level)).toBe(0);
        expect(scoreOf(on, noise, level)).toBe(0);
      }),
      { numRuns: 60 },
    );
    const free = trackOf([[{ beats: 4, kind: "freestyle" }]]);
    expect(scoreOf(free, sing(free))).toBe(0);
  });

  test("C1 a golden beat counts twice and a freestyle beat not at all", () => {
    const on = trackOf([[{ beats: 4 }, { beats: 4, kind: "golden" }, { beats: 4, kind: "freestyle" }]]);
    const onlyGolden = sing(on, (frame, note) =>
      note?.kind === "golden" ? frame : { ...frame, cents: null },
    );
    const onlyNormal = sing(on, (frame, note) =>
      note?.kind === "normal" ? frame : { ...frame, cents: null },
    );
    expect(scoreOf(on, onlyGolden)).toBe(Math.round(6_000 + (1_000 * 6_000) / 8_998));
    expect(scoreOf(on, onlyNormal)).toBe(Math.round(3_000 + (1_000 * 3_000) / 8_998));
  });
});

describe("Rule C2", () => {
  test("C2 a line gives its share of 1,000 by points over most less two", () => {
    expect(linePerfection(498, 500)).toBe(1);
    expect(linePerfection(249, 500)).toBe(0.5);
    expect(linePerfection(0, 1)).toBe(0);
    expect(linePerfection(0.5, 1)).toBe(1);
  });

  test("C2 lines without anything to score take nothing from the others", () => {
    const on = trackOf([[{ beats: 4 }], [{ beats: 4, kind: "freestyle" }], [{ beats: 4 }]]);
    const first = sing(on, (frame) => (frame.songTimeMs < 1_480 ? frame : { ...frame, cents: null }));
    expect(scoreOf(on, first)).toBe(4_500 + 500);
    expect(
      createScorer(on, "easy")
        .finish()
        .lines.map((line) => line.line),
    ).toEqual([0, 2]);
  });
});

describe("Rule C3", () => {
  test("C3 octaves do not matter", () => {
    fc.assert(
      fc.property(fc.integer({ min: -3, max: 3 }), difficulty, (octaves, level) => {
        const frames = sing(melody, (frame) => ({
          ...frame,
          cents: frame.cents === null ? null : frame.cents + 1_200 * octaves,
        }));
        expect(scoreOf(melody, frames, level)).toBe(10_000);
      }),
    );
  });

  test("C3 easy forgives two semitones, medium one, hard none, each rounded as UltraStar does", () => {
    const off = (cents: number) => sing(melody, (frame) => ({ ...frame, cents: (frame.cents ?? 0) + cents }));
    expect(scoreOf(melody, off(240), "easy")).toBe(10_000);
    expect(scoreOf(melody, off(260), "easy")).toBeLessThan(2_000);
    expect(scoreOf(melody, off(-140), "medium")).toBe(10_000);
    expect(scoreOf(melody, off(-160), "medium")).toBeLessThan(2_000);
    expect(scoreOf(melody, off(40), "hard")).toBe(10_000);
    expect(scoreOf(melody, off(60), "hard")).toBeLessThan(2_000);
  });

  test("C3 folding leaves at most six semitones", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -6_000, max: 6_000, noNaN: true }),
        fc.integer({ min: -40, max: 60 }),
        (cents, pitch) => {
          expect(Math.abs(foldCents(cents, pitch) - pitch * 100)).toBeLessThanOrEqual(600);
          expect(semitonesAway(cents, pitch)).toBe(semitonesAway(cents + 1_200, pitch));
        },
      ),
    );
  });

  test("C3 every note four semitones off scores next to nothing, at any difficulty", () => {
    const sung = trackOf([
      [{ beats: 4 }, { beats: 4, pitch: 4 }, { beats: 4, pitch: 7 }, { beats: 8, pitch: 12 }],
    ]);
    for (const level of ["easy", "medium", "hard"] as const) {
      const frames = sing(sung, (frame) => ({
        ...frame,
        cents: frame.cents === null ? null : frame.cents + 400,
      }));
      expect(scoreOf(sung, frames, level)).toBe(0);
    }
  });

  test("C3 a rap beat is hit by any voiced sound, by noise it is not", () => {
    const on = trackOf([[{ beats: 8, kind: "rap" }]]);
    const spoken = sing(on, (frame) => ({ ...frame, cents: null, clarity: 0.5, level: -30 }));
    const wrongPitch = sing(on, (frame) => ({ ...frame, cents: 640 }));
    const noise = sing(on, (frame) => ({ ...frame, cents: null, clarity: 0.2, level: -20 }));
    expect(scoreOf(on, spoken)).toBe(10_000);
    expect(scoreOf(on, wrongPitch)).toBe(10_000);
    expect(scoreOf(on, noise)).toBe(0);
  });
});

describe("Rules C10 and C11", () => {
  const steps = trackOf([[0, 4, 7, 5, 2, 7, 4, 0].map((pitch) => ({ beats: 4, pitch, rest: 1 }))]);
  const sungAs = (change: (cents: number) => number) =>
    sing(steps, (frame) => ({ ...frame, cents: frame.cents === null ? null : change(frame.cents) }));

  test("C10 one tone is worth nothing once six steps of the melody went by, at any difficulty", () => {
    for (const level of ["easy", "medium", "hard"] as const) {
      for (let tone = 0; tone < 12; tone++) {
        expect(
          scoreOf(
            steps,
            sungAs(() => tone * 100),
            level,
          ),
        ).toBe(0);
      }
    }
  });

  test("C10 a melody sung an octave away, or with half of its steps, is still a melody", () => {
    expect(
      scoreOf(
        steps,
        sungAs((cents) => cents - 1_200),
      ),
    ).toBe(10_000);
    expect(
      scoreOf(
        steps,
        sungAs((cents) => 350 + 0.5 * (cents - 350)),
        "easy",
      ),
    ).toBeGreaterThan(9_000);
  });

  test("C10 a chart of one tone asks for no other", () => {
    const flat = trackOf([Array.from({ length: 12 }, () => ({ beats: 4, pitch: 3, rest: 1 }))]);
    expect(scoreOf(flat, sing(flat))).toBe(10_000);
  });

  test("C11 a voice that never rests is worth nothing in a rap, one that rests between the lines everything", () => {
    const rap = trackOf(
      Array.from({ length: 6 }, () => [
        { kind: "rap" as const, beats: 4, rest: 8 },
        { kind: "rap" as const, beats: 6 },
      ]),
    );
    expect(
      scoreOf(
        rap,
        sing(rap, (frame) => ({ ...frame, cents: 0, clarity: 0.9, level: -20 })),
      ),
    ).toBe(0);
    expect(scoreOf(rap, sing(rap))).toBe(10_000);
  });
});

describe("frames as they really come", () => {
  test("C6 order and repetition change nothing: client and server agree", () => {
    fc.assert(
      fc.property(track, fc.infiniteStream(fc.nat(1_000)), (on, numbers) => {
        const frames = sing(on, (frame, note) => ({
          ...frame,
          cents: note && note.startBeat % 3 === 0 ? note.pitch * 100 + 300 : frame.cents,
        }));
        const shuffled = [...frames, ...frames.slice(0, 40)]
          .map((frame) => ({ frame, key: numbers.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ frame }) => frame);
        expect(scoreOf(on, shuffled)).toBe(scoreOf(on, frames));
      }),
      { numRuns: 40 },
    );
  });

  test("the running score never falls and ends where the result is", () => {
    const scorer = createScorer(melody, "medium");
    let before = 0;
    for (const frame of sing(melody)) {
      scorer.push(frame);
      const { score } = scorer.snapshot();
      expect(score).toBeGreaterThanOrEqual(before);
      before = score;
    }
    expect(before).toBe(10_000);
    expect(scorer.snapshot().lastLine).toMatchObject({ line: 2, rating: "Perfect", share: 1 });
  });

  test("C5 the last syllable of a line counts when its frames come after the next line began", () => {
    const frames = sing(melody);
    const late = (frame: SungFrame) => frame.songTimeMs > 2_600 && frame.songTimeMs < 2_920;
    const scorer = createScorer(melody, "hard");
    for (const frame of frames.filter((each) => !late(each))) scorer.push(frame);
    const without = scorer.snapshot().score;
    for (const frame of frames.filter(late)) scorer.push(frame);
    expect(without).toBeLessThan(10_000);
    expect(scorer.snapshot().score).toBe(10_000);
  });

  test("a consonant of 80 ms at the head of a note costs nothing where beats are 120 ms", () => {
    const frames = sing(melody, (frame, note) =>
      note && frame.songTimeMs < note.startMs + 75 ? { ...frame, cents: null, clarity: 0.2 } : frame,
    );
    expect(scoreOf(melody, frames, "hard")).toBe(10_000);
  });

  test("P5 after a pause the stretch that is sung again replaces what was there", () => {
    const scorer = createScorer(melody, "medium");
    const wrong = sing(melody, (frame) => ({ ...frame, cents: (frame.cents ?? 0) + 500 }));
    for (const frame of wrong.filter((each) => each.songTimeMs < 3_000)) scorer.push(frame);
    scorer.rewind(1_000);
    for (const frame of sing(melody).filter((each) => each.songTimeMs >= 1_000)) scorer.push(frame);
    expect(scorer.finish().score).toBe(10_000);
    scorer.rewind(0);
    expect(scorer.finish().score).toBe(0);
  });

  test("frames outside of the song, or without a number, are ignored", () => {
    const scorer = createScorer(melody, "easy");
    const frame = { cents: 0, clarity: 1, level: -10 };
    for (const songTimeMs of [-9_000, 1e9, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(scorer.push({ ...frame, songTimeMs })).toBe("ignored");
    }
    expect(scorer.push({ ...frame, songTimeMs: 1_200, cents: Number.NaN })).toBe("miss");
  });
});

test("the result tells stars, streak, range, distance and the sung line", () => {
  const scorer = createScorer(melody, "medium");
  const frames = sing(melody, (frame, note) => {
    if (!note || note.pitch === 5) return { ...frame, cents: null };
    return { ...frame, cents: note.kind === "rap" ? null : note.pitch * 100 + 1_230, clarity: 0.8 };
  });
  for (const frame of frames) scorer.push(frame);
  const result = scorer.finish();
  expect(result.stars).toBe(5);
  expect(result.streak).toBe(4);
  expect(result.range).toEqual({ low: 12, high: 21 });
  expect(result.offCents).toBe(30);
  expect(result.lines.map((line) => line.rating)).toEqual(["Perfect", "OK", "Perfect"]);
  expect(result.sung.length).toBeGreaterThan(50);
  for (const { at, cents } of result.sung) {
    const note = melody.phrases
      .flatMap((phrase) => phrase.notes)
      .find(({ startMs, lengthMs }) => at > startMs + 30 && at < startMs + lengthMs - 30);
    if (note && note.kind !== "freestyle") expect(cents).toBe(note.pitch * 100 + 30);
  }
  expect(JSON.parse(JSON.stringify(result))).toEqual(result);
});
