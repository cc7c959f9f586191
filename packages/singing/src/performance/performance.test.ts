import { LIMITS } from "@karaverse/protocol";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { duet, play, ready, type Sketch, solo, sung, T, tick } from "../../test/staged";
import { advance, allows, begin, nextDeadline, type Performance, type StageEvent, songTimeAt } from ".";

describe("Rule P2 and P3: preparing and counting in", () => {
  test("P2 counting in begins when every performer is ready", () => {
    const one = play(begin(duet, T), [[500, ready("ada")]]);
    expect(one.performance).toMatchObject({ phase: "preparing", ready: ["ada"] });
    const both = play(begin(duet, T), [
      [500, ready("ada")],
      [900, ready("ben")],
    ]);
    expect(both.performance).toMatchObject({ phase: "counting-in", from: 0 });
  });

  test("P3 the start is told at least 3 s ahead", () => {
    const { effects } = play(begin(solo, T), [[400, ready("ada")]]);
    expect(effects).toEqual([{ kind: "begin-take", startsAt: T + 3_400, from: 0 }]);
  });

  test("P2 after 20 s the song begins with those who are ready, or is over when nobody is", () => {
    expect(
      play(begin(duet, T), [
        [500, ready("ben")],
        [20_000, tick],
      ]).performance?.phase,
    ).toBe("counting-in");
    const none = play(begin(duet, T), [[19_999, tick]]);
    expect(none.performance?.phase).toBe("preparing");
    expect(play(begin(duet, T), [[20_001, tick]]).effects).toEqual([{ kind: "over", why: "nobody-ready" }]);
  });

  const working = (person: string): Sketch => ({ type: "preparing", person });

  test("P2 who says that they are still at work is waited for 20 s more, and 2 min in all", () => {
    const slow: [number, Sketch][] = [
      [5_000, ready("ada")],
      [15_000, working("ben")],
    ];
    expect(play(begin(duet, T), [...slow, [34_999, tick]]).performance?.phase).toBe("preparing");
    expect(play(begin(duet, T), [...slow, [35_000, tick]]).performance?.phase).toBe("counting-in");
    expect(play(begin(duet, T), [...slow, [34_000, ready("ben")]]).performance?.phase).toBe("counting-in");
    const forever = Array.from({ length: 30 }, (_, n): [number, Sketch] => [5_000 * n, working("ben")]);
    expect(play(begin(solo, T), forever).performance).toBeNull();
    expect(play(begin(duet, T), [...forever.slice(0, 24), [119_999, tick]]).performance?.phase).toBe(
      "preparing",
    );
    expect(play(begin(duet, T), forever).effects).toEqual([{ kind: "over", why: "nobody-ready" }]);
  });

  test("P2 the word of who is ready, or does not perform, makes nobody wait, and it shortens nothing", () => {
    const slow = begin(duet, T, LIMITS.tunedPrepareSeconds);
    expect(advance(slow, { type: "preparing", person: "ada", at: T + 1_000 }).next).toBe(slow);
    for (const person of ["ada", "eve"])
      expect(
        play(begin(duet, T), [
          [100, ready("ada")],
          [15_000, working(person)],
          [20_000, tick],
        ]).performance?.phase,
      ).toBe("counting-in");
  });

  test("P2 readiness of somebody who does not perform means nothing", () => {
    expect(play(begin(solo, T), [[10, ready("eve")]]).performance).toMatchObject({
      phase: "preparing",
      ready: [],
    });
  });

  test("P6 a performer who drops while loading is waited for, then the rest begins", () => {
    const events: [number, Sketch][] = [
      [100, ready("ada")],
      [15_000, { type: "dropped", person: "ben", lastFrame: null }],
      [24_999, tick],
    ];
    expect(play(begin(duet, T), events).performance?.phase).toBe("preparing");
    const after = play(begin(duet, T), [...events, [25_001, tick]]);
    expect(after.performance).toMatchObject({ phase: "counting-in", performers: ["ada"] });
    expect(after.effects[0]).toEqual({ kind: "performer-gone", person: "ben" });
  });
});

describe("Rule P4: song positions", () => {
  test("P4 whoever joins late computes the position, negative during the count-in", () => {
    const { performance } = play(begin(solo, T), [...sung, [2_000, tick]]);
    expect(performance && songTimeAt(performance, T + 2_000)).toBe(-1_000);
    const later = play(begin(solo, T), [...sung, [20_000, tick]]).performance;
    expect(later?.phase).toBe("singing");
    expect(later && songTimeAt(later, T + 20_000)).toBe(17_000);
  });
});

