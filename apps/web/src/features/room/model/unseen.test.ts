import { expect, test } from "vitest";
import { Unseen } from "./unseen";

/** Three by the stage, two in a booth 10 m from there. */
const COUNTED = [0, -8, 3, 20, -8, 2];

test("V7 whom one sees is taken off where they stand, and the rest are out of sight", () => {
  const unseen = new Unseen();
  unseen.begin(COUNTED);
  for (const x of [-0.5, 0, 1]) unseen.saw({ x, z: -4 });
  expect(unseen.share(2)?.filter(({ people }) => people > 0)).toMatchObject([{ x: 10, z: -4, people: 2 }]);
});

test("V7 each look begins anew, with the same count and with another", () => {
  const unseen = new Unseen();
  for (const _ of [1, 2]) {
    unseen.begin(COUNTED);
    unseen.saw({ x: 10, z: -4 });
    expect(unseen.share(4)?.map(({ people }) => people)).toEqual([3, 1]);
  }
  unseen.begin([2, 2, 1]);
  expect(unseen.share(1)).toMatchObject([{ x: 1, z: 1, people: 1 }]);
});

test("who is far from every square was counted elsewhere and takes nobody away", () => {
  const unseen = new Unseen();
  unseen.begin(COUNTED);
  unseen.saw({ x: 0, z: 9 });
  expect(unseen.share(5)?.map(({ people }) => people)).toEqual([3, 2]);
});

test("there are as many as the room says, also while the count is older", () => {
  const unseen = new Unseen();
  unseen.begin(COUNTED);
  expect(unseen.share(10)?.map(({ people }) => people)).toEqual([6, 4]);
});

test("nobody knows where they are before the first count, and when all that were counted are in sight", () => {
  const unseen = new Unseen();
  unseen.begin([]);
  expect(unseen.share(3)).toBeNull();
  unseen.begin([2, 2, 1]);
  unseen.saw({ x: 1, z: 1 });
  expect(unseen.share(1)).toBeNull();
});
