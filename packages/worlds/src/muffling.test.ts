import { describe, expect, test } from "vitest";
import { muffling } from "./muffling";
import { sceneOf } from "./themes";

const between = (theme: "club" | "lounge" | "theatre", from: [number, number], to: [number, number]) =>
  muffling(sceneOf(theme), { x: from[0], z: from[1] }, { x: to[0], z: to[1] }, { decibels: 0, lowPass: 0 });

describe("V6 sound between parts of a room", () => {
  test("with nothing between it arrives whole", () => {
    expect(between("club", [0, -12.5], [0, 0])).toEqual({ decibels: 0, lowPass: Number.POSITIVE_INFINITY });
  });

  test("in a booth one hears the next one softer and duller, and one's own whole", () => {
    expect(between("club", [-12, -2.9], [-11, -3.4]).decibels).toBe(0);
    const next = between("club", [-12, -3.4], [-12, -1.2]);
    expect(next.decibels).toBeGreaterThan(6);
    expect(next.lowPass).toBeLessThan(5_000);
  });

  test("a railing and a low wall take nothing", () => {
    expect(between("club", [-8.4, -4], [-6, -4]).decibels).toBe(0);
  });

  test("round the end of a wall it comes back bit by bit", () => {
    const at = (x: number) => between("club", [x, -3], [x, -1.8]).decibels;
    expect(at(-9.3)).toBe(0);
    expect(at(-9.6)).toBeGreaterThan(0);
    expect(at(-9.6)).toBeLessThan(at(-10));
    expect(at(-10)).toBeLessThan(at(-11.5));
  });

  test("a quiet corner hears the stage softer, and who sits in it hears each other as ever", () => {
    const stage = between("lounge", [0, -7.6], [9.2, 11]);
    expect(stage.decibels).toBe(9);
    expect(stage.lowPass).toBeLessThan(4_000);
    expect(between("lounge", [8.8, 10.6], [9.2, 11.4]).decibels).toBe(0);
  });

  test("behind wall and edge together the stronger counts, not the sum; something always arrives", () => {
    const foyer = between("club", [0, -12.5], [-8, 12]);
    expect(foyer.decibels).toBe(12);
    for (const x of [-12.5, -6, 0, 6, 12.5])
      expect(between("club", [-12, -9], [x, 12]).decibels).toBeLessThanOrEqual(30);
  });
});
