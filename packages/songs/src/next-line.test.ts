import { expect, test } from "vitest";
import type { Track } from "./model";
import { nextLine } from "./next-line";

const track = (...lines: [number, number][]): Track => ({
  name: "",
  phrases: lines.map(([startMs, endMs]) => ({ startMs, endMs, notes: [] })),
});

test("P11 the next line is known where nobody sings, and not within a line or after the last", () => {
  const song = [track([10_000, 12_000], [30_000, 33_000])];
  expect(nextLine(song, 0)).toBe(10_000);
  expect(nextLine(song, 11_000)).toBeNull();
  expect(nextLine(song, 12_000)).toBe(30_000);
  expect(nextLine(song, 33_000)).toBeNull();
});

test("P11 in a duet what the other sings is no instrumental", () => {
  const song = [track([10_000, 12_000], [30_000, 33_000]), track([14_000, 20_000])];
  expect(nextLine(song, 12_500)).toBe(14_000);
  expect(nextLine(song, 15_000)).toBeNull();
  expect(nextLine(song, 21_000)).toBe(30_000);
});
