import fc from "fast-check";
import { expect, test } from "vitest";
import { type InnerWall, obstaclesOf, occluderOf, onFootprint, sceneOf } from "./index";

const wall = (look: InnerWall["look"], height: number, to = { x: 2, z: 0 }): InnerWall => ({
  ...{ id: "a", from: { x: -2, z: 0 }, to, height, thickness: 0.2, look },
});
const withWall = (one: InnerWall) => ({ ...sceneOf("box"), innerWalls: [one] });

test("a wall as high as a person hides who stands behind it, from both sides, and not who stands beside it", () => {
  const isHidden = occluderOf(withWall(wall("panel", 2.4)));
  expect(isHidden?.(0, -1, 0.5, 1)).toBe(true);
  expect(isHidden?.(0.5, 1, 0, -1)).toBe(true);
  expect(isHidden?.(0, -1, 1, -1)).toBe(false);
  expect(isHidden?.(2.5, -1, 2.5, 1)).toBe(false);
});

test("one sees over a low wall and through a railing", () => {
  expect(occluderOf(withWall(wall("panel", 1.1)))).toBeNull();
  expect(occluderOf(withWall(wall("railing", 2.4)))).toBeNull();
});

test("a wall is in the way of bodies all along, also where it runs slantwise", () => {
  const slanting = wall("panel", 2, { x: 1.3, z: 1.9 });
  const obstacles = obstaclesOf(withWall(slanting), "performer");
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
      const x = -2 + 3.3 * share;
      const z = 1.9 * share;
      expect(obstacles.some((shape) => onFootprint(shape, x, z))).toBe(true);
    }),
  );
});

test("the booths of the club and the foyer of the theatre are out of sight from the other side", () => {
  const club = occluderOf(sceneOf("club"));
  expect(club?.(-12, -4.2, -12, 3)).toBe(true);
  expect(club?.(-12, -4.2, 0, -4.2)).toBe(false);
  const theatre = occluderOf(sceneOf("theatre"));
  expect(theatre?.(-6, 12, -6, 0)).toBe(true);
  expect(theatre?.(0, 12, 0, 0)).toBe(false);
});
