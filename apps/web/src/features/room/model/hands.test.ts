import { expect, test } from "vitest";
import { handsOf } from "./hands";

const at = (x: number) => ({ x, z: 0 });

test("V7 everybody claps, from where they are, in sight or not", () => {
  expect(handsOf([at(1), at(2)], [{ ...at(9), people: 3 }])).toEqual([at(1), at(2), at(9), at(9), at(9)]);
});

test("of a crowd as many clap as are told apart, from everywhere in it", () => {
  const hands = handsOf(
    Array.from({ length: 40 }, () => at(1)),
    [
      { ...at(2), people: 40 },
      { ...at(3), people: 40 },
    ],
  );
  expect(hands).toHaveLength(18);
  for (const x of [1, 2, 3]) expect(hands.filter((place) => place.x === x)).toHaveLength(6);
});

test("in an empty room nobody claps", () => {
  expect(handsOf([], [])).toEqual([]);
});