describe("Rule P5: pause, resume, restart, skip", () => {
  test("P5 after a pause the song goes on from 2 s before where it stopped", () => {
    const paused = play(begin(solo, T), [...sung, [23_000, { type: "pause", why: "singer" }]]);
    expect(paused.performance).toMatchObject({ phase: "paused", at: 20_000, from: 18_000, why: "singer" });
    const on = play(begin(solo, T), [
      ...sung,
      [23_000, { type: "pause", why: "singer" }],
      [600_000, { type: "resume" }],
      [602_000, tick],
    ]);
    expect(on.performance?.phase).toBe("singing");
    expect(on.performance && songTimeAt(on.performance, T + 602_000)).toBe(18_000);
    expect(on.effects.at(-1)).toEqual({ kind: "begin-take", startsAt: T + 602_000 - 18_000, from: 18_000 });
  });

  test("P5 a pause in the count-in does not step back further", () => {
    const { performance } = play(begin(solo, T), [
      ...sung,
      [23_000, { type: "pause", why: "singer" }],
      [30_000, { type: "resume" }],
      [31_000, { type: "pause", why: "host" }],
    ]);
    expect(performance).toMatchObject({ phase: "paused", at: 18_000, from: 18_000, why: "host" });
  });

  test("P5 restart counts in from the beginning and forgets the scores", () => {
    const { performance, effects } = play(begin(solo, T), [...sung, [20_000, { type: "restart" }]]);
    expect(performance).toMatchObject({ phase: "counting-in", startsAt: T + 23_000, from: 0 });
    expect(effects.slice(-2).map((effect) => effect.kind)).toEqual(["forget-scores", "begin-take"]);
  });

  test("P11 a long wait is skipped to 4 s before the next line, a short one is not", () => {
    const { performance, effects } = play(begin(solo, T), [
      ...sung,
      [9_000, { type: "skip-ahead", line: 30_000 }],
    ]);
    // The music goes on 4 s before the line, and two of them are counted in.
    expect(performance).toMatchObject({ phase: "counting-in", from: 28_000 });
    expect(performance && songTimeAt(performance, T + 9_000)).toBe(26_000);
    expect(effects.at(-1)).toMatchObject({ kind: "begin-take", from: 28_000 });
    const short = play(begin(solo, T), [...sung, [9_000, { type: "skip-ahead", line: 13_000 }]]);
    expect(short.performance?.phase).toBe("singing");
  });

  test("P5 skip scores what was sung, and a song that has not begun just goes", () => {
    expect(play(begin(solo, T), [...sung, [9_000, { type: "skip" }]]).performance?.phase).toBe("scored");
    expect(play(begin(solo, T), [[100, { type: "skip" }]]).effects).toEqual([
      { kind: "over", why: "skipped" },
    ]);
    expect(play(begin(solo, T), [...sung, [1_000, { type: "skip" }]]).effects.at(-1)).toEqual({
      kind: "over",
      why: "skipped",
    });
  });

  test("what means nothing in a phase changes nothing", () => {
    const preparing = begin(solo, T);
    expect(allows(preparing, "pause")).toBe(false);
    expect(advance(preparing, { type: "resume", at: T }).next).toBe(preparing);
  });
});

describe("Rule P7: the end", () => {
  test("P7 the song is scored once its last frames are in, applauded for 10 s, then the next is called", () => {
    const before = play(begin(solo, T), [...sung, [64_499, tick]]);
    expect(before.performance?.phase).toBe("singing");
    const scored = play(begin(solo, T), [...sung, [64_500, tick]]);
    expect(scored.performance).toMatchObject({ phase: "scored", until: T + 74_500 });
    expect(scored.effects.at(-1)).toEqual({ kind: "score" });
    const gone = play(begin(solo, T), [...sung, [74_500, tick]]);
    expect(gone.performance).toBeNull();
    expect(gone.effects.at(-1)).toEqual({ kind: "over", why: "done" });
  });
});

const person = fc.constantFrom("ada", "ben", "eve");
const sketch: fc.Arbitrary<Sketch> = fc.oneof(
  fc.constant<Sketch>({ type: "tick" }),
  fc.record({ type: fc.constant("ready" as const), person }),
  fc.record({
    type: fc.constant("pause" as const),
    why: fc.constantFrom("singer" as const, "host" as const),
  }),
  fc.constant<Sketch>({ type: "resume" }),
  fc.constant<Sketch>({ type: "restart" }),
  fc.record({
    type: fc.constant("dropped" as const),
    person,
    lastFrame: fc.option(fc.integer({ min: -500, max: 90_000 })),
  }),
  fc.record({ type: fc.constant("returned" as const), person }),
  fc.record({ type: fc.constant("left" as const), person }),
  fc.record({ type: fc.constant("joined" as const), person }),
  fc.constant<Sketch>({ type: "deserted" }),
  fc.constant<Sketch>({ type: "attended" }),
);

test("whatever happens: people on stage are performers, starts lie ahead, and every performance ends", () => {
  const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 15_000 }), sketch), { maxLength: 40 });
  fc.assert(
    fc.property(steps, fc.boolean(), (events, two) => {
      let performance: Performance | null = begin(two ? duet : solo, T);
      let now = T;
      const apply = (event: StageEvent) => {
        if (!performance) return;
        const { next, effects }: ReturnType<typeof advance> = advance(performance, event);
        for (const effect of effects) {
          if (effect.kind === "begin-take")
            expect(effect.startsAt + effect.from).toBeGreaterThanOrEqual(event.at + 2_000);
        }
        expect(next === null).toBe(effects.some((effect) => effect.kind === "over"));
        performance = next;
        if (!next) return;
        expect(next.performers.length).toBeGreaterThan(0);
        const missing = "away" in next ? next.away.map((each) => each.person) : [];
        const prepared = next.phase === "preparing" ? next.ready : [];
        for (const each of [...missing, ...prepared]) expect(next.performers).toContain(each);
        expect(new Set(missing).size).toBe(missing.length);
        const position = songTimeAt(next, event.at);
        if (position !== null) expect(position).toBeLessThanOrEqual(next.durationMs + 1_500);
        if (next.phase === "paused") expect(next.from).toBeLessThanOrEqual(next.at);
      };
      for (const [wait, event] of events) {
        for (
          let deadline = performance && nextDeadline(performance);
          deadline !== null && deadline <= now + wait;
        ) {
          apply({ type: "tick", at: deadline });
          deadline = performance && nextDeadline(performance);
        }
        now += wait;
        apply({ ...event, at: now } as StageEvent);
      }
      apply({ type: "attended", at: now });
      for (let i = 0; i < 20 && performance; i++) {
        const deadline: number | null = nextDeadline(performance);
        now = Math.max(now, deadline ?? now);
        apply(deadline === null ? { type: "resume", at: now } : { type: "tick", at: now });
      }
      expect(performance).toBeNull();
    }),
    { numRuns: 400 },
  );
});
