import type { PerformanceView } from "@karaverse/protocol";
import { describe, expect, test } from "vitest";
import { callOf, expectedWaits, type Timed } from ".";

const NOW = 1_000_000;
const song = (id: string, ...people: string[]): Timed => ({
  id,
  durationMs: 180_000,
  singers: people.map((personId) => ({ personId })),
});
const queue = [song("one", "ada"), song("two", "bea", "cyd"), song("three", "ada")];
const idle: PerformanceView = { phase: "idle" };
const onStage = {
  number: 1,
  entry: "one",
  song: "s",
  difficulty: "easy",
  tuning: { semitones: 0, tempo: 100 },
} as const;
/** Nobody in particular. */
const cast = { performers: [], asking: [], scores: [], together: 0 };
const singing = (elapsedMs: number): PerformanceView => ({
  phase: "singing",
  ...onStage,
  ...cast,
  startsAt: NOW - elapsedMs,
});

describe("the call", () => {
  test("Q9 all singers of the next entry are told a minute before the stage is theirs, and nobody else", () => {
    const call = (person: string, elapsedMs: number) => callOf(queue, singing(elapsedMs), person, NOW);
    expect(call("bea", 120_000)).toBeNull();
    expect(call("bea", 130_000)).toEqual({ kind: "soon", entry: "two", inMs: 60_000 });
    expect(call("cyd", 150_000)).toEqual({ kind: "soon", entry: "two", inMs: 40_000 });
    expect(call("ada", 150_000)).toBeNull();
  });

  test("Q9 when the stage is free the singers of the first entry are told that it is theirs", () => {
    expect(callOf(queue, idle, "ada", NOW)).toEqual({ kind: "now", entry: "one" });
    expect(callOf(queue, idle, "bea", NOW)).toBeNull();
    expect(callOf([], idle, "ada", NOW)).toBeNull();
    const scored: PerformanceView = {
      phase: "scored",
      ...onStage,
      ...cast,
      until: NOW + 4_000,
    };
    expect(callOf(queue, scored, "cyd", NOW)).toEqual({ kind: "soon", entry: "two", inMs: 4_000 });
  });

  test("Q9 while a song stands its rest is what is left of it", () => {
    const paused: PerformanceView = {
      phase: "paused",
      ...onStage,
      ...cast,
      at: 150_000,
      why: "host",
      until: null,
    };
    expect(callOf(queue, paused, "bea", NOW)).toEqual({ kind: "soon", entry: "two", inMs: 40_000 });
    expect(callOf(queue, paused, "bea", NOW + 60_000)).toEqual({ kind: "soon", entry: "two", inMs: 40_000 });
  });

  test("Q9 a song that is sung at a slower pace takes longer", () => {
    const slow = { ...singing(150_000), tuning: { semitones: 0, tempo: 90 } };
    expect(callOf(queue, slow, "bea", NOW)).toEqual({ kind: "soon", entry: "two", inMs: 60_000 });
  });

  test("Q5 everybody can see how long it is likely to take until each entry", () => {
    const waits = expectedWaits(queue, singing(100_000), NOW);
    expect([...waits]).toEqual([
      ["one", 0],
      ["two", 90_000],
      ["three", 90_000 + 15_000 + 180_000 + 10_000],
    ]);
    expect(expectedWaits(queue, idle, NOW).get("one")).toBe(0);
  });
});
