import { describe, expect, test } from "vitest";
import { duet, play, ready, type Sketch, solo, sung, T, tick } from "../../test/staged";
import { advance, begin, type Performance } from ".";

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
