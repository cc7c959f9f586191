import { describe, expect, test } from "vitest";
import { type Load, leastLoaded } from "./load";

const loads = (all: Record<string, Partial<Load>>) =>
  new Map(Object.entries(all).map(([id, load]) => [id, { people: 0, rooms: 0, busy: 0, ...load }]));

describe("J9 a new room is opened", () => {
  test("where the fewest people are, not where the fewest rooms are", () => {
    expect(leastLoaded(loads({ a: { people: 400, rooms: 1 }, b: { people: 30, rooms: 3 } }))).toBe("b");
  });

  test("where a core is idle, when people alone would say otherwise", () => {
    expect(
      leastLoaded(loads({ a: { people: 100, busy: 0.9 }, b: { people: 300, rooms: 2, busy: 0.3 } })),
    ).toBe("b");
  });

  test("by turns while nobody has told of the last ones yet", () => {
    const picked = new Map<string, number>();
    for (let room = 0; room < 6; room++) {
      const id = leastLoaded(loads({ a: { busy: 0.2 }, b: { busy: 0.02 }, c: {} }), picked) ?? "";
      picked.set(id, (picked.get(id) ?? 0) + 1);
    }
    expect(Object.fromEntries(picked)).toEqual({ a: 2, b: 2, c: 2 });
  });

  test("nowhere, where nobody is", () => {
    expect(leastLoaded(new Map())).toBeNull();
  });
});
