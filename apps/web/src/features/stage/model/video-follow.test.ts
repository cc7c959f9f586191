import { expect, test } from "vitest";
import { follow, type Moment } from "./video-follow";

const moment = (change: Partial<Moment>): Moment => ({
  wantedMs: 10_000,
  shownMs: 10_000,
  durationMs: 60_000,
  isMoving: true,
  pace: 1,
  jumpMs: 0,
  ...change,
});

test("a video runs with the song, and catches up by speed where it is a little off", () => {
  expect(follow(moment({}))).toEqual({ kind: "play", seekToMs: null, rate: 1 });
  expect(follow(moment({ shownMs: 9_940 }))).toEqual({ kind: "play", seekToMs: null, rate: 1.03 });
  expect(follow(moment({ shownMs: 10_060, pace: 0.8 }))).toMatchObject({ seekToMs: null, rate: 0.8 * 0.97 });
});

test("more than 80 ms off it jumps, by the time a jump takes further", () => {
  expect(follow(moment({ shownMs: 9_900, jumpMs: 150 }))).toMatchObject({ kind: "play", seekToMs: 10_150 });
  expect(follow(moment({ shownMs: 40_000, jumpMs: 150, pace: 1.2 }))).toMatchObject({ seekToMs: 10_180 });
});

test("it stands where the song stands", () => {
  expect(follow(moment({ isMoving: false }))).toMatchObject({ kind: "stand", seekToMs: null });
  expect(follow(moment({ isMoving: false, shownMs: 0, jumpMs: 150 }))).toMatchObject({
    kind: "stand",
    seekToMs: 10_000,
  });
});

test("it is not there before it begins and after its end", () => {
  expect(follow(moment({ wantedMs: -1 }))).toEqual({ kind: "hide" });
  expect(follow(moment({ wantedMs: 60_000 }))).toEqual({ kind: "hide" });
  expect(follow(moment({ durationMs: Number.NaN })).kind).toBe("play");
});

test("whatever it was off, it is within a frame after a jump and 5 s", () => {
  for (const start of [-5_000, -79, -40, 30, 79, 3_000]) {
    let shown = 10_000 + start;
    let jumped = 0;
    for (let ms = 0; ms < 5_000; ms += 16) {
      const step = follow(moment({ wantedMs: 10_000 + ms, shownMs: shown, jumpMs: 0 }));
      if (step.kind !== "play") throw new Error(step.kind);
      if (step.seekToMs !== null) {
        shown = step.seekToMs;
        jumped++;
      }
      shown += 16 * step.rate;
    }
    expect(Math.abs(shown - 15_000)).toBeLessThan(40);
    expect(jumped).toBeLessThanOrEqual(1);
  }
});
