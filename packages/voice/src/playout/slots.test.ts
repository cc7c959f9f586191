import { expect, test } from "vitest";
import { MOST_VOICES } from "./messages";
import { slotsFor } from "./slots";

const filled = (slots: readonly (string | null)[]) => slots.filter((name) => name !== null);

test("P13 who sings on keeps their output when others come and go, and who comes takes one that is free", () => {
  const first = slotsFor([], ["ada", "bea", "cleo"]);
  expect(first).toHaveLength(MOST_VOICES);
  const [ada, cleo] = [first.indexOf("ada"), first.indexOf("cleo")];
  const then = slotsFor(first, ["cleo", "ada", "dora"]);
  expect([then.indexOf("ada"), then.indexOf("cleo")]).toEqual([ada, cleo]);
  expect(then.indexOf("dora")).toBe(first.indexOf("bea"));
  expect(filled(then)).toHaveLength(3);
});

test("more performers than there are outputs leave the last without one, and nobody has two", () => {
  const many = Array.from({ length: MOST_VOICES + 2 }, (_, n) => `singer ${n}`);
  expect(slotsFor([], many)).toEqual(many.slice(0, MOST_VOICES));
  expect(filled(slotsFor([], ["ada", "ada"]))).toEqual(["ada"]);
});
