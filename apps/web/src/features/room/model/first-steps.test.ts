import { expect, test } from "vitest";
import { firstSteps, knowsHowToWalk, rememberWalking } from "./first-steps";

test("who has walked a little knows how; who was put elsewhere does not", () => {
  const has = firstSteps();
  expect(has({ x: 0, z: 0 })).toBe(false);
  expect(has({ x: 0, z: 8 }), "taken to the stage").toBe(false);
  expect(has({ x: 0.7, z: 8 })).toBe(false);
  expect(has({ x: 0.7, z: 8.6 })).toBe(true);
});

test("it is remembered, and a browser without a memory asks for nothing", () => {
  const kept = new Map<string, string>();
  const memory = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  expect(knowsHowToWalk(memory)).toBe(false);
  rememberWalking(memory);
  expect(knowsHowToWalk(memory)).toBe(true);
  const forbidden = () => {
    throw new Error("SecurityError");
  };
  rememberWalking({ setItem: forbidden });
  expect(knowsHowToWalk({ getItem: forbidden })).toBe(false);
});
