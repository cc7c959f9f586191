import { describe, expect, test } from "vitest";
import { play, ready, type Sketch, solo, sung, T, tick } from "../../test/staged";
import { advance, begin, type Performance, restore } from ".";

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
