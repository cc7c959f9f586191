import { expect, test } from "vitest";
import type { Plates } from "./plates";
import { Rising } from "./rising";

/** Where a reaction is drawn, from when it is sent until it has gone. */
function wayOf(reduced: boolean): { y: number; aside: number; opacity: number }[] {
  const rising = new Rising();
  rising.add({ x: 0, y: 0, z: 0, overheadHeight: 2 }, "heart");
  const way: { y: number; aside: number; opacity: number }[] = [];
  const plates: Pick<Plates, "sign"> = {
    sign: (_, { y, aside, opacity }) => void way.push({ y, aside, opacity }),
  };
  for (let n = 0; n < 180; n++) rising.update(1 / 60, plates as Plates, reduced);
  return way;
}

test("what rises goes up and fades; with less motion it stands, is seen for as long, and fades", () => {
  const full = wayOf(false);
  const calm = wayOf(true);
  expect((full.at(-1)?.y ?? 0) - (full[0]?.y ?? 0)).toBeGreaterThan(0.8);
  expect(new Set(calm.map(({ y }) => y)).size).toBe(1);
  expect(new Set(calm.map(({ aside }) => aside)).size).toBe(1);
  expect(calm).toHaveLength(full.length);
  expect(calm[0]?.opacity).toBe(1);
  expect(calm.at(-1)?.opacity).toBeLessThan(0.1);
});
