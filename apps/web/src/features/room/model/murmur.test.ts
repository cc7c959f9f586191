import { expect, test } from "vitest";
import { Murmur, murmurOf, newMurmuring } from "./murmur";

const OPEN = { decibels: 0, lowPass: Number.POSITIVE_INFINITY };
const loudness = (...parts: number[]) => Math.hypot(...parts);

function heardOf(beside: number, behind: readonly { decibels: number; lowPass: number }[]) {
  const murmur = new Murmur();
  for (let n = 0; n < beside; n++) murmur.add(OPEN);
  for (const one of behind) murmur.add(one);
  return murmur.read(false, newMurmuring());
}

test("V6 of a crowd that a wall parts one hears as many as there are, those behind it as the wall leaves them", () => {
  const wall = { decibels: 12, lowPass: 2_000 };
  expect(heardOf(12, [])).toMatchObject({ beside: murmurOf(12, false), behind: 0 });
  const parted = heardOf(9, [wall, wall, wall]);
  expect(loudness(parted.beside, parted.behind)).toBeCloseTo(murmurOf(12, false), 6);
  expect((parted.behind / parted.beside) ** 2).toBeCloseTo(3 / 9, 6);
  expect(parted.wall.decibels).toBeCloseTo(12, 6);
  expect(parted.wall.lowPass).toBeCloseTo(2_000, 3);
});

test("V7 so many at one place are as so many one after another", () => {
  const wall = { decibels: 9, lowPass: 3_000 };
  const murmur = new Murmur();
  murmur.add(OPEN, 2);
  murmur.add(wall, 3.5);
  murmur.add(wall, 0.5);
  expect(murmur.read(false, newMurmuring())).toEqual(heardOf(2, [wall, wall, wall, wall]));
});

test("where some are behind more walls than others, what is left is between the two, nearer to the louder", () => {
  const { wall } = heardOf(0, [
    ...[0, 1, 2, 3].map(() => ({ decibels: 6, lowPass: 4_000 })),
    ...[0, 1, 2, 3].map(() => ({ decibels: 30, lowPass: 500 })),
  ]);
  expect(wall.decibels).toBeCloseTo(9, 0);
  expect(wall.lowPass).toBeGreaterThan(3_800);
  expect(wall.lowPass).toBeLessThan(4_000);
});

test("who collects anew has forgotten the crowd before", () => {
  const murmur = new Murmur();
  for (let n = 0; n < 20; n++) murmur.add(OPEN);
  murmur.clear();
  expect(murmur.read(false, newMurmuring())).toMatchObject({ beside: 0, behind: 0 });
});

test("a few people are heard by what they say and nothing besides", () => {
  for (const others of [0, 1, 2, 3]) expect(murmurOf(others, false)).toBe(0);
});

test("a crowd murmurs the more, the more they are, up to a full house, and hushes while somebody sings", () => {
  const crowd = [4, 8, 16, 24].map((others) => murmurOf(others, false));
  expect(crowd).toEqual([...crowd].sort((a, b) => a - b));
  expect(new Set(crowd).size).toBe(4);
  expect(crowd.at(-1)).toBe(1);
  expect(murmurOf(1_000, false)).toBe(1);
  expect(murmurOf(16, true)).toBeLessThan(murmurOf(16, false) / 10);
});
