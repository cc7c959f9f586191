import { expect, test } from "vitest";
import { constraintsOf, encodingOf } from "../microphone/modes";
import { earshotChange } from "./earshot";
import { retryDelay } from "./retry";

test("performers are heard first, and only what changed is asked for", () => {
  const change = earshotChange(new Set(["ann", "bob"]), { performers: ["zoe"], others: ["bob", "cid"] });
  expect(change).toEqual({ subscribe: ["zoe", "cid"], unsubscribe: ["ann"] });
  expect(earshotChange(new Set(["zoe"]), { performers: ["zoe"], others: ["zoe"] })).toEqual({
    subscribe: [],
    unsubscribe: [],
  });
});

test("attempts wait longer each time up to seven seconds, spread by a quarter", () => {
  expect([0, 1, 2, 3, 4, 5, 50].map((n) => retryDelay(n, 0.5))).toEqual([
    300, 1200, 2700, 4800, 7000, 7000, 7000,
  ]);
  expect(retryDelay(0, 0)).toBe(225);
  expect(retryDelay(0, 1)).toBe(375);
});

test("a singer with headphones is recorded as they are; without, only the echo is taken away", () => {
  expect(constraintsOf("sing", true, null)).toMatchObject({
    echoCancellation: false,
    noiseSuppression: false,
    autoGainControl: false,
  });
  expect(constraintsOf("sing", false, "x")).toMatchObject({
    echoCancellation: true,
    noiseSuppression: false,
    autoGainControl: false,
    deviceId: { exact: "x" },
  });
  expect(constraintsOf("talk", true, null)).toMatchObject({ echoCancellation: true, noiseSuppression: true });
  expect(encodingOf("sing")).toEqual({ maxBitrate: 112_000, dtx: false, red: false });
  expect(encodingOf("talk")).toMatchObject({ maxBitrate: 32_000, dtx: true });
});
