import { expect, test } from "vitest";
import { PAGE_STRIPS } from "./cells";
import { StripShelf, type Strips } from "./strips";

const [UP, SEATED] = [1, 2];
const NOW = 100;
/** All poses were shown just now, or long ago. */
const shown = Int32Array.of(NOW, NOW, NOW);
const longAgo = new Int32Array(3);

/** Everybody whom a page has room for. */
function everybody(shelf: StripShelf): Strips[] {
  const people: Strips[] = [];
  for (let one = shelf.admit(); one; one = shelf.admit()) people.push(one);
  return people;
}

test("nobody's strips are anybody else's, and everybody has a place for what they do beside standing", () => {
  const shelf = new StripShelf();
  const people = everybody(shelf);
  expect(people.length).toBe(PAGE_STRIPS / 2);
  people.forEach((strips, n) => {
    expect(shelf.place(strips, n % 2 ? UP : SEATED, shown, NOW)).toBe(true);
  });
  const taken = people.flatMap((strips) => [...strips].filter((strip) => strip >= 0));
  expect(taken.sort((a, b) => a - b)).toEqual(Array.from({ length: PAGE_STRIPS }, (_, n) => n));
});

test("few people have a place for each pose, and fewer come after them", () => {
  const shelf = new StripShelf();
  const twins = Array.from({ length: 8 }, () => shelf.admit() as Strips);
  for (const strips of twins) for (const pose of [UP, SEATED]) shelf.place(strips, pose, shown, NOW);
  expect(twins.every((strips) => strips.every((strip) => strip >= 0))).toBe(true);
  const others = everybody(shelf);
  expect(others.length).toBe((PAGE_STRIPS - 8 * 3) / 2);
  for (const strips of others) expect(shelf.place(strips, SEATED, shown, NOW)).toBe(true);
});

test("where there is none, the pose before gives its place up, unless it is shown", () => {
  const shelf = new StripShelf();
  const [one, ...others] = everybody(shelf) as [Strips, ...Strips[]];
  for (const strips of [one, ...others]) shelf.place(strips, UP, shown, NOW);
  const before = [...one];
  expect(shelf.place(one, SEATED, shown, NOW)).toBe(false);
  expect([...one]).toEqual(before);
  expect(shelf.place(one, SEATED, longAgo, NOW)).toBe(true);
  expect([...one]).toEqual([before[0], -1, before[UP]]);
});

test("who goes leaves all of it to whoever comes", () => {
  const shelf = new StripShelf();
  const people = everybody(shelf);
  for (const strips of people) shelf.place(strips, UP, shown, NOW);
  shelf.release(people[5] as Strips);
  const next = shelf.admit() as Strips;
  expect(shelf.place(next, SEATED, shown, NOW)).toBe(true);
  expect(shelf.admit()).toBeNull();
});
