import { describe, expect, test } from "vitest";
import { createPace } from "./pace";

/** A room whose ticks take so long; whether it was thin after each. */
function pass(pace: ReturnType<typeof createPace>, ms: number, ticks: number): boolean[] {
  return Array.from({ length: ticks }, () => {
    pace.took(ms);
    return pace.isThin();
  });
}

describe("Rule S10: a room that has more to tell than time for it", () => {
  test("S10 tells everybody in each tick as long as ticks are short", () => {
    expect(pass(createPace(), 25, 200)).not.toContain(true);
  });

  test("S10 tells half of them at a time within two seconds of ticks that are too long, and all when there is time", () => {
    const pace = createPace();
    expect(pass(pace, 40, 40).at(-1)).toBe(true);
    // Half of them takes about half as long, which is no reason to tell all again.
    expect(pass(pace, 20, 200)).not.toContain(false);
    expect(pass(pace, 10, 60).at(-1)).toBe(false);
  });

  test("S10 one long pause changes nothing", () => {
    const pace = createPace();
    pass(pace, 15, 100);
    expect(pass(pace, 150, 1)).toEqual([false]);
    expect(pass(pace, 15, 100)).not.toContain(true);
  });
});
