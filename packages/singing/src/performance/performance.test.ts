import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  advance,
  allows,
  begin,
  type Effect,
  nextDeadline,
  type OnStage,
  type Performance,
  restore,
  type StageEvent,
  songTimeAt,
} from ".";

const solo: OnStage = { number: 7, entry: "e1", song: "s1", durationMs: 60_000, performers: ["ada"] };
const duet: OnStage = { ...solo, performers: ["ada", "ben"] };
const T = 1_000_000;

type Sketch = StageEvent extends infer E ? (E extends { at: number } ? Omit<E, "at"> : never) : never;

/** Plays events at times after T, with ticks at every deadline on the way, as the room does. */
function play(start: Performance, events: readonly (readonly [number, Sketch])[]) {
  let performance: Performance | null = start;
  const effects: Effect[] = [];
  const apply = (event: StageEvent) => {
    if (!performance) return;
    const step = advance(performance, event);
    performance = step.next;
    effects.push(...step.effects);
  };
  for (const [after, sketch] of events) {
    for (;;) {
      const deadline: number | null = performance ? nextDeadline(performance) : null;
      if (deadline === null || deadline > T + after) break;
      apply({ type: "tick", at: deadline });
    }
    apply({ ...sketch, at: T + after } as StageEvent);
  }
  return { performance: performance as Performance | null, effects };
}

