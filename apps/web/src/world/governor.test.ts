import { expect, test } from "vitest";
import { Governor, type Settled } from "./governor";
import type { Quality } from "./quality";

const FRESH: Settled = { level: "high", failures: 0 };

interface Machine {
  /** Between pictures at each level, ms. */
  frames: Record<Quality, number>;
  /** The page's own work for a picture, ms. */
  busy?: number;
}
const FAST: Machine = { frames: { low: 1_000 / 60, medium: 1_000 / 60, high: 1_000 / 60 } };
const MIDDLING: Machine = { frames: { low: 1_000 / 60, medium: 1_000 / 60, high: 60 } };

/** Lets so many seconds go by, and says when which level came. */
function run(governor: Governor, { frames, busy = 3 }: Machine, seconds: number, mayRise = true) {
  const changes: { at: number; level: Quality }[] = [];
  let at = 0;
  while (at < seconds * 1_000) {
    const ms = frames[governor.level];
    at += ms;
    governor.worked(busy);
    if (governor.frame(ms, mayRise)) changes.push({ at: at / 1_000, level: governor.level });
  }
  return changes;
}
const levels = (changes: { level: Quality }[]) => changes.map(({ level }) => level);

test("frames that come too late bring the level down within ten seconds, and no further than needed", () => {
  const governor = new Governor(FRESH, "high");
  const changes = run(governor, MIDDLING, 15);
  expect(levels(changes)).toEqual(["medium"]);
  expect(changes[0]?.at).toBeLessThan(10);
});

test("half of a display's pictures for longer is too few, a third now and then is not", () => {
  const half = new Governor(FRESH, "high");
  // The display is known by its own pace before the room fills.
  run(half, FAST, 10);
  expect(levels(run(half, { frames: { ...FAST.frames, high: 33.3 } }, 12))).toEqual(["medium"]);
  const hiccups = new Governor(FRESH, "high");
  for (let n = 0; n < 10; n++) {
    expect(run(hiccups, FAST, 5)).toEqual([]);
    expect(run(hiccups, { frames: { ...FAST.frames, high: 50 } }, 1.9)).toEqual([]);
  }
});

test("after a calm time it comes up again, one level at a time", () => {
  const governor = new Governor({ level: "low", failures: 0 }, "high");
  const changes = run(governor, FAST, 400);
  expect(levels(changes)).toEqual(["medium", "high"]);
  expect(changes[0]?.at).toBeGreaterThan(20);
  expect(changes[0]?.at).toBeLessThan(30);
});

test("a level that cannot be held is tried ever more seldom", () => {
  const governor = new Governor({ level: "medium", failures: 0 }, "high");
  const tries = run(governor, MIDDLING, 3_600 * 3).filter(({ level }) => level === "high");
  const waits = tries.slice(1).map(({ at }, n) => at - (tries[n]?.at ?? 0));
  waits.slice(1, 4).forEach((wait, n) => {
    expect(wait / (waits[n] ?? wait)).toBeGreaterThan(2.5);
  });
  expect(tries.length).toBeLessThan(11);
  expect(governor.settled).toEqual({ level: "medium", failures: 5 });
});

test("a hall that fills in the hour is no failed trial: up again, and longer waits only if it goes to and fro", () => {
  const governor = new Governor({ level: "medium", failures: 2 }, "high");
  run(governor, FAST, 400);
  expect(governor.settled).toEqual({ level: "high", failures: 1 });
  run(governor, MIDDLING, 12);
  expect(governor.settled).toEqual({ level: "medium", failures: 1 });
  const up = run(governor, FAST, 120);
  expect(levels(up)).toEqual(["high"]);
});

test("without room to spare nothing is tried: the page's own work fills the frame", () => {
  const governor = new Governor({ level: "medium", failures: 0 }, "high");
  expect(run(governor, { ...FAST, busy: 9 }, 600)).toEqual([]);
});

test("nothing is tried while it would disturb, and right after it is", () => {
  const governor = new Governor({ level: "medium", failures: 0 }, "high");
  expect(run(governor, FAST, 200, false)).toEqual([]);
  expect(run(governor, FAST, 2)[0]?.at).toBeLessThan(1.5);
});

test("what the first seconds, loading and a hidden tab do to frames counts as nothing", () => {
  const governor = new Governor(FRESH, "high");
  for (let n = 0; n < 20; n++) {
    expect(run(governor, { frames: { ...FAST.frames, high: 200 } }, 4.8)).toEqual([]);
    governor.rest();
  }
  // A laptop that slept for a night.
  run(governor, FAST, 10);
  expect(governor.frame(8 * 3_600_000, true)).toBe(false);
  expect(run(governor, FAST, 60)).toEqual([]);
});

test.each([
  { name: "thirty pictures a second to save its battery", ms: 1_000 / 30 },
  { name: "sixty", ms: 1_000 / 60 },
  { name: "a hundred and forty-four", ms: 1_000 / 144 },
])("a display that shows $name is smooth at its own pace", ({ ms }) => {
  const governor = new Governor({ level: "medium", failures: 0 }, "high");
  expect(levels(run(governor, { frames: { low: ms, medium: ms, high: ms } }, 300))).toEqual(["high"]);
});

test("a hundred and forty-four is not missed where sixty are had", () => {
  const governor = new Governor(FRESH, "high");
  run(governor, { frames: { ...FAST.frames, high: 1_000 / 144 } }, 30);
  expect(run(governor, FAST, 300)).toEqual([]);
});

test("a phone that begins to save its battery loses a level at most for a while", () => {
  const governor = new Governor(FRESH, "high");
  run(governor, FAST, 60);
  const saving = { frames: { low: 1_000 / 30, medium: 1_000 / 30, high: 1_000 / 30 } };
  run(governor, saving, 1_200);
  expect(governor.level).toBe("high");
});

test("what is drawn by software stays where it is", () => {
  const governor = new Governor({ level: "high", failures: 0 }, "low");
  expect(governor.level).toBe("low");
  expect(run(governor, FAST, 600)).toEqual([]);
});
