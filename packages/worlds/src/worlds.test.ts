import { LIMITS } from "@karaverse/protocol";
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
  thingsOf,
  triggersOf,
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

  const most = (shape: Obstacle, spots: readonly { x: number; z: number }[]) =>
    Math.min(...spots.map(({ x, z }) => clearance(shape, x, z)));

  test("lets as many people arrive as it holds, clear of the furniture and of each other", () => {
    expect(scene.spawns.length).toBeGreaterThanOrEqual(scene.holds);
    expect(scene.spawns.every(({ x, z }) => inside(x, z))).toBe(true);
    for (const shape of obstaclesOf(scene))
      expect(most(shape, scene.spawns), JSON.stringify(shape)).toBeGreaterThanOrEqual(BODY_RADIUS);
    const near = scene.spawns.filter((spot, n) =>
      scene.spawns.slice(n + 1).some(({ x, z }) => Math.hypot(spot.x - x, spot.z - z) <= BODY_RADIUS * 2),
    );
    expect(near).toEqual([]);
  });

  test("puts performers on the stage and leads them off it", () => {
    expect(scene.stage.marks).toHaveLength(8);
    for (let n = 0; n < scene.stage.marks.length; n++) {
      const mark = performerMark(scene, n);
      expect(onFootprint(scene.stage.footprint, mark.x, mark.z)).toBe(true);
      expect(groundAt(scene, mark.x, mark.z)).toBe(scene.stage.height);
      const exit = stageExit(scene, n);
      for (const shape of obstaclesOf(scene))
        expect(clearance(shape, exit.x, exit.z)).toBeGreaterThanOrEqual(BODY_RADIUS);
    }
  });

  test("has lamps that keep to who sings, and others that go with the song", () => {
    const beams = componentsOf(scene, "light").filter(({ component }) => component.group === "beams");
    expect(beams.some(({ component }) => component.cues.length === 0)).toBe(true);
    for (const on of ["beat", "line", "chorus", "applause", "score"] as const)
      expect(
        beams.some(({ component }) => component.cues.some((cue) => cue.on === on)),
        on,
      ).toBe(true);
  });

  test("lets everybody stand up from a seat to a free place", () => {
    const seats = seatsOf(scene);
    expect(seats.length).toBeGreaterThanOrEqual(8);
    expect(new Set(seats.map((seat) => seat.id)).size).toBe(seats.length);
    for (const shape of obstaclesOf(scene))
      expect(
        most(
          shape,
          seats.map(({ exit }) => exit),
        ),
        JSON.stringify(shape),
      ).toBeGreaterThanOrEqual(BODY_RADIUS - 0.02);
    for (const seat of seats) {
      expect(seatOf(scene, seat.id)).toEqual(seat);
      expect(inside(seat.exit.x, seat.exit.z), seat.id).toBe(true);
      // The exit is within an arm's reach of the seat.
      expect(Math.hypot(seat.x - seat.exit.x, seat.z - seat.exit.z)).toBeLessThan(1.2);
    }
  });

  test("has the words' screen first of its screens, and a way for the sound", () => {
    expect(componentsOf(scene, "screen")[0]?.component.shows).toBe("lyrics");
    expect(scene.stage.speakers.length).toBeGreaterThanOrEqual(2);
  });

  test("opens the stage to performers only", () => {
    expect(obstaclesOf(scene)).toContainEqual(scene.stage.footprint);
    expect(obstaclesOf(scene, "performer")).not.toContainEqual(scene.stage.footprint);
  });

  test("has a place for any number of people", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5_000 }), (n) => {
        expect(scene.spawns).toContain(spawnFor(scene, n));
        expect(scene.stage.marks).toContain(performerMark(scene, n));
      }),
    );
  });
});

test("M8, M9 there are things to carry, and places that answer", () => {
  const placesWith = (kind: "pickup" | "trigger") =>
    THEMES.filter((theme) => componentsOf(sceneOf(theme), kind).length > 0);
  expect(placesWith("pickup")).toEqual(["lounge", "box", "club", "open-air"]);
  expect(placesWith("trigger")).toEqual(["lounge", "club", "open-air", "theatre"]);
  for (const theme of THEMES)
    for (const { id, x, z } of thingsOf(sceneOf(theme))) {
      const { minX, maxX, minZ, maxZ } = boundsOf(sceneOf(theme));
      const isReached = Array.from({ length: 16 }, (_, n) => (n * Math.PI) / 8).some((angle) => {
        const [px, pz] = [
          x + Math.cos(angle) * LIMITS.reachMetres * 0.8,
          z + Math.sin(angle) * LIMITS.reachMetres * 0.8,
        ];
        const isInside = px >= minX && px <= maxX && pz >= minZ && pz <= maxZ;
        return (
          isInside && obstaclesOf(sceneOf(theme)).every((shape) => clearance(shape, px, pz) >= BODY_RADIUS)
        );
      });
      expect(isReached, `${theme} ${id}`).toBe(true);
    }
});

test("M9 who comes to where songs are picked sees on the screen what is sung next", () => {
  for (const theme of THEMES)
    for (const { prop } of componentsOf(sceneOf(theme), "song-picker")) {
      const trigger = triggersOf(sceneOf(theme)).find(({ id }) => id === prop.id);
      expect(trigger?.does, theme).toBe("screen");
      // From where one can stand before it.
      expect(trigger?.radius).toBeGreaterThan(0.46 + BODY_RADIUS);
    }
});

test("is made for so many people: the box has eight seats, the club takes 200 and the meadow a thousand", () => {
  expect(seatsOf(sceneOf("box"))).toHaveLength(8);
  expect(sceneOf("club").holds).toBe(200);
  expect(sceneOf("open-air").holds).toBe(1_000);
  expect(seatsOf(sceneOf("theatre")).length).toBeGreaterThan(150);
});

test("a seat on the rake is as high above its row as one in the foyer above the floor", () => {
  const theatre = sceneOf("theatre");
  const row = seatOf(theatre, "row-10-left/0");
  expect(row?.ground).toBeGreaterThan(0.9);
  expect(row?.y).toBeCloseTo(0.47, 5);
  expect(groundAt(theatre, row?.x ?? 0, row?.z ?? 0)).toBe(row?.ground);
});
