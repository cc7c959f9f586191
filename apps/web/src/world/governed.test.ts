import { expect, test } from "vitest";
import { readSettled, writeSettled } from "./governed";

function memory(): Pick<Storage, "getItem" | "setItem"> {
  const kept = new Map<string, string>();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}
const holding = (text: string) => ({ getItem: () => text, setItem: () => undefined });

test("where a device settled is there at the next visit", () => {
  const store = memory();
  expect(readSettled(store)).toBeNull();
  writeSettled({ level: "medium", failures: 2 }, store);
  expect(readSettled(store)).toEqual({ level: "medium", failures: 2 });
});

test.each(["{", "7", "null", '{"level":"ultra"}', '{"failures":2}'])(
  "nonsense in the browser's memory counts as nothing: %s",
  (text) => {
    expect(readSettled(holding(text))).toBeNull();
  },
);

test("a count of failures that is none is none", () => {
  expect(readSettled(holding('{"level":"low","failures":"many"}'))).toEqual({ level: "low", failures: 0 });
});

test("a browser that forbids storage breaks nothing", () => {
  const forbidding = {
    getItem: () => null,
    setItem: () => {
      throw new Error("forbidden");
    },
  };
  expect(() => writeSettled({ level: "low", failures: 0 }, forbidding)).not.toThrow();
});
