import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  BODY_RADIUS,
  boundsOf,
  componentsOf,
  groundAt,
  type Obstacle,
  obstaclesOf,
  onFootprint,
  performerMark,
  Scene,
  sceneOf,
  seatOf,
  seatsOf,
  spawnFor,
  stageExit,
  THEMES,
} from "./index";

function clearance(shape: Obstacle, x: number, z: number): number {
  if (shape.kind === "circle") return Math.hypot(x - shape.x, z - shape.z) - shape.radius;
  const dx = Math.max(shape.minX - x, 0, x - shape.maxX);
  const dz = Math.max(shape.minZ - z, 0, z - shape.maxZ);
  return dx === 0 && dz === 0 ? -1 : Math.hypot(dx, dz);
}

describe.each(THEMES)("the theme %s", (theme) => {
  const scene = sceneOf(theme);
  const bounds = boundsOf(scene);
  const inside = (x: number, z: number) =>
    x >= bounds.minX && x <= bounds.maxX && z >= bounds.minZ && z <= bounds.maxZ;

  test("is a valid scene document and survives JSON", () => {
    expect(Scene.parse(JSON.parse(JSON.stringify(scene)))).toEqual(scene);
  });

  test("gives every prop its own id", () => {
    const ids = scene.props.map((prop) => prop.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("lets people arrive inside the walls, clear of the furniture and of each other", () => {
    for (const [n, spot] of scene.spawns.entries()) {
      expect(inside(spot.x, spot.z)).toBe(true);
      for (const shape of obstaclesOf(scene))
        expect(clearance(shape, spot.x, spot.z), `spawn ${n}`).toBeGreaterThanOrEqual(BODY_RADIUS);
      for (const other of scene.spawns.slice(n + 1))
        expect(Math.hypot(spot.x - other.x, spot.z - other.z)).toBeGreaterThan(BODY_RADIUS * 2);
    }
  });

  test("puts performers on the stage and leads them off it", () => {
    for (let n = 0; n < scene.stage.marks.length; n++) {
      const mark = performerMark(scene, n);
      expect(onFootprint(scene.stage.footprint, mark.x, mark.z)).toBe(true);
      expect(groundAt(scene, mark.x, mark.z)).toBe(scene.stage.height);
      const exit = stageExit(scene, n);
      for (const shape of obstaclesOf(scene))
        expect(clearance(shape, exit.x, exit.z)).toBeGreaterThanOrEqual(BODY_RADIUS);
    }
  });

  test("lets everybody stand up from a seat to a free place", () => {
    const seats = seatsOf(scene);
    expect(seats.length).toBeGreaterThanOrEqual(8);
    expect(new Set(seats.map((seat) => seat.id)).size).toBe(seats.length);
    for (const seat of seats) {
      expect(seatOf(scene, seat.id)).toEqual(seat);
      expect(inside(seat.exit.x, seat.exit.z), seat.id).toBe(true);
      for (const shape of obstaclesOf(scene))
        expect(clearance(shape, seat.exit.x, seat.exit.z), seat.id).toBeGreaterThanOrEqual(
          BODY_RADIUS - 0.02,
        );
      // The exit is within an arm's reach of the seat.
      expect(Math.hypot(seat.x - seat.exit.x, seat.z - seat.exit.z)).toBeLessThan(1.2);
    }
  });

  test("has one screen and a way for the sound", () => {
    expect(componentsOf(scene, "screen")).toHaveLength(1);
    expect(scene.stage.speakers.length).toBeGreaterThanOrEqual(2);
  });

  test("opens the stage to performers only", () => {
    expect(obstaclesOf(scene)).toContainEqual(scene.stage.footprint);
    expect(obstaclesOf(scene, "performer")).not.toContainEqual(scene.stage.footprint);
  });

  test("has a place for any number of people", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), (n) => {
        expect(scene.spawns).toContainEqual(spawnFor(scene, n));
        expect(scene.stage.marks).toContainEqual(performerMark(scene, n));
      }),
    );
  });
});