const tick: Sketch = { type: "tick" };
const ready = (person: string): Sketch => ({ type: "ready", person });

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

  test("P2 after 20 s the song begins with those who are ready, or goes when nobody is", () => {
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

const sung: [number, Sketch][] = [[0, ready("ada")]];

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

describe("Rule P6: a performer drops", () => {
  const dropped: [number, Sketch][] = [
    ...sung,
    [23_000, { type: "dropped", person: "ada", lastFrame: 19_400 }],
  ];

  test("P6 the song pauses at the position of the last frame received", () => {
    expect(play(begin(solo, T), dropped).performance).toMatchObject({
      phase: "paused",
      at: 19_400,
      from: 17_400,
      why: "dropped",
      away: [{ person: "ada", until: T + 33_000 }],
    });
  });

  test("P6 a performer who comes back within ten seconds goes on where the last frame was", () => {
    const { performance } = play(begin(solo, T), [...dropped, [32_000, { type: "returned", person: "ada" }]]);
    expect(performance).toMatchObject({ phase: "counting-in", from: 17_400, startsAt: T + 35_000 - 17_400 });
  });

  test("P6 otherwise the room moves on", () => {
    const { performance, effects } = play(begin(solo, T), [...dropped, [33_000, tick]]);
    expect(performance).toBeNull();
    expect(effects.slice(-2)).toEqual([
      { kind: "performer-gone", person: "ada" },
      { kind: "over", why: "performers-gone" },
    ]);
  });

  test("P6 nobody resumes while a performer is missing, and a pause asked for stays one", () => {
    const events: [number, Sketch][] = [
      ...sung,
      [23_000, { type: "pause", why: "singer" }],
      [24_000, { type: "dropped", person: "ada", lastFrame: 20_000 }],
      [25_000, { type: "resume" }],
    ];
    expect(play(begin(solo, T), events).performance?.phase).toBe("paused");
    const back = play(begin(solo, T), [...events, [26_000, { type: "returned", person: "ada" }]]);
    expect(back.performance).toMatchObject({ phase: "paused", why: "singer", away: [] });
  });

  test("P6 who drops after the last note is scored all the same", () => {
    const { performance } = play(begin(solo, T), [
      ...sung,
      [63_200, { type: "dropped", person: "ada", lastFrame: 59_900 }],
      [64_600, tick],
    ]);
    expect(performance?.phase).toBe("scored");
  });

  test("L2 a performer who leaves does not keep the stage", () => {
    const { performance } = play(begin(solo, T), [...sung, [9_000, { type: "left", person: "ada" }]]);
    expect(performance).toBeNull();
  });
});

describe("Rules P12, P13: several sing", () => {
  const both: [number, Sketch][] = [...sung, [0, ready("ben")]];
  const benDrops: [number, Sketch] = [23_000, { type: "dropped", person: "ben", lastFrame: 20_000 }];
  const adaDrops: [number, Sketch] = [25_000, { type: "dropped", person: "ada", lastFrame: 21_000 }];

  test("P12 one who drops does not stop the others, is waited for, and then they sing on without", () => {
    const events = [...both, benDrops];
    const { performance } = play(begin(duet, T), [...events, [32_000, { type: "returned", person: "ben" }]]);
    expect(performance).toMatchObject({ phase: "singing", performers: ["ada", "ben"], away: [] });
    const gone = play(begin(duet, T), [...events, [33_000, tick]]);
    expect(gone.performance).toMatchObject({ phase: "singing", performers: ["ada"], away: [] });
    expect(gone.effects.at(-1)).toEqual({ kind: "performer-gone", person: "ben" });
  });

  test("P12 the song stops when the last one drops, and goes on with the first who is back", () => {
    const events = [...both, benDrops, adaDrops];
    expect(play(begin(duet, T), events).performance).toMatchObject({ phase: "paused", at: 21_000 });
    const back = play(begin(duet, T), [...events, [27_000, { type: "returned", person: "ada" }]]);
    expect(back.performance).toMatchObject({ phase: "counting-in", from: 19_000, away: [{ person: "ben" }] });
  });

  test("P12 the song stops when the only one who was there leaves", () => {
    const events: [number, Sketch][] = [...both, benDrops, [24_000, { type: "left", person: "ada" }]];
    const { performance } = play(begin(duet, T), events);
    expect(performance).toMatchObject({ phase: "paused", why: "dropped", performers: ["ben"] });
  });

  test("P13 who joins sings on with the others, and leaves without stopping them", () => {
    const joined = play(begin(solo, T), [...sung, [9_000, { type: "joined", person: "eve" }]]);
    expect(joined.performance).toMatchObject({ phase: "singing", performers: ["ada", "eve"] });
    const left = play(begin(solo, T), [
      ...sung,
      [9_000, { type: "joined", person: "eve" }],
      [12_000, { type: "left", person: "ada" }],
    ]);
    expect(left.performance).toMatchObject({ phase: "singing", performers: ["eve"] });
  });

  test("P13 eight sing at the most, and nobody joins when the song is over", () => {
    const many = { ...solo, performers: Array.from({ length: 8 }, (_, n) => `p${n}`) };
    const full = begin(many, T);
    expect(advance(full, { type: "joined", person: "eve", at: T }).next).toBe(full);
    const scored = play(begin(solo, T), [...sung, [64_500, tick]]).performance as Performance;
    expect(advance(scored, { type: "joined", person: "eve", at: T + 64_600 }).next).toBe(scored);
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

describe("Rule P8: the server was killed", () => {
  test("P8 the performance is paused where it was and goes on when its performer returns", () => {
    const restored = restore(solo, 31_000, T);
    expect(restored).toMatchObject({ phase: "paused", at: 31_000, from: 29_000, why: "server" });
    const back = play(restored, [[29_000, { type: "returned", person: "ada" }]]);
    expect(back.performance).toMatchObject({ phase: "counting-in", from: 29_000 });
    expect(play(restored, [[30_000, tick]]).performance).toBeNull();
  });
});

describe("Rule P9: time to return runs only while somebody waits", () => {
  const alone: [number, Sketch][] = [
    ...sung,
    [23_000, { type: "dropped", person: "ada", lastFrame: 19_400 }],
    [23_100, { type: "deserted" }],
  ];
  const back: Sketch = { type: "returned", person: "ada" };

  test("P9 while nobody is connected the performance stands still, and goes on where it stood", () => {
    expect(play(begin(solo, T), [...alone, [50_000, tick]]).performance).toMatchObject({
      phase: "paused",
      away: [{ person: "ada", until: null }],
    });
    const { performance } = play(begin(solo, T), [...alone, [51_000, { type: "attended" }], [51_000, back]]);
    expect(performance).toMatchObject({ phase: "counting-in", from: 17_400 });
  });

  test("P9 from the moment the first one is back the ten seconds begin anew", () => {
    const waited: [number, Sketch][] = [...alone, [45_000, { type: "attended" }]];
    expect(play(begin(solo, T), [...waited, [54_900, back]]).performance?.phase).toBe("counting-in");
    expect(play(begin(solo, T), [...waited, [55_000, tick]]).performance).toBeNull();
  });

  test("P9 after a kill it is the half minute that begins anew", () => {
    const events: [number, Sketch][] = [
      [10, { type: "deserted" }],
      [20_000, { type: "attended" }],
    ];
    const restored = restore(solo, 31_000, T);
    expect(play(restored, [...events, [49_900, back]]).performance?.phase).toBe("counting-in");
    expect(play(restored, [...events, [50_000, tick]]).performance).toBeNull();
  });

  test("P9 somebody who comes or goes while others wait changes nothing", () => {
    const [first, second] = alone as [[number, Sketch], [number, Sketch], [number, Sketch]];
    const paused = play(begin(solo, T), [first, second]).performance as Performance;
    expect(advance(paused, { type: "attended", at: T + 30_000 }).next).toBe(paused);
    const running = play(begin(solo, T), [...sung, [20_000, tick]]).performance as Performance;
    expect(advance(running, { type: "deserted", at: T + 20_000 }).next).toBe(running);
  });

  test("P9, P2 who was loading the song has the whole time to load it again", () => {
    const { performance } = play(begin(solo, T), [
      [1_000, { type: "dropped", person: "ada", lastFrame: null }],
      [1_000, { type: "deserted" }],
      [25_000, { type: "attended" }],
      [25_000, back],
      [44_000, ready("ada")],
    ]);
    expect(performance?.phase).toBe("counting-in");
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
